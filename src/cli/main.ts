/**
 * The whole command line. What a run needs is loaded when there is one: `--help` and `--version` are asked for in a hurry, and
 * in every script that looks whether the tool is there.
 */
import { DONE, NOTHING_DONE } from './exit-codes.ts';
import type { Dependencies, Io } from './io.ts';
import { UsageError } from '../errors.ts';
import { printError } from './print-error.ts';

/** The whole command line: gives the exit code and never throws. */
export async function main(argv: readonly string[], io: Io, dependencies: Dependencies): Promise<number> {
  try {
    return await runCommand(argv, io, dependencies);
  } catch (error) {
    printError(error, argv, io);
    return NOTHING_DONE;
  }
}

async function runCommand(argv: readonly string[], io: Io, dependencies: Dependencies): Promise<number> {
  const [only, ...others] = argv;
  if (others.length === 0 && only === '--version') return printVersion(io);
  if (others.length === 0 && only === '--help') return printHelp(io);
  const { parseArguments } = await loaded(import('./arguments.ts'));
  const args = parseArguments(argv);
  if (args.has('help')) return printHelp(io);
  if (args.has('version')) return printVersion(io);
  if (args.command === 'profiles') {
    const { colorsFor } = await loaded(import('./colors.ts'));
    const { listProfiles } = await loaded(import('./list-profiles.ts'));
    return print(listProfiles(dependencies.profiles, colorsFor('stdout', args, io)), io);
  }
  const { migrate } = await loaded(import('./migrate-command.ts'));
  return migrate(argv, args, io, dependencies);
}

async function printHelp(io: Io): Promise<number> {
  const { helpText } = await loaded(import('./help.ts'));
  return print(helpText(), io);
}

/** A module that cannot be loaded (too many open files) is no mistake of ours. */
async function loaded<T>(module: Promise<T>): Promise<T> {
  try {
    return await module;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`cannot start: ${message.split('\n', 1)[0] ?? ''}`);
  }
}

function printVersion(io: Io): number {
  return print(`${io.version}\n`, io);
}

function print(text: string, io: Io): number {
  io.stdout.write(text);
  return DONE;
}
