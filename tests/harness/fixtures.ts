import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Program } from './execute.ts';
import type { Files } from './modules.ts';
import type { ScenarioModule } from './scenario.ts';

export const FIXTURES = fileURLToPath(new URL('../../__testfixtures__/', import.meta.url));

/** What `<case>.options.json` may hold: options of `migrate()`. */
export interface FixtureOptions {
  readonly profile?: 'default' | 'meteor';
  readonly only?: readonly string[];
  readonly [option: string]: unknown;
}

/**
 * What `<case>.expect.json` may hold: outcomes by symbol (`fallback nested-callback`), codes of findings, and all findings
 * by line (`12 lost-override`), so that one too many fails as well.
 */
export interface Expectation {
  readonly changes?: Readonly<Record<string, string>>;
  readonly findings?: readonly string[];
  readonly lines?: readonly string[];
}

export interface Fixture {
  /** `add-async-variants/timestamps`, `projects/barrel`. */
  readonly name: string;
  /** Source texts by path, relative to the project that the fixture stands for. */
  readonly input: Files;
  /** The input with the changes made; null while nobody has written it. */
  readonly output: Files | null;
  readonly main: string | null;
  readonly options: FixtureOptions;
  readonly expectation: Expectation;
  readonly scenarioPath: string | null;
  /** Where the output of a path belongs. */
  readonly outputPath: (path: string) => string;
}

export const NOOP = /\/noop-/;

/** All fixtures, the ones that change nothing first. */
export function readFixtures(): readonly Fixture[] {
  const single = ['add-async-variants', 'insert-sync-fallbacks', 'wrap-new-connection'].flatMap(readTransform);
  const projects = entries(join(FIXTURES, 'projects')).map(readProject);
  return [...single, ...projects].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

export function readNotExecuted(): Readonly<Record<string, string>> {
  return readJson<Record<string, string>>(join(FIXTURES, 'not-executed.json')) ?? {};
}

export async function loadScenario(path: string): Promise<ScenarioModule> {
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as ScenarioModule;
}

export function programOf({ main, options }: Fixture, files: Files): Program {
  return { files, main, profile: options.profile ?? 'default' };
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

/** Every file below a folder by its relative path, with `/` separators; links are not followed. */
export function readFiles(folder: string): Files {
  return new Map(listFiles(folder, '').map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function listFiles(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  const found = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return found.flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(root, path) : entry.isFile() ? [path] : [];
  });
}

function readTransform(transform: string): readonly Fixture[] {
  const folder = join(FIXTURES, transform);
  const inputs = entries(folder).filter((file) => file.includes('.input.'));
  return inputs.map((file): Fixture => {
    const extension = extname(file);
    const name = basename(file, `.input${extension}`);
    const main = name + extension;
    const at = (suffix: string): string => join(folder, name + suffix);
    const input = new Map([[main, readFileSync(join(folder, file), 'utf8')]]);
    const outputPath = at(`.output${extension}`);
    const isNoop = NOOP.test(`/${name}`);
    const output = existsSync(outputPath) ? new Map([[main, readFileSync(outputPath, 'utf8')]]) : null;
    return {
      ...{ name: `${transform}/${name}`, input, main, output: isNoop ? input : output },
      options: { only: [transform], ...readJson<FixtureOptions>(at('.options.json')) },
      expectation: readJson<Expectation>(at('.expect.json')) ?? {},
      scenarioPath: ifExists(at('.scenario.ts')),
      outputPath: () => outputPath,
    };
  });
}

/** In a project, `output/` holds the changed files only. */
function readProject(name: string): Fixture {
  const folder = join(FIXTURES, 'projects', name);
  const input = readFiles(join(folder, 'input'));
  const changed = existsSync(join(folder, 'output')) ? new Map([...input, ...readFiles(join(folder, 'output'))]) : null;
  return {
    ...{ name: `projects/${name}`, input, main: null, output: NOOP.test(`/${name}`) ? input : changed },
    options: readJson<FixtureOptions>(join(folder, 'options.json')) ?? {},
    expectation: readJson<Expectation>(join(folder, 'expect.json')) ?? {},
    scenarioPath: ifExists(join(folder, 'scenario.ts')),
    outputPath: (path) => join(folder, 'output', path),
  };
}

function rank({ name }: Fixture): number {
  return NOOP.test(name) ? 0 : 1;
}

function entries(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function ifExists(path: string): string | null {
  return existsSync(path) ? path : null;
}

function readJson<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null;
}
