import { addTo } from '../collections.ts';
import { blockers, type Blocker } from '../blockers/index.ts';
import type { Change, FileResult, Finding, Result } from '../model/result.ts';
import { code, fold, list, plural, prose, table } from './markdown-text.ts';
import type { Reporter } from './reporter.ts';

/** Fit for a pull request and for release notes: what was done and why, what is left to do, what to confirm, whom to tell. */
export const markdown: Reporter = (result) => {
  const changes = result.files.flatMap(({ path, changes: all }) => all.map((change) => ({ ...change, path })));
  const sections = [
    `# Async variants of overridden methods\n\n${introduction(changes)}`,
    section('At a glance', counts(result)),
    section('Mirrored', mirrored(changes)),
    section('Fallbacks', fallbacks(changes, result)),
    section('Connection contexts', wraps(changes)),
    section('Findings', findings(result.findings)),
    section('Please confirm', assumptions(changes)),
    section('Left alone', skipped(changes)),
    section('Failed', failures(result.files)),
    section('For everyone who extends these classes', releaseNote(changes)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
};

const BLOCKERS: readonly Blocker[] = Object.values(blockers);

type PlacedChange = Change & { readonly path: string };

function section(title: string, content: string): string {
  return content === '' ? '' : `## ${title}\n\n${content}`;
}

function introduction(changes: readonly PlacedChange[]): string {
  if (!changes.some(isWritten)) return 'There is nothing to change.';
  return (
    'The ORM is going natively async: an async variant such as `asave()` no longer calls `save()`. A class that ' +
    'overrides only `save()` would silently lose its override, and async code outside a connection context would stop ' +
    'working. These changes prepare for that day, and are right before it, too.'
  );
}

function isWritten({ outcome, fallback }: Change): boolean {
  return outcome === 'mirror' || (outcome === 'fallback' && fallback !== 'standing') || outcome === 'wrap';
}

function counts({ totals }: Result): string {
  const rows: (readonly [string, number])[] = [
    ['overrides found', totals.overrides],
    ['mirrored', totals.mirrored],
    ['of these in the place of a fallback', totals.replaced],
    ['given a fallback', totals.fallback - totals.standing],
    ['still on a fallback', totals.standing],
    ['already there', totals.present],
    ['left alone', totals.skipped],
    ['helpers with an async variant', totals.helpers],
    ['entry points wrapped', totals.wrapped],
    ['findings', totals.findings],
    ['files changed', totals.files.changed],
    ['files failed', totals.files.failed],
  ];
  return table(
    ['What', 'How many'],
    rows.filter(([, count], index) => count > 0 || index === 0).map(([name, count]) => [name, String(count)]),
  );
}

function mirrored(changes: readonly PlacedChange[]): string {
  const mirrors = changes.filter(({ outcome }) => outcome === 'mirror');
  if (mirrors.length === 0) return '';
  const overrides = mirrors.filter(({ kind }) => kind === 'override');
  const helpers = mirrors.filter(({ kind }) => kind === 'helper');
  const parts = [
    'Each async variant is its sync variant with the database calls awaited: same result, same errors, same operations in ' +
      'the same order, each once. The sync variants are not touched.',
    overrides.length === 0 ? '' : fold(plural(overrides.length, 'override'), list(overrides.map(placeWithPair))),
    helpers.length === 0
      ? ''
      : fold(`${plural(helpers.length, 'helper')} that they call`, list(helpers.map(placeWithPair))),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function placeWithPair(change: PlacedChange): string {
  const becomes = change.pair === null ? '' : ` → ${code(change.pair.async)}`;
  return `${code(change.symbol)}${becomes} ${place(change)}`;
}

/** By cause, the most frequent first: one cause is settled in one go. */
function fallbacks(changes: readonly PlacedChange[], { wider }: Result): string {
  const groups = groupBy(
    changes.filter(({ outcome }) => outcome === 'fallback'),
    ({ blocker }) => blocker ?? '',
  );
  if (groups.length === 0) return '';
  const parts = groups.map(([blocker, all]) => {
    const known = BLOCKERS.find((each) => each.code === blocker);
    const what = known ? `${known.title}. ${known.meaning}\n\n_What you can do:_ ${known.action}` : '';
    const heading = `### ${code(blocker)}: ${plural(all.length, 'override')}`;
    return [heading, what, list(all.map(fallbackEntry))].join('\n\n');
  });
  const why =
    'Here a faithful translation could not be proven. The async variant runs the sync one. That honours the override, but ' +
    'nothing else goes on in the process meanwhile: where the sync operation waits for a lock that another task of the ' +
    'process holds, both wait until the database gives up.';
  return [why, widerNote(wider), ...parts].filter((part) => part !== '').join('\n\n');
}

function fallbackEntry(change: PlacedChange): string {
  const since = change.fallback === 'standing' ? ' (as before)' : '';
  return `${code(change.symbol)} ${place(change)}${since}: ${prose(change.reason)}`;
}

/** Some may be fallbacks of the run, and not of the project. */
function widerNote(wider: Result['wider']): string {
  if (!wider) return '';
  return `**${wider.mirrors} of these would be ${wider.mirrors === 1 ? 'a mirror' : 'mirrors'} with ${code(wider.path)}.**`;
}

function wraps(changes: readonly PlacedChange[]): string {
  const wrapped = changes.filter(({ outcome }) => outcome === 'wrap');
  if (wrapped.length === 0) return '';
  const why = 'Native async calls need a connection of their own context, so these run inside `newConnection()`.';
  const entries = wrapped.map((each) => `${code(each.symbol)} ${place(each)}: ${prose(each.reason)}`);
  return `${why}\n\n${fold(plural(wrapped.length, 'entry point'), list(entries))}`;
}

function findings(all: readonly Finding[]): string {
  return groupBy(all, ({ code: name }) => name)
    .map(([name, group]) => {
      const entries = group.map((each) => `${code(each.symbol)} ${place(each)}: ${prose(each.message)}`);
      return `### ${code(name)}: ${plural(group.length, 'finding')}\n\n${list(entries)}`;
    })
    .join('\n\n');
}

function assumptions(changes: readonly PlacedChange[]): string {
  const groups = groupBy(
    changes.flatMap((change) => change.assumptions),
    (text) => text,
  );
  if (groups.length === 0) return '';
  const entries = groups.map(([text, all]) => `${prose(text)}${all.length > 1 ? ` (${all.length} times)` : ''}`);
  return `Some of it rests on what could not be seen in the code:\n\n${list(entries)}`;
}

function skipped(changes: readonly PlacedChange[]): string {
  const left = changes.filter(({ outcome }) => outcome === 'skipped');
  if (left.length === 0) return '';
  const entries = left.map((each) => `${code(each.symbol)} ${place(each)}: ${prose(each.reason)}`);
  return fold(plural(left.length, 'place'), list(entries));
}

function failures(files: readonly FileResult[]): string {
  return list(files.flatMap(({ error }) => (error === null ? [] : [prose(error)])));
}

/** What a library's own users have to know: their subclasses are not in sight. */
function releaseNote(changes: readonly PlacedChange[]): string {
  const pairs = changes.flatMap(({ kind, outcome, pair }) =>
    kind === 'override' && (outcome === 'mirror' || outcome === 'present') && pair ? [pair] : [],
  );
  const names = groupBy(pairs, ({ sync, async }) => `${sync}/${async}`).flatMap(([, [pair]]) => (pair ? [pair] : []));
  if (names.length === 0) return '';
  return `From now on a subclass that overrides one side of these pairs has to override the other as well:\n\n${list(
    names.map((pair) => `${code(`${pair.sync}()`)} and ${code(`${pair.async}()`)}`),
  )}`;
}

function place({ path, line }: { readonly path: string; readonly line: number }): string {
  return `(${code(`${path}:${line}`)})`;
}

/** @returns groups with their key, the largest first */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return [...groups].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1));
}
