/** The verifier against mistakes: a small one of every kind at every place of what the migration writes. */
import { describe, expect, test } from 'vitest';
import { verify } from '../../../../src/frontends/javascript/verify/index.ts';
import { type Loss, type Mutant, mutantsOf, treeOf, withoutComments } from './mutants.ts';
import { type Planned, plannedFiles } from './planned.ts';

/** Fixtures that have every kind of edit and rewrite between them. `MUTANTS=all` takes all there are, in minutes. */
const RICH = [
  'add-async-variants/async-safe-decorator',
  'add-async-variants/class-field-arrow-function',
  'add-async-variants/computed-literal-keys',
  'add-async-variants/for-of-queryset',
  'add-async-variants/helper-functions',
  'add-async-variants/immediately-invoked-and-local-helper',
  'add-async-variants/iteration-all-helpers',
  'add-async-variants/no-semicolons',
  'add-async-variants/object-assign-to-prototype',
  'add-async-variants/precedence',
  'add-async-variants/private-helpers',
  'add-async-variants/prototype-assignment',
  'add-async-variants/super-apply-and-call',
  'add-async-variants/template-literals-and-comments',
  'add-async-variants/transaction-atomic',
  'add-async-variants/typescript-abstract',
  'add-async-variants/typescript-overloads',
  'insert-sync-fallbacks/directive-with-two-semicolons',
  'insert-sync-fallbacks/licence-header-and-directive',
  'insert-sync-fallbacks/meteor-statement',
  'insert-sync-fallbacks/static-method',
  'projects/commonjs-across-files',
  'projects/next-route-handlers',
  'projects/script-override-inside',
  'wrap-new-connection/express-handlers',
  'wrap-new-connection/jsx-text',
  'wrap-new-connection/script-exported-value',
  'wrap-new-connection/script-top-level-await',
  'wrap-new-connection/script-without-semicolons',
];

interface Exception {
  readonly reason: string;
  readonly applies: (survivor: Survivor) => boolean;
}

interface Survivor {
  readonly what: string;
  /** The line that was changed, as it is afterwards. */
  readonly line: string;
}

/** What the verifier lets pass, and why. */
const EXCEPTIONS: readonly Exception[] = [
  {
    reason: 'an import is hoisted, so its place and the order of its names mean nothing',
    applies: ({ what }) => /^exchange "(import \{|[\w$]+, [\w$]+")/.test(what),
  },
];

const isAll = process.env['MUTANTS'] === 'all';
const planned = plannedFiles().filter(({ name }) => isAll || RICH.includes(name.split(' ')[0] ?? ''));

function describeMutant(file: Planned, { what, offset, text }: Mutant): Survivor & { readonly name: string } {
  const number = text.slice(0, offset).split('\n').length;
  return { name: `${file.name}:${number}`, what, line: text.split('\n')[number - 1] ?? '' };
}

/** Mutants whose tree is not the output's, and that the verifier takes for the output all the same. */
function survivorsOf(file: Planned): ReturnType<typeof describeMutant>[] {
  const { path, before, after, edits } = file;
  const tree = treeOf(path, after);
  const seen = new Set([after]);
  const survivors = [];
  for (const mutant of mutantsOf(path, after)) {
    if (seen.has(mutant.text)) continue;
    seen.add(mutant.text);
    // Hardly any passes: only of those that do is the tree looked at, which takes longer than the verifier.
    if (verify(path, before, mutant.text, edits) !== null) continue;
    const mutated = treeOf(path, mutant.text);
    if (mutated !== null && mutated !== tree) survivors.push(describeMutant(file, mutant));
  }
  return survivors;
}

/** The output without one of its comments, for each of which there is then one too few. */
function lossesOf({ path, before, after }: Planned): readonly Loss[] {
  const countIn = (text: string, comment: string): number => text.split(comment).length - 1;
  return withoutComments(path, after).filter(({ text, comment }) => countIn(text, comment) < countIn(before, comment));
}

/** Exceptions and gaps that some mutant fell under. */
const met = new Set<Exception>();

test('the fixtures are there', () => {
  const names = new Set(planned.map(({ name }) => name.split(' ')[0]));
  expect(RICH.filter((name) => !names.has(name))).toEqual([]);
});

describe.each(planned.map((file) => [file.name, file] as const))('%s', (_name, file) => {
  test('what was written passes', () => {
    expect(verify(file.path, file.before, file.after, file.edits)).toBeNull();
  });

  test('no mutant passes', () => {
    const survivors = survivorsOf(file).filter((each) => {
      const reasons = EXCEPTIONS.filter(({ applies }) => applies(each));
      for (const reason of reasons) met.add(reason);
      return reasons.length === 0;
    });
    expect(survivors).toEqual([]);
  });

  const losses = lossesOf(file);
  if (losses.length > 0) {
    test('a lost comment does not pass', () => {
      const { path, before, edits } = file;
      for (const { text, what } of losses) expect(verify(path, before, text, edits), what).not.toBeNull();
    });
  }
});

test('no exception is stale', () => {
  expect(EXCEPTIONS.filter((each) => !met.has(each)).map(({ reason }) => reason)).toEqual([]);
});
