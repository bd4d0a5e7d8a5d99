/** Import resolution: from a specifier to a file, with tsconfig `paths`, package `exports` and root imports. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { type NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import type { ImportResolver, Resolution } from '../../language.ts';
import { createAliases, type ReadFacts } from './aliases.ts';
import { createManifests } from './manifests.ts';
import { createPlugAndPlay } from './pnp.ts';
import { configurationOf, pathCandidates } from './tsconfig-paths.ts';

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.json'];
const EXTENSION_ALIAS = {
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs', '.d.mts'],
  '.cjs': ['.cts', '.cjs', '.d.cts'],
};
/** What is written beside the code comes first. */
const TYPES_ALIAS = {
  '.js': ['.ts', '.tsx', '.d.ts', '.js', '.jsx'],
  '.jsx': ['.tsx', '.d.ts', '.jsx'],
  '.mjs': ['.mts', '.d.mts', '.mjs'],
  '.cjs': ['.cts', '.d.cts', '.cjs'],
};
const DECLARATIONS = /\.d\.[mc]?ts$/;
/** The name of a package, and what follows it. */
const BARE = /^(@[^/@:]+\/)?[^./#@:][^:]*$/;
const CODE = /\.[mc]?[jt]sx?$/;

/**
 * @param root absolute path that specifiers beginning with `/` are resolved from, when `rootImports` is set
 * @param read reads the facts of a bundler's configuration
 */
export function createImportResolver(root: string, rootImports: boolean, read: ReadFacts = () => null): ImportResolver {
  const manifests = createManifests();
  const aliases = createAliases(read);
  const plugAndPlay = createPlugAndPlay();
  const shared = {
    extensions: EXTENSIONS,
    extensionAlias: EXTENSION_ALIAS,
    tsconfig: 'auto' as const,
    builtinModules: true,
    symlinks: true,
  };
  const codeOptions = {
    ...shared,
    conditionNames: ['node', 'import', 'require', 'default'],
    mainFields: ['module', 'main'],
  };
  const typesOptions = {
    ...shared,
    extensionAlias: TYPES_ALIAS,
    extensions: ['.d.ts', '.d.mts', '.d.cts', ...EXTENSIONS],
    conditionNames: ['types', 'node', 'import', 'require', 'default'],
    mainFields: ['types', 'typings', 'module', 'main'],
  };
  const code = createResolvers(codeOptions);
  const types = createResolvers(typesOptions);
  const seen = new Map<string, Resolution>();

  function run(resolver: readonly ResolverFactory[], kind: string, from: string, specifier: string): Resolution {
    const key = `${kind}\0${path.dirname(from)}\0${specifier}`;
    const known = seen.get(key);
    if (known) return known;
    const found = rootImports && specifier.startsWith('/') ? fromRoot(root, specifier) : null;
    const result = found ?? lookUp(resolver, from, specifier);
    const settled = result.kind === 'package' ? unresolved(resolver, from, specifier) : result;
    seen.set(key, settled);
    return settled;
  }

  /** What is no file of an installed package: an alias, a package of the workspace, a dependency, or nothing that is known. */
  function unresolved(resolver: readonly ResolverFactory[], from: string, specifier: string): Resolution {
    for (const candidate of [...aliases.candidates(from, specifier), ...pathCandidates(from, specifier)]) {
      const found = fromRoot('/', candidate);
      if (found) return found;
    }
    if (isBuiltin(specifier)) return { kind: 'package', specifier };
    const plugged = BARE.test(specifier) ? plugAndPlay.find(from, specifier) : null;
    const inPlace = plugged?.kind === 'folder' ? inWorkspace(resolver, specifier, plugged) : null;
    if (inPlace) return { ...inPlace, external: plugged?.kind === 'folder' && !plugged.isOwn };
    // What is installed and cannot be read is a package like one that is not.
    if (plugged && plugged.kind !== 'none') return { kind: 'package', specifier };
    const workspace = manifests.workspace(from, specifier);
    const source = workspace && inWorkspace(resolver, specifier, workspace);
    if (source) return source;
    if (!workspace && manifests.declares(from, specifier)) return { kind: 'package', specifier };
    const mend = specifier.startsWith('#')
      ? manifests.nearest(from)
      : (configurationOf(from) ?? aliases.nearest(from) ?? manifests.nearest(from));
    return { kind: 'missing', specifier, ...(mend === null ? {} : { mend }) };
  }

  /** A package without declarations of its own may have them in another: `@types/mailer`. */
  function resolveTypes(from: string, specifier: string): Resolution {
    const own = run(types, 'types', from, specifier);
    const isPackage = own.kind === 'package' || (own.kind === 'file' && own.external && !DECLARATIONS.test(own.path));
    const elsewhere = isPackage ? declaredIn(specifier) : null;
    const found = elsewhere === null ? own : run(types, 'types', from, elsewhere);
    return found.kind === 'file' ? found : own;
  }

  return { resolve: (from, specifier) => run(code, 'code', from, specifier), resolveTypes };
}

/** The package that describes another (https://www.typescriptlang.org/docs/handbook/declaration-files/publishing.html). */
function declaredIn(specifier: string): string | null {
  if (/^[./#]|^node:|^@types\//.test(specifier)) return null;
  return `@types/${specifier.replace(/^@([^/]+)\//, '$1__')}`;
}

/** A package of the workspace by its manifest; where that names what a build would make, by its sources. */
function inWorkspace(
  resolvers: readonly ResolverFactory[],
  specifier: string,
  { folder, rest }: { readonly folder: string; readonly rest: string },
): Extract<Resolution, { kind: 'file' }> | null {
  for (const resolver of resolvers) {
    // A package knows itself by its name, by way of its `exports`.
    const found = [specifier, rest === '' ? '.' : `.${rest}`]
      .map((each) => resolver.sync(folder, each).path)
      .find((each) => each !== undefined);
    if (found !== undefined && CODE.test(found))
      return { kind: 'file', path: found.split(path.sep).join('/'), external: false };
  }
  const places =
    rest === '' ? ['/src/index', '/index', '/src/main', '/lib/index'] : [rest, `/src${rest}`, `/lib${rest}`];
  for (const place of places) {
    const found = fromRoot(folder, place);
    if (found) return found;
  }
  return null;
}

/** A tsconfig that cannot be read makes every import fail; without it all but its own `paths` still resolve. */
function createResolvers({ tsconfig, ...options }: NapiResolveOptions): readonly ResolverFactory[] {
  const withTsconfig = tsconfig === undefined ? options : { ...options, tsconfig };
  return [new ResolverFactory(withTsconfig), new ResolverFactory(options)];
}

function lookUp(resolvers: readonly ResolverFactory[], from: string, specifier: string): Resolution {
  const isLocal = specifier.startsWith('.') || specifier.startsWith('/');
  const failed: Resolution = isLocal ? { kind: 'missing', specifier } : { kind: 'package', specifier };
  if (specifier.includes('\0')) return failed;
  const found = firstPath(resolvers, from, specifier) ?? aroundManifest(resolvers, from, specifier);
  // A broken package.json makes even relative imports fail.
  if (found === undefined) return (isLocal ? fromRoot(path.dirname(from), specifier) : null) ?? failed;
  const file = found.split(path.sep).join('/');
  if (!CODE.test(file)) return { kind: 'missing', specifier };
  return { kind: 'file', path: file, external: file.includes('/node_modules/') };
}

function firstPath(resolvers: readonly ResolverFactory[], from: string, specifier: string): string | undefined {
  for (const resolver of resolvers) {
    const { path: found } = resolver.resolveFileSync(from, specifier);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Where the project's package.json is broken, the resolver finds nothing that is asked for from there: neither what `paths`
 * mean nor installed packages, whose own package.json is fine.
 */
function aroundManifest(resolvers: readonly ResolverFactory[], from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('/')) return undefined;
  const { error } = resolvers.at(-1)?.resolveFileSync(from, specifier) ?? {};
  if (error?.startsWith('JSONError') !== true || !error.includes('package.json')) return undefined;
  for (const candidate of pathCandidates(from, specifier)) {
    const found = fromRoot('/', candidate);
    if (found?.kind === 'file') return found.path;
  }
  const [scope = '', name = ''] = specifier.split('/');
  const packageName = scope.startsWith('@') ? `${scope}/${name}` : scope;
  for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
    const installed = path.join(folder, 'node_modules', packageName);
    for (const resolver of existsSync(installed) ? resolvers : []) {
      const { path: found } = resolver.sync(installed, specifier);
      if (found !== undefined) return found;
    }
    if (path.dirname(folder) === folder) return undefined;
  }
}

/** Meteor's `/imports/api/todos.js`: absolute specifiers begin at the project. */
function fromRoot(root: string, specifier: string): Extract<Resolution, { kind: 'file' }> | null {
  const base = path.join(root, specifier);
  const candidates = [
    base,
    ...EXTENSIONS.map((ending) => base + ending),
    ...EXTENSIONS.map((ending) => `${base}/index${ending}`),
    ...Object.entries(EXTENSION_ALIAS).flatMap(([ending, sources]) =>
      base.endsWith(ending) ? sources.map((source) => base.slice(0, -ending.length) + source) : [],
    ),
  ];
  for (const candidate of candidates) {
    if (CODE.test(candidate) && existsSync(candidate) && statSync(candidate).isFile()) {
      return { kind: 'file', path: realpathSync(candidate).split(path.sep).join('/'), external: false };
    }
  }
  return null;
}
