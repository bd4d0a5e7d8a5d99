/** The known traps of printing: each has a fixture that is named after it. */
import { expect, test } from 'vitest';
import { readFixtures } from '../../../harness/fixtures.ts';

/** What printers get wrong, and the fixtures that show it; `tests/fixtures.test.ts` compares their outputs and runs them. */
const TRAPS: Readonly<Record<string, readonly string[]>> = {
  'multi-line template literals are indented anew': ['trap-multi-line-template-literal'],
  'JSX text is indented anew': ['trap-jsx-text'],
  'multi-line strings are indented anew': ['trap-multi-line-string'],
  'comments with a layout of their own lose it': ['trap-comment-with-its-own-layout'],
  'the parentheses of `(await g())!.name` are lost': ['trap-parentheses-before-non-null'],
  'a line that begins with `(await …` goes on with the line before it': ['trap-line-that-begins-with-await'],
  'CRLF becomes LF': ['trap-crlf'],
  'the byte order mark is dropped': ['trap-byte-order-mark'],
  'tabs mixed with spaces become one of them': ['trap-tabs-mixed-with-spaces'],
  'directives get a second semicolon': ['trap-use-strict-once'],
  'the licence comment moves with the first import': [
    'trap-licence-comment-and-an-import-that-is-added',
    'trap-licence-comment-and-an-import-that-is-extended',
    'trap-licence-comment-and-no-import',
  ],
  'comments are glued or lost on copies': ['trap-comments-on-clones'],
  'decorators leave the line of their method': ['trap-same-line-decorators'],
  'objects and import lists are laid out anew': ['trap-objects-and-import-lists'],
  'blank lines come or go': ['trap-blank-lines'],
  'code that is not touched gets parentheses, or loses them': ['trap-needless-parentheses'],
  'lines are indented by another unit': [
    'trap-indent-of-two-spaces',
    'trap-indent-of-four-spaces',
    'trap-indent-of-tabs',
  ],
  'a newline is added at the end of the file': ['trap-no-final-newline'],
  'quotes, semicolons and literals are written anew': ['trap-quotes-and-semicolons-of-the-override'],
};

const fixtures = readFixtures().filter(({ name }) => name.includes('/trap-'));

test.each(Object.entries(TRAPS))('%s: shown not to happen', (_trap, names) => {
  for (const name of names) {
    const fixture = fixtures.find((each) => each.name.endsWith(`/${name}`));
    expect(fixture?.output ?? null, name).not.toBeNull();
    expect(fixture?.output, name).not.toEqual(fixture?.input);
  }
});

test('no fixture of a trap is missing from the table', () => {
  expect(fixtures.map(({ name }) => name.replace(/^.*\//, '')).sort()).toEqual(Object.values(TRAPS).flat().sort());
});
