#!/usr/bin/env node
import { main } from '../src/cli/main.ts';
import { profiles } from '../src/profiles/index.ts';
import { VERSION } from '../src/version.ts';
import { analyseInThread } from './analysis-thread.ts';

// A reader that has seen enough (`| head`) closes the pipe. What was to be done is done; only the printing ends early.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const io = {
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  isTTY: { stdout: process.stdout.isTTY, stderr: process.stderr.isTTY },
  version: VERSION,
};

const code = await main(process.argv.slice(2), io, { analyse: analyseInThread, profiles });
// A timer or a connection that the configuration opened must not keep the process, but what is still on its way to a pipe
// must arrive.
for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write('', resolve));
process.exit(code);
