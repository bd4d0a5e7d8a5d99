import { dirname, resolve } from 'node:path';

import { UsageError } from '../errors.ts';
import { byCodeUnit, relativePath } from '../files/paths.ts';
import { escapeLine } from '../text/escape.ts';
import { findRepository, type Repository } from './repository-root.ts';
import { type GitCall, runGit } from './run-git.ts';

/** Bytes of path names in one call: well below what the system allows on a command line. */
const MOST_ARGUMENTS = process.platform === 'win32' ? 20_000 : 100_000;

/**
 * Those of the files (absolute) whose content git could not bring back: modified, staged, untracked and ignored ones, and
 * those that git was told not to look at.
 * Outside a repository, and without git, no file is dirty.
 *
 * @throws UsageError where git does not answer: nobody knows whether the files are safe to change
 */
export async function dirtyPaths(files: readonly string[]): Promise<readonly string[]> {
  const dirty: string[] = [];
  for (const [repository, members] of await byRepository(files)) dirty.push(...(await dirtyIn(repository, members)));
  return dirty.sort(byCodeUnit);
}

async function byRepository(files: readonly string[]): Promise<ReadonlyMap<Repository, readonly string[]>> {
  const folders = new Map<string, Repository | null>();
  const groups = new Map<string, { readonly repository: Repository; readonly files: string[] }>();
  for (const file of files) {
    const folder = dirname(file);
    const known = folders.get(folder);
    const repository = known === undefined ? await repositoryOf(folder) : known;
    folders.set(folder, repository);
    if (repository === null) continue;
    const group = groups.get(repository.root) ?? { repository, files: [] };
    group.files.push(file);
    groups.set(repository.root, group);
  }
  return new Map([...groups.values()].map((group) => [group.repository, group.files]));
}

async function repositoryOf(folder: string): Promise<Repository | null> {
  const found = await findRepository(folder);
  if (found !== null && 'message' in found) throw silence(`${found.message} (GIT_DIR and GIT_WORK_TREE are set)`);
  return found;
}

function silence(message: string): UsageError {
  return new UsageError(`git cannot tell whether the files are clean: ${escapeLine(message)}; see --force`);
}

/** What git has of a file in its index. */
interface Entry {
  readonly hash: string;
  /** Marked as unchanged or as not checked out: the status does not look at the file. */
  readonly hidden: boolean;
}

async function dirtyIn({ root, variables }: Repository, files: readonly string[]): Promise<readonly string[]> {
  const answer = await runGit(root, ['rev-parse', '--show-toplevel'], { variables });
  if (!answer.ok && answer.missing) return [];
  if (!answer.ok) throw silence(answer.message);
  // Not always where `.git` is: a broken one lies in the repository around it, and a configuration can name another tree.
  const top = resolve(answer.stdout.toString().replace(/\n$/, ''));
  const ask = async (args: readonly string[], input = ''): Promise<Buffer> => demand(top, args, { input, variables });
  const names = files.map((file) => toBytes(relativePath(top, file)));
  const pathspecs = pathspecsFor(top, files);
  const entries = parseIndex(await ask(['ls-files', '--stage', '-v', '-z', '--', ...pathspecs]));
  const status = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=no', '--ignore-submodules=all'];
  const changed = parseStatus(await ask([...status, '--', ...pathspecs]));
  const hidden = names.filter((name) => entries.get(name)?.hidden === true);
  const hashes =
    hidden.length === 0 ? [] : (await ask(['hash-object', '--stdin-paths'], quoteLines(hidden))).toString().split('\n');
  const current = new Map(hidden.map((name, index) => [name, hashes[index]]));
  const isClean = (name: string): boolean => {
    const entry = entries.get(name);
    if (entry === undefined || changed.has(name)) return false;
    return !entry.hidden || current.get(name) === entry.hash;
  };
  return files.filter((_, index) => !isClean(names[index] ?? ''));
}

async function demand(folder: string, args: readonly string[], call: GitCall): Promise<Buffer> {
  const answer = await runGit(folder, ['--literal-pathspecs', ...args], call);
  if (!answer.ok) throw silence(answer.message);
  return answer.stdout;
}

/** The names as arguments while they are few; none, which means the whole tree, where they would take many calls. */
function pathspecsFor(top: string, files: readonly string[]): readonly string[] {
  const names = files.map((file) => relativePath(top, file));
  const size = names.reduce((sum, name) => sum + Buffer.byteLength(name) + 1, 0);
  return size > MOST_ARGUMENTS || names.some((name) => name.startsWith('..')) ? [] : names;
}

/** Each entry is `tag mode hash stage TAB path`; a tag in lower case is a file marked as unchanged, `S` one not checked out. */
function parseIndex(output: Buffer): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const line of output.toString('latin1').split('\0')) {
    const tab = line.indexOf('\t');
    if (tab === -1) continue;
    const [tag = '', , hash = ''] = line.slice(0, tab).split(' ');
    entries.set(line.slice(tab + 1), { hash, hidden: /[a-zS]/.test(tag) });
  }
  return entries;
}

/** Each entry is two letters of status, a space, and the path from the root. */
function parseStatus(output: Buffer): ReadonlySet<string> {
  const entries = output.toString('latin1').split('\0');
  return new Set(entries.filter((entry) => entry !== '').map((entry) => entry.slice(3)));
}

/** One character per byte: names in git need not be UTF-8, and two of those must not look the same. */
function toBytes(name: string): string {
  return Buffer.from(name).toString('latin1');
}

/** Names for a list of lines, as git quotes them: any byte can stand as three octal digits. */
function quoteLines(names: readonly string[]): string {
  const quote = (name: string): string =>
    name.replace(/[^\w./-]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return names.map((name) => `"${quote(name)}"\n`).join('');
}
