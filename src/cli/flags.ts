import type { Options } from '../model/options.ts';
import { TRANSFORMS } from '../model/result.ts';
import { type ReporterName, reporters } from '../reporters/index.ts';

/** A flag as data: the parser, the help and the suggestions for misspelt flags all read this table. */
export interface Flag {
  readonly type: 'boolean' | 'string';
  readonly alias?: readonly string[];
  readonly describe: string;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly repeatable?: true;
}

export const ASYNC_BASES = ['native', 'delegating', 'auto'] as const satisfies readonly Options['asyncBase'][];
export const REPORTER_NAMES = Object.keys(reporters) as ReporterName[];

const MODE = {
  dry: { type: 'boolean', alias: ['d', 'dry-run'], describe: 'print the diff, write nothing' },
  check: { type: 'boolean', describe: 'like --dry; exit 1 if something is pending or unresolved' },
  'allow-fallbacks': { type: 'boolean', describe: 'let --check pass although fallbacks remain' },
  force: { type: 'boolean', alias: ['f', 'allow-dirty'], describe: 'also change files with uncommitted changes' },
} as const satisfies Record<string, Flag>;

const SCOPE = {
  only: {
    type: 'string',
    value: 'TRANSFORM',
    choices: TRANSFORMS,
    repeatable: true,
    describe: 'run only this transform',
  },
  skip: { type: 'string', value: 'TRANSFORM', choices: TRANSFORMS, repeatable: true, describe: 'leave this one out' },
  config: { type: 'string', alias: ['c'], value: 'FILE', describe: 'configuration file, instead of the nearest one' },
  profile: { type: 'string', value: 'NAME', describe: 'what the ORM looks like; orm-migrate profiles lists them' },
  runtime: { type: 'string', value: 'MODULE', describe: 'module to import the runtime from' },
  'async-base': {
    type: 'string',
    value: 'KIND',
    choices: ASYNC_BASES,
    describe: 'whether async variants of the ORM call the sync ones',
  },
  'ignore-pattern': { type: 'string', value: 'GLOB', repeatable: true, describe: 'leave these files alone' },
  'no-ignore': { type: 'boolean', describe: 'also take what .gitignore and the built-in rules leave out' },
} as const satisfies Record<string, Flag>;

const OUTPUT = {
  reporter: { type: 'string', value: 'NAME', choices: REPORTER_NAMES, repeatable: true, describe: 'report to print' },
  'reporter-file': {
    type: 'string',
    value: 'FILE',
    repeatable: true,
    describe: 'write the report named just before to a file',
  },
  silent: { type: 'boolean', alias: ['s'], describe: 'no progress, warnings or summary; errors stay' },
  verbose: { type: 'boolean', describe: 'list all findings and assumptions; show stacks' },
  'no-color': { type: 'boolean', describe: 'no colours; NO_COLOR does the same' },
  help: { type: 'boolean', describe: 'show this' },
  version: { type: 'boolean', describe: 'show the version' },
} as const satisfies Record<string, Flag>;

/** All flags, as the help groups them. Only what works is listed. */
export const FLAG_GROUPS: Readonly<Record<string, Readonly<Record<string, Flag>>>> = {
  'What to do': MODE,
  'What to migrate': SCOPE,
  'What to print': OUTPUT,
};

export const FLAGS = { ...MODE, ...SCOPE, ...OUTPUT };
export type FlagName = keyof typeof FLAGS;
