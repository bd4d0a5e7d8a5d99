import { lstatSync } from 'node:fs';
import { join, sep } from 'node:path';

import { decodeName, describeName } from '../files/file-names.ts';
import { relativePath, statOf } from '../files/paths.ts';
import { findRepository, hasRepository } from './repository-root.ts';
import { runGit } from './run-git.ts';

/** Absolute paths. */
export interface RepositoryListing {
  readonly files: readonly string[];
  /** Files whose names are not UTF-8, readably; `at` is the first folder or file on the way whose name is not. */
  readonly unnamed: readonly { readonly path: string; readonly at: string }[];
  /** Repositories inside of this one that git does not list. */
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
  /** Git says that there are folders that it could not open. */
  readonly incomplete: boolean;
}

const LIST = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z'];

/**
 * The files under a folder that git tracks or would track, submodules and nested clones included.
 * Null outside git, without git, and where git does not answer.
 */
export async function listRepositoryFiles(folder: string): Promise<RepositoryListing | null> {
  const listing = await list(folder);
  return listing === null || 'message' in listing ? null : listing;
}

async function list(folder: string): Promise<RepositoryListing | { readonly message: string } | null> {
  const repository = await findRepository(folder);
  if (repository === null || 'message' in repository) return repository;
  const answer = await runGit(folder, LIST, { variables: repository.variables });
  if (!answer.ok) return answer;
  const files: string[] = [];
  const unnamed = [];
  const failed = [];
  let incomplete = answer.warned;
  for (const bytes of splitNames(answer.stdout)) {
    const name = decodeName(bytes);
    if (name === null) {
      if (isPlainFile(folder, bytes)) unnamed.push(describe(folder, bytes));
      continue;
    }
    const path = join(folder, name);
    if (!isNestedRepository(path)) {
      files.push(path);
      continue;
    }
    const nested = await list(path);
    if (nested === null || 'message' in nested) {
      failed.push({ path, reason: `git does not list its files: ${nested?.message ?? 'no repository'}` });
      continue;
    }
    for (const file of nested.files) files.push(file);
    unnamed.push(...nested.unnamed);
    failed.push(...nested.failed);
    incomplete ||= nested.incomplete;
  }
  return { files, unnamed, failed, incomplete };
}

function* splitNames(output: Buffer): Generator<Buffer> {
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(0, start);
    yield output.subarray(start, end === -1 ? output.length : end);
    start = end === -1 ? output.length : end + 1;
  }
}

function describe(folder: string, bytes: Buffer): { path: string; at: string } {
  // A slash is never part of a character.
  const parts = bytes
    .toString('latin1')
    .split('/')
    .map((part) => Buffer.from(part, 'latin1'));
  const names = parts.map(describeName);
  const first = parts.findIndex((part) => decodeName(part) === null);
  return { path: join(folder, ...names), at: join(folder, ...names.slice(0, first + 1)) };
}

function isPlainFile(folder: string, name: Buffer): boolean {
  try {
    return lstatSync(Buffer.concat([Buffer.from(folder + sep), name])).isFile();
  } catch {
    return false;
  }
}

/** Git lists a submodule or a nested clone as one entry and does not look inside. */
function isNestedRepository(path: string): boolean {
  return statOf(path, lstatSync)?.isDirectory() === true && hasRepository(path);
}

/**
 * Those of the paths in a folder that git's rules leave out, whether they are tracked or not; none where git does not answer.
 */
export async function ignoredPaths(folder: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const repository = paths.length === 0 ? null : await findRepository(folder);
  if (repository === null || 'message' in repository) return new Set();
  // With the dot in front no name is a pathspec with magic in it; this command does not take --literal-pathspecs.
  const names = new Map(paths.map((path) => [`./${relativePath(folder, path)}`, path]));
  const input = [...names.keys()].map((name) => `${name}\0`).join('');
  const args = ['check-ignore', '--no-index', '--stdin', '-z'];
  const answer = await runGit(folder, args, { input, variables: repository.variables });
  if (!answer.ok) return new Set();
  return new Set(
    answer.stdout
      .toString()
      .split('\0')
      .flatMap((name) => names.get(name) ?? []),
  );
}
