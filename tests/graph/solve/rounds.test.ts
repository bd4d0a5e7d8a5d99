import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHeap } from '../../../src/graph/solve/heap.ts';
import { createRounds } from '../../../src/graph/solve/rounds.ts';
import { createSkips } from '../../../src/graph/classes/skips.ts';

describe('rounds', () => {
  test('look at each item once where nothing happens', () => {
    const looked: number[] = [];
    const rounds = createRounds<number>((item) => {
      looked.push(item);
      rounds.ask('never');
    });
    for (const item of [1, 2, 3, 2]) rounds.add(item);
    rounds.run();
    expect(looked).toEqual([1, 2, 3]);
  });

  test('find what complete rounds find, with the same witnesses', () => {
    const links = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 3 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(links, fc.subarray([...Array(10).keys()]), (uses, ends) => {
        const naive = new Map<number, number>();
        for (let grew = true; grew;) {
          grew = false;
          for (const node of uses.keys()) {
            const witness = ends.includes(node) ? node : uses[node]?.find((each) => naive.has(each));
            if (witness === undefined || naive.has(node)) continue;
            naive.set(node, witness);
            grew = true;
          }
        }
        const found = new Map<number, number>();
        const has = (node: number): boolean => {
          if (!found.has(node)) rounds.ask(node);
          return found.has(node);
        };
        const rounds = createRounds<number>((node) => {
          const witness = ends.includes(node) ? node : uses[node]?.find(has);
          if (witness === undefined || found.has(node)) return;
          found.set(node, witness);
          rounds.happen(node);
        });
        for (const node of uses.keys()) rounds.add(node);
        rounds.run();
        expect([...found].sort()).toEqual([...naive].sort());
      }),
    );
  });

  test('a chain that is listed backwards takes two looks at each item, not a round for each', () => {
    const length = 2000;
    const found = new Set<number>();
    let looks = 0;
    const rounds = createRounds<number>((node) => {
      looks += 1;
      if (node !== length - 1 && !found.has(node + 1)) {
        rounds.ask(node + 1);
        return;
      }
      found.add(node);
      rounds.happen(node);
    });
    for (let node = 0; node < length; node += 1) rounds.add(node);
    rounds.run();
    expect(found.size).toBe(length);
    expect(looks).toBeLessThanOrEqual(2 * length);
  });
});

test('a heap gives its numbers in order, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 })), (numbers) => {
      const heap = createHeap();
      numbers.forEach(heap.add);
      const taken: number[] = [];
      for (let number = heap.take(); number !== undefined; number = heap.take()) taken.push(number);
      expect(taken).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    }),
  );
});

test('ranges are gone through without what came before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }))), (ranges) => {
      const skips = createSkips();
      const seen = new Set<number>();
      for (const [start, end] of ranges) {
        const all = Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
        expect([...skips.through(start, end)]).toEqual(all.filter((each) => !seen.has(each)));
        for (const each of all) seen.add(each);
      }
    }),
  );
});
