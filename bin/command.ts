/** The command line on the streams of the process. */
import { main } from '../src/cli/main.ts';
import { finishOutputs, watchOutput } from '../src/cli/outputs.ts';
import { profiles } from '../src/profiles/index.ts';
import { VERSION } from '../src/version.ts';
import { analyseInThread } from './analysis-thread.ts';

/** @returns the exit code, once all that was printed has arrived */
export async function run(cwd: string): Promise<number> {
  const stdout = watchOutput(process.stdout);
  const stderr = watchOutput(process.stderr);
  const io = {
    cwd,
    stdout,
    stderr,
    env: process.env,
    isTTY: { stdout: process.stdout.isTTY, stderr: process.stderr.isTTY },
    version: VERSION,
  };
  const code = await main(process.argv.slice(2), io, { analyse: analyseInThread, profiles });
  return finishOutputs(code, stdout, stderr);
}
