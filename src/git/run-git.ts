import { execFile } from 'node:child_process';

export type GitAnswer =
  | { readonly ok: true; readonly stdout: string; readonly stderr: string }
  /** `missing`: there is no git on this machine. */
  | { readonly ok: false; readonly missing: boolean; readonly message: string };

/** Runs git in a folder that exists. Never throws: every caller has its own way to go on without an answer. */
export function runGit(folder: string, args: readonly string[]): Promise<GitAnswer> {
  const options = { cwd: folder, env: environment(), maxBuffer: Number.POSITIVE_INFINITY, windowsHide: true };
  return new Promise((resolve) => {
    execFile('git', args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ ok: true, stdout, stderr });
      else
        resolve({
          ok: false,
          missing: error.code === 'ENOENT',
          message: firstLine(stderr) || firstLine(error.message),
        });
    });
  });
}

/**
 * Inside a hook, git sets variables that name one repository. We ask about whichever repository the folder is in.
 * Optional locks stay untaken: asking for the status must not write to the repository.
 */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...rest } = process.env;
  return { ...rest, GIT_OPTIONAL_LOCKS: '0' };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
