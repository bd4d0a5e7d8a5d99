/** The `paths` and `baseUrl` of a tsconfig, for where the resolver that knows them cannot be asked. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createPathsMatcher, parseTsconfig } from 'get-tsconfig';

type Matcher = NonNullable<ReturnType<typeof createPathsMatcher>>;

interface Mapping {
  /** What they lead to is absolute. */
  readonly paths: Readonly<Record<string, string[]>>;
  /** Absolute. */
  readonly baseUrl: string | null;
}

const NONE: Mapping = { paths: {}, baseUrl: null };
const DEEPEST = 20;

/** @returns the absolute paths, without endings, that a specifier in a file may mean, the likeliest first */
export function pathCandidates(from: string, specifier: string): readonly string[] {
  const file = configurationOf(from);
  return file === null ? [] : (matcherOf(file)?.(specifier) ?? []);
}

/** The nearest tsconfig.json, or jsconfig.json, as editors and bundlers take it. */
export function configurationOf(from: string): string | null {
  for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
    const found = ['tsconfig.json', 'jsconfig.json']
      .map((name) => path.join(folder, name))
      .find((file) => existsSync(file));
    if (found !== undefined) return found;
    if (path.dirname(folder) === folder) return null;
  }
}

/** A file of which all that it extends is there and makes sense is read as TypeScript reads it; any other as far as it goes. */
function matcherOf(file: string): Matcher | null {
  try {
    return createPathsMatcher({ path: file, config: parseTsconfig(file) });
  } catch {
    const { paths, baseUrl } = asFarAsItGoes(file);
    return createPathsMatcher({
      path: file,
      config: { compilerOptions: { paths, ...(baseUrl !== null && { baseUrl }) } },
    });
  }
}

/**
 * With what it takes over from the files of the project that it extends. Often one is missing that a framework writes
 * (`.nuxt/tsconfig.json`), or the package that has it is not installed.
 */
function asFarAsItGoes(file: string, depth = 0): Mapping {
  const config = depth < DEEPEST ? readJsonc(file) : null;
  if (config === null) return NONE;
  const folder = path.dirname(file);
  const above = texts(config['extends'])
    .filter((name) => name.startsWith('.') || path.isAbsolute(name))
    .map((name) => path.resolve(folder, name.endsWith('.json') ? name : `${name}.json`))
    .map((name) => asFarAsItGoes(name, depth + 1))
    .reduce((one, other) => merge(one, other), NONE);
  const options = isObject(config['compilerOptions']) ? config['compilerOptions'] : {};
  const [own] = typeof options['baseUrl'] === 'string' ? texts(options['baseUrl']) : [];
  const baseUrl = own === undefined ? above.baseUrl : path.resolve(folder, own);
  if (!isObject(options['paths'])) return { paths: above.paths, baseUrl };
  return { paths: absolute(options['paths'], baseUrl ?? folder), baseUrl };
}

/** Patterns that make sense, and where they lead; one star is the most that either may have. */
function absolute(paths: Readonly<Record<string, unknown>>, base: string): Record<string, string[]> {
  const makesSense = (text: string): boolean => text.split('*').length <= 2;
  const read = Object.entries(paths).map(([pattern, targets]) => {
    const places = texts(targets).filter(makesSense);
    return [pattern, places.map((target) => path.resolve(base, target))] as const;
  });
  return Object.fromEntries(read.filter(([pattern, targets]) => makesSense(pattern) && targets.length > 0));
}

function merge(one: Mapping, other: Mapping): Mapping {
  const { paths } = Object.keys(other.paths).length === 0 ? one : other;
  return { paths, baseUrl: other.baseUrl ?? one.baseUrl };
}

/** JSON with comments and commas too many. Null when it is not there, or no such object. */
function readJsonc(file: string): Record<string, unknown> | null {
  try {
    const text = readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/("(?:\\.|[^"\\])*")|\/\/.*|\/\*[^]*?\*\//g, (_, kept: string | undefined) => kept ?? ' ')
      .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, kept: string | undefined) => kept ?? '');
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each) => typeof each === 'string');
}
