import { execFile } from 'node:child_process';

export type GitAnswer =
  /** `warned`: it also said something on stderr, so there may be things that it could not look at. */
  | { readonly ok: true; readonly stdout: Buffer; readonly warned: boolean }
  /** `missing`: there is no git on this machine. */
  | { readonly ok: false; readonly missing: boolean; readonly code: number | null; readonly message: string };

export interface GitCall {
  readonly input?: string;
  /** Variables that say which repository is meant, where the folder alone does not. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A file system monitor is a program that would be run, and that may be wrong about what changed. */
const NO_MONITOR = 'core.fsmonitor=false';

/** Runs git in a folder that exists. Never throws: every caller has its own way to go on without an answer. */
export function runGit(
  folder: string,
  args: readonly string[],
  { input = '', variables = {} }: GitCall = {},
): Promise<GitAnswer> {
  const options = {
    cwd: folder,
    env: { ...environment(), ...variables },
    encoding: 'buffer',
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  } as const;
  return new Promise((resolve) => {
    const child = execFile('git', ['-c', NO_MONITOR, ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve({ ok: true, stdout, warned: stderr.length > 0 });
      else
        resolve({
          ok: false,
          missing: error.code === 'ENOENT',
          code: typeof error.code === 'number' ? error.code : null,
          message: firstLine(stderr.toString()) || firstLine(error.message),
        });
    });
    // One that ends before it has read everything says why by its exit code.
    child.stdin?.on('error', () => undefined).end(input);
  });
}

/**
 * Git's variables change which repository, index, objects and paths are meant (hooks set some of them) and what is printed.
 * We ask about the repository that the folder is in, so only those stay that configure or locate git itself.
 * Optional locks stay untaken: asking for the status must not write to the repository.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_(?!CONFIG|EXEC_PATH$)/i.test(name));
  // A repository is looked for as findRepositoryRoot does it: up to the top.
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: '0', GIT_DISCOVERY_ACROSS_FILESYSTEM: '1' };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
