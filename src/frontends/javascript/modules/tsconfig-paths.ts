/** The `paths` and `baseUrl` of a tsconfig, for where the resolver that knows them cannot be asked. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Mapping {
  readonly paths: Readonly<Record<string, unknown>>;
  /** Absolute; what `paths` lead to is relative to it. */
  readonly base: string;
  readonly baseUrl: string | null;
}

const NONE: Mapping = { paths: {}, base: '', baseUrl: null };
const DEEPEST = 20;

/** @returns the absolute paths, without endings, that a specifier in a file may mean, the likeliest first */
export function pathCandidates(from: string, specifier: string): readonly string[] {
  const file = configurationOf(from);
  return file === null ? [] : candidates(mappingOf(file), specifier);
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

function candidates({ paths, base, baseUrl }: Mapping, specifier: string): readonly string[] {
  const found = Object.keys(paths)
    .map((pattern) => ({ pattern, rest: matched(pattern, specifier), prefix: pattern.split('*', 1)[0] ?? '' }))
    .filter(({ rest }) => rest !== null)
    .sort((a, b) => Number(b.rest === '') - Number(a.rest === '') || b.prefix.length - a.prefix.length)
    .flatMap(({ pattern, rest }) =>
      texts(paths[pattern]).map((target) =>
        path.resolve(
          base,
          target.replace('*', () => rest ?? ''),
        ),
      ),
    );
  return baseUrl === null ? found : [...found, path.resolve(baseUrl, specifier)];
}

/** What stands for the `*`; empty for a pattern without one; null when the pattern is not met. */
function matched(pattern: string, specifier: string): string | null {
  const [prefix = '', suffix] = pattern.split('*');
  if (suffix === undefined) return pattern === specifier ? '' : null;
  if (specifier.length < prefix.length + suffix.length) return null;
  const isMet = specifier.startsWith(prefix) && specifier.endsWith(suffix);
  return isMet ? specifier.slice(prefix.length, specifier.length - suffix.length) : null;
}

/** With what it takes over from the files that it extends; from packages nothing is taken over. */
function mappingOf(file: string, depth = 0): Mapping {
  const config = depth < DEEPEST ? readJsonc(file) : null;
  if (config === null) return NONE;
  const folder = path.dirname(file);
  const above = texts(config['extends'])
    .filter((name) => name.startsWith('.') || path.isAbsolute(name))
    .map((name) => path.resolve(folder, name.endsWith('.json') ? name : `${name}.json`))
    .map((name) => mappingOf(name, depth + 1))
    .reduce((one, other) => merge(one, other), NONE);
  const options = isObject(config['compilerOptions']) ? config['compilerOptions'] : {};
  const [baseUrl] = typeof options['baseUrl'] === 'string' ? texts(options['baseUrl']) : [];
  const root = baseUrl === undefined ? above.baseUrl : path.resolve(folder, baseUrl);
  if (!isObject(options['paths'])) return { ...above, baseUrl: root };
  return { paths: options['paths'], base: root ?? folder, baseUrl: root };
}

function merge(one: Mapping, other: Mapping): Mapping {
  const { paths, base } = other.base === '' ? one : other;
  return { paths, base, baseUrl: other.baseUrl ?? one.baseUrl };
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
