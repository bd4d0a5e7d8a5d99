/**
 * The whole command line. What a run needs is loaded when there is one: `--help` and `--version` are asked for in a hurry, and
 * in every script that looks whether the tool is there.
 */
import { DONE, NOTHING_DONE } from './exit-codes.ts';
import type { Dependencies, Io } from './io.ts';

/** The whole command line: gives the exit code and never throws. */
export async function main(argv: readonly string[], io: Io, dependencies: Dependencies): Promise<number> {
  try {
    return await runCommand(argv, io, dependencies);
  } catch (error) {
    const { printError } = await import('./print-error.ts');
    printError(error, argv, io);
    return NOTHING_DONE;
  }
}

async function runCommand(argv: readonly string[], io: Io, dependencies: Dependencies): Promise<number> {
  const [only, ...others] = argv;
  if (others.length === 0 && only === '--version') return printVersion(io);
  if (others.length === 0 && only === '--help') return printHelp(io);
  const { parseArguments } = await import('./arguments.ts');
  const args = parseArguments(argv);
  if (args.has('help')) return printHelp(io);
  if (args.has('version')) return printVersion(io);
  if (args.command === 'profiles') {
    const { colorsFor } = await import('./colors.ts');
    const { listProfiles } = await import('./list-profiles.ts');
    return print(listProfiles(dependencies.profiles, colorsFor('stdout', args, io)), io);
  }
  const { migrate } = await import('./migrate-command.ts');
  return migrate(argv, args, io, dependencies);
}

async function printHelp(io: Io): Promise<number> {
  const { helpText } = await import('./help.ts');
  return print(helpText(), io);
}

function printVersion(io: Io): number {
  return print(`${io.version}\n`, io);
}

function print(text: string, io: Io): number {
  io.stdout.write(text);
  return DONE;
}
