import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applySplices, type Splice } from '../../../../src/frontends/javascript/apply/splice.ts';

/** Non-overlapping replacements of a text, in some order. */
const cases = fc
  .tuple(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.tuple(fc.nat(60), fc.string()), { maxLength: 8 }))
  .chain(([source, cuts]) => {
    const offsets = [...new Set(cuts.map(([at]) => Math.min(at, source.length)))].sort((a, b) => a - b);
    const splices = offsets.flatMap((start, index): Splice[] => {
      const end = offsets[index + 1];
      return index % 2 === 0 && end !== undefined ? [{ start, end, text: cuts[index]?.[1] ?? '' }] : [];
    });
    return fc.tuple(
      fc.constant(source),
      fc.constant(splices),
      fc.shuffledSubarray([...splices], { minLength: splices.length }),
    );
  });

describe('applySplices', () => {
  test('leaves all else as it is, whatever the order of the splices', () => {
    fc.assert(
      fc.property(cases, ([source, splices, shuffled]) => {
        let expected = '';
        let at = 0;
        for (const { start, end, text } of splices) {
          expected += source.slice(at, start) + text;
          at = end;
        }
        expect(applySplices(source, shuffled)).toBe(expected + source.slice(at));
      }),
    );
  });

  test('of a piece gives that piece', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), fc.nat(20), (source, a, b) => {
        const start = Math.min(a, b, source.length);
        const end = Math.min(Math.max(a, b), source.length);
        expect(applySplices(source, [], [start, end])).toBe(source.slice(start, end));
      }),
    );
  });

  test('orders insertions at one place by rank, and before a replacement there', () => {
    const splices: Splice[] = [
      { start: 1, end: 2, text: 'B' },
      { start: 1, end: 1, text: '(outer ', rank: 1 },
      { start: 1, end: 1, text: '(inner ', rank: 2 },
      { start: 1, end: 1, text: 'first ', rank: -1 },
    ];
    expect(applySplices('abc', splices)).toBe('afirst (outer (inner Bc');
  });

  test.each<[string, Splice[], [number, number]]>([
    [
      'two replacements of one character',
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ],
      [0, 4],
    ],
    [
      'an insertion into a replacement',
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 1, text: 'x' },
      ],
      [0, 4],
    ],
    ['a splice before the piece', [{ start: 0, end: 1, text: '' }], [1, 4]],
    ['a splice behind the piece', [{ start: 3, end: 4, text: '' }], [0, 3]],
  ])('refuses %s', (_what, splices, range) => {
    expect(() => applySplices('abcd', splices, range)).toThrow('splices overlap');
  });
});
