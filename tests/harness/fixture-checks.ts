/** What every fixture has to pass, a function each. They give what is wrong in words, and nothing where all is well. */
import { createTwoFilesPatch } from 'diff';
import { type DatabaseName, differences } from './compare.ts';
import { type Fixture, loadScenario, programOf, readFiles } from './fixtures.ts';
import { type Migrated, migrateFiles } from './migrate-fixture.ts';
import { type Files, syntaxErrors } from './modules.ts';

export type Problems = readonly string[];

/** Every text can be read by a compiler. */
export function unreadable(files: Files): Problems {
  return [...files].flatMap(([path, text]) => syntaxErrors(path, text).map((error) => `${path}: ${error}`));
}

/** A dry run fails at no file, and writes nothing. */
export function disturbed(fixture: Fixture, { result, folder }: Migrated): Problems {
  const failed = result.files.filter(({ status }) => status === 'failed');
  return [...failed.map(({ path, error }) => `${path}: ${error ?? ''}`), ...unlike(fixture.input, readFiles(folder))];
}

/** The migration gives the output that is written down. */
export function unwritten(fixture: Fixture, { files }: Migrated): Problems {
  if (fixture.output === null) return ['no output yet: UPDATE_FIXTURES=1 writes one for review'];
  return unlike(fixture.output, files);
}

/** Something is written down of its outcomes and findings. */
export function isExpected({ expectation }: Fixture): boolean {
  return Object.keys(expectation).length > 0;
}

/** The outcomes and findings that are written down. */
export function unexpected({ expectation }: Fixture, { result }: Migrated): Problems {
  const { changes = {}, findings = [], lines } = expectation;
  const actual = new Map(result.files.flatMap((file) => file.changes.map((each) => [each.symbol, inWords(each)])));
  const codes = new Set<string>(result.findings.map(({ code }) => code));
  const places = result.findings.map(({ line, code }) => `${String(line)} ${code}`);
  return [
    ...Object.entries(changes)
      .filter(([symbol, outcome]) => actual.get(symbol) !== outcome)
      .map(([symbol, outcome]) => `${symbol}: expected ${outcome}, and it is ${actual.get(symbol) ?? 'none'}`),
    ...findings.filter((code) => !codes.has(code)).map((code) => `no finding ${code}`),
    ...(lines ? unlike(new Map([['findings', lines.join('\n')]]), new Map([['findings', places.join('\n')]])) : []),
  ];
}

export function inWords({ outcome, blocker }: { readonly outcome: string; readonly blocker: string | null }): string {
  return blocker ? `${outcome} ${blocker}` : outcome;
}

/** A migration of the output changes nothing. */
export async function unstable(root: string, fixture: Fixture, output: Files): Promise<Problems> {
  return unlike(output, (await migrateFiles(root, fixture, output)).files);
}

/** The scenario does the same through the sync variants of the input and the async ones of these files. */
export async function unfaithful(
  fixture: Fixture,
  after: Files,
  databases?: readonly DatabaseName[],
): Promise<Problems> {
  const scenario = await loadScenario(fixture.scenarioPath ?? '');
  return differences(programOf(fixture, fixture.input), programOf(fixture, after), scenario, databases);
}

/** The scenario is one that sees a difference where nothing was migrated. */
export async function unnoticed(fixture: Fixture): Promise<Problems> {
  const { rightBefore = false } = await loadScenario(fixture.scenarioPath ?? '');
  const isSame = (await unfaithful(fixture, fixture.input, ['memory'])).length === 0;
  if (isSame === rightBefore) return [];
  return [isSame ? 'sees no difference where nothing was migrated' : 'says rightBefore, and the input is not'];
}

/** Texts that are not as they should be, as a diff. */
export function unlike(expected: Files, actual: Files): Problems {
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((path) => {
    const [wanted, found] = [expected.get(path), actual.get(path)];
    if (wanted === found) return [];
    return createTwoFilesPatch(`${path} (expected)`, path, wanted ?? '', found ?? '', undefined, undefined);
  });
}
