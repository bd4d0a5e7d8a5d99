import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { isInside, statOf } from '../files/paths.ts';
import { type GitAnswer, runGit } from './run-git.ts';

/**
 * The root of the work tree that a folder is in, or null outside git.
 * Looks for `.git`, which is a folder in a clone and a file in a worktree or submodule; git itself need not be installed.
 */
export function findRepositoryRoot(folder: string): string | null {
  for (let current = folder; ; current = dirname(current)) {
    if (hasRepository(current)) return current;
    if (dirname(current) === current) return null;
  }
}

/** An empty folder is no repository to git either; one that is broken must not pass for none. */
export function hasRepository(folder: string): boolean {
  const path = join(folder, '.git');
  const found = statOf(path);
  if (found?.isDirectory() !== true) return found !== null;
  try {
    return readdirSync(path).length > 0;
  } catch {
    return true;
  }
}

export interface Repository {
  readonly root: string;
  /** For git, where nothing in the folder tells it which repository is meant. */
  readonly variables: Readonly<Record<string, string>>;
}

type Failure = Extract<GitAnswer, { ok: false }>;

/** The repository of a folder; or, where there is no `.git` above it, the one that GIT_DIR and GIT_WORK_TREE name. */
export async function findRepository(folder: string): Promise<Repository | Failure | null> {
  const root = findRepositoryRoot(folder);
  if (root !== null) return { root, variables: {} };
  const named = await namedRepository();
  if (named === null || 'message' in named) return named;
  return isInside(named.root, folder) ? named : null;
}

async function namedRepository(): Promise<Repository | Failure | null> {
  const set = ['GIT_DIR', 'GIT_WORK_TREE'].flatMap((name) => {
    const value = process.env[name] ?? '';
    return value === '' ? [] : [[name, value] as const];
  });
  if (set.length === 0) return null;
  const variables = Object.fromEntries(set);
  const answer = await runGit(process.cwd(), ['rev-parse', '--absolute-git-dir', '--show-toplevel'], { variables });
  if (!answer.ok) return answer.missing ? null : answer;
  const [folder = '', root = ''] = answer.stdout.toString().split('\n');
  return { root, variables: { GIT_DIR: folder, GIT_WORK_TREE: root } };
}
