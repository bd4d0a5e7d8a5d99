/** The project as a graph: its files, what they export, and files of dependencies read when asked for. */
import type { FileFacts } from '../../model/facts.ts';
import type { Profile } from '../../model/profile.ts';
import { createDescribed, type Described } from './described.ts';
import { createFile, type FileNode } from './nodes.ts';
import type { ImportResolver, Resolution } from '../../frontends/language.ts';

export interface Project {
  readonly profile: Profile;
  /** Classes of packages that a configuration describes; null where none does. */
  readonly described: Described | null;
  /** The project's own files, in order of path. */
  readonly files: readonly FileNode[];
  /** The file that `specifier` leads to from `from`; or why there is none. */
  open(from: FileNode, specifier: string): FileNode | Exclude<Resolution, { kind: 'file' }>;
  /** Like `open`, for the declaration file of an installed package. */
  openTypes(from: FileNode, specifier: string): FileNode | null;
}

/**
 * @param facts of the project's own files
 * @param readExternal reads a file that is not among them; null when it cannot be read or parsed
 */
export function createProject(
  facts: readonly FileFacts[],
  profile: Profile,
  resolver: ImportResolver,
  readExternal: (path: string) => FileFacts | null,
): Project {
  const byPath = new Map<string, FileNode | null>();
  const files = facts.map((each) => createFile(each, false));
  for (const file of files) byPath.set(file.facts.path, file);

  function load(path: string, external: boolean): FileNode | null {
    const known = byPath.get(path);
    if (known !== undefined) return known;
    const read = readExternal(path);
    const file = read && createFile(read, external);
    byPath.set(path, file);
    return file;
  }

  const described = createDescribed(profile);

  return {
    profile,
    described,
    files,
    open(from, specifier) {
      const resolution = resolver.resolve(from.facts.path, specifier);
      // What is described is no secret, whether anybody has declared the package or not.
      if (resolution.kind === 'missing' && described?.isOf(specifier)) return { kind: 'package', specifier };
      if (resolution.kind !== 'file') return resolution;
      const isBare = !specifier.startsWith('.') && !specifier.startsWith('/');
      const file = load(resolution.path, true);
      if (file) return file;
      return isBare ? { kind: 'package', specifier } : { kind: 'missing', specifier };
    },
    openTypes(from, specifier) {
      const resolution = resolver.resolveTypes(from.facts.path, specifier);
      return resolution.kind === 'file' ? load(resolution.path, true) : null;
    },
  };
}

export function isFile(found: FileNode | Exclude<Resolution, { kind: 'file' }>): found is FileNode {
  return !('kind' in found);
}
