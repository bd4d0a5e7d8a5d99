import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { DEFAULT_RUNTIME } from '../model/options.ts';
import type { Options } from '../model/options.ts';
import type { Result } from '../model/result.ts';
import { relativePath } from '../files/paths.ts';
import type { Arguments } from './arguments.ts';
import type { FlagName } from './flags.ts';

export interface NextStep {
  readonly command: string;
  readonly purpose: string;
}

/** Flags that say what is migrated, not how this one run goes: the next command needs them too. */
const LASTING = [
  'only',
  'skip',
  'config',
  'profile',
  'runtime',
  'async-base',
  'ignore-pattern',
] as const satisfies readonly FlagName[];

/** The commands that a user would run now. */
export function nextSteps(options: Options, args: Arguments, result: Result): readonly NextStep[] {
  const { files } = result.totals;
  const steps: NextStep[] = [];
  if (files.failed > 0) steps.push({ command: command(args), purpose: 'again, once the failed files are in order' });
  const remain = options.mode === 'check' && result.totals.open > 0 && !args.has('allow-fallbacks');
  if (files.changed === 0 && remain)
    steps.push({ command: command(args, '--check', '--allow-fallbacks'), purpose: 'passes although fallbacks remain' });
  if (files.changed === 0) return steps;
  if (options.mode === 'apply') return [...steps, ...afterWriting(options, args, result)];
  if (options.mode === 'check') steps.push({ command: command(args, '--dry'), purpose: 'shows what is pending' });
  return files.failed > 0 ? steps : [...steps, { command: command(args), purpose: 'writes these changes' }];
}

function afterWriting({ runtime, cwd }: Options, args: Arguments, result: Result): readonly NextStep[] {
  const imports = result.files.some((file) => file.diff.split('\n').some((line) => isImport(line, runtime)));
  const installs = imports && runtime === DEFAULT_RUNTIME && !isInstalled(runtime, cwd);
  return [
    { command: 'git diff', purpose: 'shows what changed; then run the type check and the tests' },
    ...(installs ? [{ command: `npm install ${runtime}`, purpose: 'the migrated code imports it' }] : []),
    {
      command: command(args, '--check', ...(result.totals.open > 0 ? ['--allow-fallbacks'] : [])),
      purpose: 'in CI, keeps it so',
    },
  ];
}

function isImport(line: string, module: string): boolean {
  return line.startsWith('+') && (line.includes(`'${module}'`) || line.includes(`"${module}"`));
}

function isInstalled(module: string, cwd: string): boolean {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules', module))) return true;
    if (dirname(folder) === folder) return false;
  }
}

function command(args: Arguments, ...flags: readonly string[]): string {
  const lasting = LASTING.flatMap((flag) => args.values(flag).flatMap((value) => [`--${flag}`, value]));
  const noIgnore = args.has('no-ignore') ? ['--no-ignore'] : [];
  return ['npx', 'orm-migrate', ...args.paths, ...flags, ...lasting, ...noIgnore].map(quote).join(' ');
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** For messages: the given paths as they are called from the working directory. */
export function namePaths(options: Options): string {
  return options.paths.map((path) => relativePath(options.cwd, path) || 'the current folder').join(', ');
}
