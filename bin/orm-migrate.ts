#!/usr/bin/env node
/** Loads the command and runs it; where not even that can be done (too many open files), it is one line too. */

const NOTHING_DONE = 2;

const command = await prepare();
// What is still open must not keep the process.
process.exit(command === null ? NOTHING_DONE : await command.run(command.cwd));

async function prepare() {
  try {
    const { run } = await import('./command.ts');
    return { run, cwd: process.cwd() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`orm-migrate: cannot start: ${message.split('\n', 1)[0] ?? ''}\n`);
    return null;
  }
}
