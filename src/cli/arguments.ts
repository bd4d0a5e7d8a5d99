import yargs from 'yargs';

import { UsageError } from '../errors.ts';
import { escapeLine } from '../text/escape.ts';
import { suggest, suggestion } from '../text/suggest.ts';
import { type Flag, type FlagName, FLAGS } from './flags.ts';

/** What was asked for, as the command line says it; nothing is checked against the project yet. */
export interface Arguments {
  readonly command: 'migrate' | 'profiles';
  readonly paths: readonly string[];
  readonly has: (flag: FlagName) => boolean;
  readonly value: (flag: FlagName) => string | undefined;
  readonly values: (flag: FlagName) => readonly string[];
}

/** Reads the arguments that follow the program's name. Throws a UsageError of one line for what it does not know. */
export function parseArguments(argv: readonly string[]): Arguments {
  rejectUnknownFlags(argv);
  const parsed: Readonly<Record<string, unknown>> = parse(argv);
  const values = (flag: FlagName): readonly string[] => strings(parsed[flag]);
  checkValues(values);
  return {
    command: strings(parsed['_'])[0] === 'profiles' ? 'profiles' : 'migrate',
    paths: [...strings(parsed['paths']), ...strings(parsed['--'])],
    has: (flag) => parsed[flag] === true,
    value: (flag) => values(flag)[0],
    values,
  };
}

function parse(argv: readonly string[]): Readonly<Record<string, unknown>> {
  return (
    yargs([...argv])
      .scriptName('orm-migrate')
      // These two are flags like all others here.
      .help(false)
      .version(false)
      .parserConfiguration({
        // Paths and values stay as they were typed: `007` is a name, and `--no-ignore` is a flag of its own.
        'parse-numbers': false,
        'parse-positional-numbers': false,
        'boolean-negation': false,
        'camel-case-expansion': false,
        'dot-notation': false,
        'populate--': true,
      })
      .options(Object.fromEntries(Object.entries<Flag>(FLAGS).map(([name, flag]) => [name, yargsOption(flag)])))
      .command('$0 [paths..]', '', (command) => command.positional('paths', { type: 'string' }))
      .command('profiles', '')
      .strict()
      .detectLocale(false)
      .exitProcess(false)
      .fail((message: string | null, error: Error | undefined) => {
        throw mistake(translate(message ?? error?.message ?? ''));
      })
      .parseSync()
  );
}

function yargsOption(flag: Flag) {
  return { type: flag.type, alias: flag.alias ?? [], requiresArg: flag.type === 'string' };
}

function translate(message: string): string {
  const missing = /^Not enough arguments following: (.*)$/s.exec(message)?.[1];
  if (missing !== undefined) return `--${missing} needs a value`;
  const unknown = /^Unknown (?:argument|command)s?: (.*)$/s.exec(message)?.[1];
  return unknown === undefined ? message : `unexpected argument '${unknown}'`;
}

/** Flags are checked as they were typed: the parser would take `-dry` apart and complain about `r` and `y`. */
function rejectUnknownFlags(argv: readonly string[]): void {
  const end = argv.indexOf('--');
  for (const argument of end === -1 ? argv : argv.slice(0, end)) {
    if (!/^-./.test(argument) || isKnown(argument)) continue;
    const typed = argument.replace(/=.*$/s, '');
    const near = suggest(typed.replace(/^-+/, ''), longNames());
    throw mistake(
      `unknown option '${typed}'${near === null ? '; orm-migrate --help lists them' : `; did you mean --${near}?`}`,
    );
  }
}

function isKnown(argument: string): boolean {
  if (argument.startsWith('--')) return longNames().includes(argument.slice(2).replace(/=.*$/s, ''));
  const letters = argument.slice(1).replace(/=.*$/s, '');
  return Array.from(letters).every((letter) => allNames().includes(letter));
}

function allNames(): readonly string[] {
  return Object.entries<Flag>(FLAGS).flatMap(([name, flag]) => [name, ...(flag.alias ?? [])]);
}

function longNames(): readonly string[] {
  return allNames().filter((name) => name.length > 1);
}

function checkValues(values: (flag: FlagName) => readonly string[]): void {
  for (const [name, flag] of Object.entries<Flag>(FLAGS)) {
    const given = values(name as FlagName);
    if (given.length > 1 && flag.repeatable !== true) throw mistake(`--${name} was given more than once`);
    for (const value of given) {
      if (value === '') throw mistake(`--${name} needs a value`);
      if (flag.choices === undefined || flag.choices.includes(value)) continue;
      throw mistake(`--${name}: unknown value '${value}'${suggestion(value, flag.choices)}`);
    }
  }
}

/** What was typed is part of the message, which stays one line. */
function mistake(message: string): UsageError {
  return new UsageError(escapeLine(message));
}

function strings(value: unknown): readonly string[] {
  return [value].flat().filter((item) => typeof item === 'string');
}
