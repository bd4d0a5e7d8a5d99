import { isDeepStrictEqual, inspect } from 'node:util';
import ts from 'typescript';
import type { Files } from '../harness/modules.ts';
import type { BaseKind } from '../harness/pairs.ts';
import { migrateProgram } from './migrate-program.ts';
import type { GeneratedProgram } from './render-program.ts';
import { type Observed, runProgram } from './run-program.ts';

/** One override of a program, as the migration saw it. */
export interface Decision {
  /** Its file and its class, as far as it has a name, and method: `models.js C0.save`. */
  readonly override: string;
  readonly outcome: string;
  readonly blocker: string | null;
  readonly reason: string;
}

/** What is wrong with the migration of one program: nothing, if all is well. */
export interface Checked {
  readonly disagreements: readonly string[];
  readonly after: Files;
  readonly decisions: readonly Decision[];
  /** The program itself cannot be loaded, so it says nothing. */
  readonly invalid: string | null;
}

/** Migrates a program and compares what it does before and after. */
export async function checkProgram(program: GeneratedProgram, folder: string): Promise<Checked> {
  const [first, ...others] = basesOf(program);
  let measure: Observed;
  try {
    measure = await runProgram(program, program.files, { flavour: 'sync', base: first });
  } catch (error) {
    return { disagreements: [], after: program.files, decisions: [], invalid: String(error) };
  }
  const { after, result } = await migrateProgram(program, program.files, folder);
  const changes = result.files.flatMap((file) => file.changes.map((change) => ({ ...change, path: file.path })));
  const overrides = changes
    .filter(({ kind }) => kind === 'override')
    .map((change) => ({ ...change, override: `${change.path} ${change.symbol}` }));
  const failures = result.files.flatMap(({ error }) => (error === null ? [] : [`a file failed: ${error}`]));
  // The overrides of a file that failed are not in the result.
  if (failures.length > 0) return { disagreements: failures, after, decisions: overrides, invalid: null };
  const changed = [...after].filter(([path, text]) => program.files.get(path) !== text);
  const foreign = [...after.keys()].filter((path) => !program.files.has(path));
  const disagreements = [
    ...foreign.map((path) => `${path} is not the program's, and was changed`),
    ...changed.flatMap(([path, text]) => syntaxErrors(path, text).map((error) => `${path} does not parse: ${error}`)),
    ...unaccounted(
      program,
      overrides.map(({ path, pair }) => `${path} ${pair?.sync ?? ''}`),
    ),
  ];
  if (disagreements.length === 0) {
    const isLeft = program.marks.has('taken-fallback') && overrides.some(({ outcome }) => outcome === 'skipped');
    // What is left alone has no async variant of its own to compare.
    const bases = isLeft ? [] : [first, ...others];
    for (const base of bases) disagreements.push(...(await compareOn(base, program, after, measure)));
    if (changed.length > 0 && !(await isStable(program, after, folder))) {
      disagreements.push('a second run changes the program');
    }
  }
  return { disagreements, after, decisions: overrides, invalid: null };
}

/** A second run changes nothing. After a first one that changed nothing it would be the same run again. */
async function isStable(program: GeneratedProgram, after: Files, folder: string): Promise<boolean> {
  const again = await migrateProgram(program, after, folder);
  return [...after].every(([path, text]) => again.after.get(path) === text);
}

/** The ORMs below on which the migrated program must be right. */
export function basesOf({ base }: GeneratedProgram): readonly [BaseKind, ...BaseKind[]] {
  return base === 'option' ? ['delegating', 'native'] : ['native'];
}

/** The sync variants and the async ones after the migration, against the sync ones before. */
export async function compareOn(
  base: BaseKind,
  program: GeneratedProgram,
  after: Files,
  measure: Observed,
): Promise<readonly string[]> {
  const found: string[] = [];
  try {
    const sync = await runProgram(program, after, { flavour: 'sync', base });
    found.push(...differences(measure, sync).map((text) => `[${base}, sync after] ${text}`));
    const actual = await runProgram(program, after, { flavour: 'async', base });
    found.push(...differences(measure, actual).map((text) => `[${base}, async after] ${text}`));
    const mayRunSync = program.marks.has('timer') || program.marks.has('constructor');
    const strays = mayRunSync ? [] : actual.strays;
    found.push(...strays.map((text) => `[${base}, async after] the sync variant ran outside of any fallback: ${text}`));
  } catch (error) {
    found.push(`[${base}] the migrated program cannot be loaded: ${String(error)}`);
  }
  return found;
}

/** What TypeScript's parser says; the migration's own check uses another. */
function syntaxErrors(path: string, text: string): readonly string[] {
  const name = path.replace(/\.cjs$/, '.js');
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) as ts.SourceFile & {
    readonly parseDiagnostics?: readonly ts.Diagnostic[];
  };
  return (source.parseDiagnostics ?? []).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** What differs between two runs, in words. */
export function differences(measure: Observed, actual: Observed): readonly string[] {
  const parts = ['outcomes', 'operations', 'rows', 'objects'] as const;
  const found = parts.flatMap((part) => {
    const [expected, given] = [measure[part], actual[part]];
    if (isDeepStrictEqual(expected, given)) return [];
    if (!Array.isArray(expected) || !Array.isArray(given))
      return [`${part} differ: ${show(expected)}\n  here: ${show(given)}`];
    const at = expected.findIndex((each, index) => !isDeepStrictEqual(each, given[index]));
    const index = at < 0 ? expected.length : at;
    return [`${part} differ at ${String(index)}: ${show(expected[index])}\n  here: ${show(given[index])}`];
  });
  return [...found, ...actual.violations.filter((each) => !measure.violations.includes(each))];
}

function show(value: unknown): string {
  return inspect(value, { depth: 5, breakLength: 160 });
}

/** Overrides that the result says nothing of, and others that are none. */
function unaccounted({ overrides, undecided }: GeneratedProgram, actual: readonly string[]): readonly string[] {
  const left = [...actual];
  const remove = (each: string): boolean => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const lost = overrides.filter((each) => !remove(each));
  undecided.forEach(remove);
  return [...lost.map((each) => `not accounted for: ${each}`), ...left.map((each) => `no override: ${each}`)];
}
