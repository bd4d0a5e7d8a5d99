/**
 * Yarn Plug'n'Play: a map of what each package may import, in `.pnp.cjs` or `.pnp.data.json` beside it
 * (https://yarnpkg.com/advanced/pnp-spec). The map is read, never run. Packages in archives are there, and cannot be read.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageOf } from '../../../model/package-names.ts';

export type Plugged =
  /** A folder with the package's files. `isOwn`: one of the workspace. */
  | { readonly kind: 'folder'; readonly folder: string; readonly rest: string; readonly isOwn: boolean }
  /** The package is installed in an archive. */
  | { readonly kind: 'archive' }
  /** The map does not let the file import it. */
  | { readonly kind: 'none'; readonly map: string };

export interface PlugAndPlay {
  /** What the specifier of a package leads to from a file; null where no map is responsible for the file. */
  find(from: string, specifier: string): Plugged | null;
}

/** A reference of a package, or of another one under its name; null where a peer is not given. */
type Reference = string | readonly [name: string, reference: string] | null;

interface Locator {
  readonly location: string;
  readonly dependencies: ReadonlyMap<string, Reference>;
  readonly isOwn: boolean;
  readonly isLookedUp: boolean;
}

interface PackageMap {
  readonly file: string;
  readonly packages: ReadonlyMap<string | null, ReadonlyMap<string | null, Locator>>;
  readonly ignored: RegExp | null;
  /** Dependencies of the whole project, which anybody may import who is not excluded. */
  readonly fallback: ReadonlyMap<string, Reference>;
  readonly excluded: ReadonlySet<Locator>;
}

export function createPlugAndPlay(): PlugAndPlay {
  const maps = new Map<string, PackageMap | null>();

  function mapAround(folder: string): PackageMap | null {
    const known = maps.get(folder);
    if (known !== undefined) return known;
    const up = path.dirname(folder);
    const found = readMap(folder) ?? (up === folder ? null : mapAround(up));
    maps.set(folder, found);
    return found;
  }

  return {
    find(from, specifier) {
      const map = mapAround(path.dirname(from));
      const issuer = map && issuerOf(map, from);
      if (!map || !issuer) return null;
      const name = packageOf(specifier);
      const reference =
        issuer.dependencies.get(name) ?? (map.excluded.has(issuer) ? null : (map.fallback.get(name) ?? null));
      const target = reference === null ? null : locatorOf(map, name, reference);
      if (!target) return { kind: 'none', map: map.file };
      if (!isFolder(target.location)) return { kind: 'archive' };
      const folder = path.resolve(target.location);
      return { kind: 'folder', folder, rest: specifier.slice(name.length), isOwn: target.isOwn };
    },
  };
}

/** The package that the file belongs to: of those around it, the innermost. */
function issuerOf(map: PackageMap, from: string): Locator | null {
  const relative = path.posix.relative(path.posix.dirname(map.file), from);
  if (map.ignored?.test(relative) === true) return null;
  let found: Locator | null = null;
  for (const locator of [...map.packages.values()].flatMap((each) => [...each.values()])) {
    if (!locator.isLookedUp || !`${from}/`.startsWith(locator.location)) continue;
    if (!found || locator.location.length > found.location.length) found = locator;
  }
  return found;
}

function locatorOf({ packages }: PackageMap, name: string, reference: NonNullable<Reference>): Locator | null {
  const [real, own] = typeof reference === 'string' ? [name, reference] : reference;
  return packages.get(real)?.get(own) ?? null;
}

/** `.yarn/__virtual__/<hash>/<n>/<rest>` is `<rest>`, seen from n folders further up than `.yarn`. */
function realLocation(location: string): string {
  const real = location.replace(
    /\/(?:__virtual__|\$\$virtual)\/[^/]+\/(\d+)\//,
    (_, up: string) => `/${'../'.repeat(Number(up))}`,
  );
  return path.posix.join(real, '/');
}

function isFolder(location: string): boolean {
  return existsSync(location) && statSync(location).isDirectory();
}

function readMap(folder: string): PackageMap | null {
  const file = path.posix.join(folder, '.pnp.cjs');
  const data = path.posix.join(folder, '.pnp.data.json');
  if (!existsSync(file) && !existsSync(data)) return null;
  try {
    const text = existsSync(data) ? readFileSync(data, 'utf8') : inlined(readFileSync(file, 'utf8'));
    return text === null ? null : mapOf(JSON.parse(text), existsSync(file) ? file : data);
  } catch {
    // What cannot be read says nothing; the imports are unknown then.
    return null;
  }
}

/** The JSON that stands in the file as a string, on many lines (`RAW_RUNTIME_STATE`), or as an object (Yarn 2). */
function inlined(code: string): string | null {
  const [, text] =
    /(?:RAW_RUNTIME_STATE\s*=\s*|hydrateRuntimeState\(JSON\.parse\()'((?:[^'\\]|\\[^])*)'/.exec(code) ?? [];
  if (text !== undefined) return text.replace(/\\(\r\n|[^])/g, (_, each: string) => (/^\r?\n$/.test(each) ? '' : each));
  const [, object] = /return hydrateRuntimeState\((\{[^]*?\n {2}\}), \{/.exec(code) ?? [];
  return object ?? null;
}

function mapOf(state: unknown, file: string): PackageMap {
  const fields = record(state);
  const folder = path.posix.dirname(file);
  const packages = new Map<string | null, Map<string | null, Locator>>();
  for (const [name, references] of entries(fields['packageRegistryData'])) {
    const own = new Map<string | null, Locator>();
    for (const [reference, info] of entries(references)) own.set(textOf(reference), locator(folder, record(info)));
    packages.set(textOf(name), own);
  }
  const ignored = fields['ignorePatternData'];
  const isOpen = fields['enableTopLevelFallback'] === true;
  const excluded = entries(fields['fallbackExclusionList']).flatMap(([name, references]) =>
    list(references).flatMap((each) => packages.get(textOf(name))?.get(textOf(each)) ?? []),
  );
  const top = packages.get(null)?.get(null);
  const pool = references(fields['fallbackPool']);
  return {
    file,
    packages,
    ignored: typeof ignored === 'string' ? new RegExp(ignored) : null,
    fallback: isOpen ? new Map([...pool, ...(top?.dependencies ?? [])]) : new Map(),
    excluded: new Set(excluded),
  };
}

function locator(folder: string, info: Readonly<Record<string, unknown>>): Locator {
  return {
    location: realLocation(path.posix.join(folder, textOf(info['packageLocation']) ?? './')),
    dependencies: references(info['packageDependencies']),
    isOwn: info['linkType'] === 'SOFT',
    isLookedUp: info['discardFromLookup'] !== true,
  };
}

function references(value: unknown): ReadonlyMap<string, Reference> {
  return new Map(
    entries(value).flatMap(([name, reference]): [string, Reference][] => {
      if (typeof name !== 'string') return [];
      const [real, own] = list(reference);
      if (typeof real === 'string' && typeof own === 'string') return [[name, [real, own]]];
      return [[name, textOf(reference)]];
    }),
  );
}

function entries(value: unknown): readonly (readonly [unknown, unknown])[] {
  return list(value).flatMap((each) => (Array.isArray(each) && each.length === 2 ? [[each[0], each[1]] as const] : []));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
