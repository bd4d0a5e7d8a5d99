import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of.ts';

describe('destructuring', () => {
  test('of an object takes members', () => {
    const { values } = factsOf('const { a, b: c, "d": e, [f]: g, ...rest } = source;');
    expect(values('a')).toEqual(['global source.a']);
    expect(values('c')).toEqual(['global source.b']);
    expect(values('e')).toEqual(['global source.d']);
    expect(values('g')).toEqual(['global source.[?]']);
    expect(values('rest')).toEqual(['unknown']);
  });

  test('of an array takes elements, and runs its iterator', () => {
    const { values, facts } = factsOf('const [a, , b, ...rest] = source();');
    expect(values('a')).toEqual(['source().0']);
    expect(values('b')).toEqual(['source().2']);
    expect(values('rest')).toEqual(['[element of source()]']);
    expect(facts.functions[0]?.iterations.map(({ construct }) => construct)).toEqual(['destructuring']);
  });

  test('nested, with defaults', () => {
    const { values } = factsOf('const { a: { b = 1 } = {}, c: [d] } = source;');
    expect(values('b')).toEqual(['((global source.a | {}).b | number)']);
    expect(values('d')).toEqual(['global source.c.0']);
  });

  test('of parameters', () => {
    const { values, function: named } = factsOf('function f({ a }, [b], c = 1, ...d) {}');
    expect(values('a')).toEqual(['parameter 0 of f.a']);
    expect(values('b')).toEqual(['parameter 1 of f.0']);
    expect(values('c')).toEqual(['(parameter 2 of f | number)']);
    expect(values('d')).toEqual(['[unknown]']);
    expect(named('f').parameters).toMatchObject([
      { name: null, optional: false, rest: false },
      { name: null, optional: false, rest: false },
      { name: 'c', optional: true, rest: false },
      { optional: false, rest: true },
    ]);
  });

  test('in an assignment and in a loop', () => {
    expect(factsOf('let a, b; ({ a, b } = source); [a, b] = [b, a];').values('a')).toEqual([
      'global source.a',
      '[b,a].0',
    ]);
    expect(factsOf('for (const [key, value] of entries) {}').values('value')).toEqual(['element of global entries.1']);
    expect(factsOf('let a; for (a of items) {}').values('a')).toEqual(['element of global items']);
    expect(factsOf('for (const key in object) {}').values('key')).toEqual(['string']);
  });

  test('reads the members it takes, for one may be a getter', () => {
    const { facts, show } = factsOf('const { a, ...rest } = source;');
    const read = facts.functions[0]?.accesses.filter(({ write }) => !write).map(({ value }) => show(value));
    expect(read).toEqual(expect.arrayContaining(['global source.a', 'global source.[?]']));
  });

  test('an assignment to a member is a write, with what is written', () => {
    const { facts, show } = factsOf('book.title = name(); [this.a, b[c]] = pair; book.count += 1; book.count++;');
    const writes = facts.functions[0]?.accesses.filter(({ write }) => write) ?? [];
    expect(writes.map(({ value, assigned }) => [show(value), assigned && show(assigned)])).toEqual([
      ['global book.title', 'name()'],
      ['this of module.a', 'global pair.0'],
      ['global b.[?]', 'global pair.1'],
      ['global book.count', 'primitive'],
      ['global book.count', 'number'],
    ]);
  });
});
