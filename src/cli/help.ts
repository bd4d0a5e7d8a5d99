import { COMMANDS } from './commands.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { type Flag, FLAG_GROUPS } from './flags.ts';

/** The text of `--help`, at most 100 columns wide. */
export function helpText(): string {
  const sections = [
    section('Usage', Object.entries(COMMANDS)),
    ...Object.entries(FLAG_GROUPS).map(([title, flags]) => section(title, Object.entries(flags).flatMap(flagRows))),
    section('Exit codes', EXIT_CODES),
  ];
  return `Prepares a code base for an ORM whose async variants (asave) stop calling the sync ones (save).\n\n${sections.join('\n')}`;
}

type Row = readonly [left: string, right: string];

function section(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return `${title}\n${rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('')}`;
}

function flagRows([name, flag]: readonly [string, Flag]): readonly Row[] {
  const names = [name, ...(flag.alias ?? [])].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const short = names[0]?.length === 1 ? `-${names.shift()}, ` : '    ';
  const long = names.map((long) => `--${long}`).join(', ');
  const left = `${short}${long}${flag.value === undefined ? '' : ` ${flag.value}`}`;
  const again = flag.repeatable === true ? ' (repeatable)' : '';
  const row: Row = [left, flag.describe + again];
  return flag.choices === undefined ? [row] : [row, ['', flag.choices.join(', ')]];
}
