import type { createColors } from 'picocolors';

import type { Options } from '../model/options.ts';
import type { Finding, Result } from '../model/result.ts';
import { escapeLine } from '../text/escape.ts';
import type { NextStep } from './next-steps.ts';

type Colors = ReturnType<typeof createColors>;

export interface SummaryOptions {
  readonly mode: Options['mode'];
  /** List everything, however long. */
  readonly verbose: boolean;
  readonly colors: Colors;
}

/** How many findings and assumptions are listed unless everything is asked for. */
const SHORT_LIST = 8;

/** What a run found and did, in a few lines that fit a terminal. */
export function formatSummary(result: Result, steps: readonly NextStep[], options: SummaryOptions): string {
  const { colors } = options;
  const sections = [
    section(
      'Findings',
      shorten(
        result.findings.map((finding) => findingLine(finding, colors)),
        options,
      ),
      colors,
    ),
    assumptionSection(result, options),
    section('Summary', countLines(result, options), colors),
    section('Next', stepLines(steps, colors), colors),
  ];
  return sections.filter((text) => text !== '').join('\n');
}

function section(title: string, lines: readonly string[], colors: Colors): string {
  return lines.length === 0 ? '' : `${colors.bold(title)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function shorten(lines: readonly string[], { verbose, colors }: SummaryOptions): readonly string[] {
  if (verbose || lines.length <= SHORT_LIST) return lines;
  return [...lines.slice(0, SHORT_LIST), colors.dim(`and ${lines.length - SHORT_LIST} more; --verbose lists all`)];
}

function findingLine(finding: Finding, colors: Colors): string {
  const paint = { error: colors.red, warning: colors.yellow, note: colors.dim }[finding.severity];
  const place = escapeLine(`${finding.path}:${finding.line}`);
  return `${place} ${paint(`${finding.severity} ${finding.code}`)} ${escapeLine(finding.message)}`;
}

function assumptionSection(result: Result, options: SummaryOptions): string {
  const counts = new Map<string, number>();
  for (const assumption of result.files.flatMap((file) => file.changes).flatMap((change) => change.assumptions)) {
    counts.set(assumption, (counts.get(assumption) ?? 0) + 1);
  }
  const lines = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([text, times]) => `${escapeLine(text)}${times > 1 ? options.colors.dim(` (${times} times)`) : ''}`);
  if (lines.length === 0) return '';
  const how = 'Settle them in orm-migrate.config.ts: asyncBase, models, decorators, assume.';
  return section('Assumed; please confirm', [...shorten(lines, options), options.colors.dim(how)], options.colors);
}

function countLines(result: Result, { mode, colors }: SummaryOptions): readonly string[] {
  const { totals } = result;
  const rows: (readonly [string, string])[] = [
    ['overrides', `${totals.overrides} found${details(overrideParts(result, colors))}`],
    ...widerRow(result),
    ...row('helpers', totals.helpers, 'with an async variant'),
    ...row('views', totals.wrapped, 'wrapped'),
    ...(totals.findings === 0 ? [] : [['findings', severityParts(result, colors).join(', ')] as const]),
    ['files', fileParts(result, mode, colors).join(', ')],
  ];
  return rows.map(([name, text]) => `${name.padEnd('overrides'.length)}  ${text}`.trimEnd());
}

/** A fallback may be one of the run, and not of the project. */
function widerRow({ wider }: Result): readonly (readonly [string, string])[] {
  if (!wider) return [];
  const would = wider.mirrors === 1 ? 'would be a mirror' : 'would be mirrors';
  return [['', `${wider.mirrors} of these fallbacks ${would} with \`${escapeLine(wider.path)}\``]];
}

function row(name: string, count: number, text: string): readonly (readonly [string, string])[] {
  return count === 0 ? [] : [[name, `${count} ${text}`]];
}

function overrideParts({ totals }: Result, colors: Colors): readonly string[] {
  const blockers = Object.entries(totals.blockers).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const causes = blockers.map(([code, times]) => escapeLine(times === 1 ? code : `${times} ${code}`)).join(', ');
  return [
    ...part(totals.mirrored, `mirrored${replaced(totals.replaced)}`, colors.green),
    ...part(totals.fallback, `fallback${causes === '' ? '' : ` (${causes})`}`, colors.yellow),
    ...part(totals.present, 'already there', colors.dim),
    ...part(totals.skipped, 'left alone', colors.dim),
  ];
}

function replaced(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' (1 in the place of a fallback)' : ` (${count} in the place of fallbacks)`;
}

function severityParts({ findings }: Result, colors: Colors): readonly string[] {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return [
    ...part(count('error'), 'error', colors.red),
    ...part(count('warning'), 'warning', colors.yellow),
    ...part(count('note'), 'note', colors.dim),
  ];
}

function fileParts({ totals: { files } }: Result, mode: Options['mode'], colors: Colors): readonly string[] {
  return [
    mode === 'apply' ? `${files.changed} changed` : `${files.changed} to change`,
    `${files.unchanged} unchanged`,
    ...part(files.failed, 'failed', colors.red),
  ];
}

function part(count: number, text: string, paint: (text: string) => string): readonly string[] {
  return count === 0 ? [] : [paint(`${count} ${text}`)];
}

function details(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function stepLines(steps: readonly NextStep[], colors: Colors): readonly string[] {
  const lines = steps.map(({ command, purpose }) => ({ command: escapeLine(command), purpose }));
  const width = Math.max(0, ...lines.map(({ command }) => command.length));
  return lines.map(({ command, purpose }) => `${colors.cyan(command.padEnd(width))}  ${colors.dim(purpose)}`);
}
