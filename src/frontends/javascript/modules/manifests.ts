/** What the package.json files around a file declare. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageOf } from '../../../model/package-names.ts';

export interface Manifests {
  /**
   * The specifier names a package that the project says it depends on, or that a file without any package.json may well have:
   * then nothing says otherwise.
   */
  declares(from: string, specifier: string): boolean;
  /** Folder of the workspace package that the specifier names, and what follows the name; null where it names none. */
  workspace(from: string, specifier: string): { readonly folder: string; readonly rest: string } | null;
  /** The nearest package.json. */
  nearest(from: string): string | null;
}

interface Manifest {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
/** A name that npm takes: https://github.com/npm/validate-npm-package-name */
const NAME = /^(@[a-z0-9-][\w.~-]*\/)?[a-z0-9-][\w.~-]*$/i;
/** `node:fs`, `npm:chalk`, `https://…`, `virtual:pwa`: told apart by whoever resolves them, and no files of the project. */
const SCHEME = /^[a-z][\w+.-]*:/i;

export function createManifests(): Manifests {
  const around = new Map<string, readonly Manifest[]>();
  const workspaces = new Map<string, ReadonlyMap<string, string>>();

  /** The nearest one first, up to the one of the repository. */
  function manifestsAround(folder: string): readonly Manifest[] {
    const known = around.get(folder);
    if (known) return known;
    const own = readManifest(path.join(folder, 'package.json'));
    const up = path.dirname(folder);
    const isTop = up === folder || existsSync(path.join(folder, '.git'));
    const found = [...(own ? [own] : []), ...(isTop ? [] : manifestsAround(up))];
    around.set(folder, found);
    return found;
  }

  function declares(from: string, specifier: string): boolean {
    // Meteor lists its packages elsewhere.
    if (SCHEME.test(specifier) || specifier.startsWith('meteor/')) return true;
    const name = packageOf(specifier);
    if (!NAME.test(name)) return false;
    const manifests = manifestsAround(path.dirname(from));
    if (manifests.length === 0) return true;
    const types = `@types/${name.replace(/^@/, '').replace('/', '__')}`;
    return manifests.some(
      ({ fields }) =>
        fields['name'] === name || DEPENDENCIES.some((kind) => has(fields[kind], name) || has(fields[kind], types)),
    );
  }

  function workspace(from: string, specifier: string): { folder: string; rest: string } | null {
    const name = packageOf(specifier);
    for (const manifest of manifestsAround(path.dirname(from))) {
      const known = workspaces.get(manifest.path) ?? findWorkspaces(manifest);
      workspaces.set(manifest.path, known);
      const folder = known.get(name);
      if (folder !== undefined) return { folder, rest: specifier.slice(name.length) };
    }
    return null;
  }

  return {
    declares,
    workspace,
    nearest: (from) => manifestsAround(path.dirname(from))[0]?.path ?? null,
  };
}

function has(table: unknown, name: string): boolean {
  return typeof table === 'object' && table !== null && Object.hasOwn(table, name);
}

function readManifest(file: string): Manifest | null {
  try {
    const fields: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return typeof fields === 'object' && fields !== null ? { path: file, fields: { ...fields } } : null;
  } catch {
    // One that is not there or cannot be read declares nothing.
    return null;
  }
}

/** By name, the folders of the packages that a workspace has: npm and Yarn list them in package.json, pnpm in a file of its own. */
function findWorkspaces({ path: file, fields }: Manifest): ReadonlyMap<string, string> {
  const root = path.dirname(file);
  const { workspaces } = fields;
  const listed = Array.isArray(workspaces)
    ? workspaces
    : has(workspaces, 'packages')
      ? Object.values(workspaces as object).flat()
      : [];
  const patterns = [...listed.filter((each) => typeof each === 'string'), ...pnpmPatterns(root)];
  const found = new Map<string, string>();
  for (const pattern of patterns.filter((each) => !each.startsWith('!'))) {
    for (const folder of foldersLike(
      root,
      pattern.split('/').filter((each) => each !== '' && each !== '.'),
    )) {
      const name = readManifest(path.join(folder, 'package.json'))?.fields['name'];
      if (typeof name === 'string') found.set(name, folder);
    }
  }
  return found;
}

/** The list under `packages:` (https://pnpm.io/pnpm-workspace_yaml). */
function pnpmPatterns(root: string): readonly string[] {
  const file = path.join(root, 'pnpm-workspace.yaml');
  if (!existsSync(file)) return [];
  const [, list = ''] =
    /^packages:[^\n]*\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?(?:\n|$))*)/m.exec(readFileSync(file, 'utf8')) ?? [];
  return [...list.matchAll(/^\s*-\s*['"]?([^'"#\n]+?)['"]?\s*(?:#.*)?$/gm)].flatMap(([, pattern]) => pattern ?? []);
}

/** Workspaces are never this deep, and their patterns never need to be followed into what is installed. */
const DEEPEST = 4;

function foldersLike(folder: string, [first, ...rest]: readonly string[]): readonly string[] {
  if (first === undefined) return [folder];
  if (first === '**') {
    const levels = rest.length > 0 ? [rest] : [];
    for (let depth = 1; depth <= DEEPEST; depth += 1) levels.push([...Array<string>(depth).fill('*'), ...rest]);
    return levels.flatMap((each) => foldersLike(folder, each));
  }
  if (!first.includes('*')) return foldersLike(path.join(folder, first), rest);
  const [before = '', after = ''] = first.split('*');
  return subfolders(folder)
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .flatMap((name) => foldersLike(path.join(folder, name), rest));
}

function subfolders(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const names = entries.filter((each) => each.isDirectory()).map(({ name }) => name);
    return names.filter((name) => name !== 'node_modules' && !name.startsWith('.')).sort();
  } catch {
    // It is not there, or no folder.
    return [];
  }
}
