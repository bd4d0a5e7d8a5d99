import { expect, test } from 'vitest';
import { askText } from '../project-from.ts';

/** A line of classes `C0` to `C19`, beside it as many that have nothing to do with it, and writes to `save` of them all. */
const CODE = Array.from({ length: 20 }, (_, index) => {
  const own = String(index);
  const base = index === 0 ? 'Model' : `C${String(index - 1)}`;
  return (
    `class C${own} extends ${base} { save() {} }\nclass D${own} { save() {} }\n` +
    `new C${own}().save = stub${own};\nnew D${own}().save = stub${own};`
  );
}).join('\n');

test('writes to a member are known by class, to those above and below included, in the order of the code', () => {
  const { graph, file } = askText(`class Other { save() {} }\nclass Below extends C9 {}\n${CODE}`);
  const writesTo = (name: string): readonly string[] => {
    const node = file('src/a.ts').classes.find((each) => each.fact.name === name);
    if (!node) throw new Error(`no class ${name}`);
    const owner = { kind: 'instance', class: node, model: null } as const;
    return graph.writes.known(owner, 'save').map(({ value }) => (value.kind === 'global' ? value.name : value.kind));
  };
  const stubs = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `stub${String(index)}`);
  expect(writesTo('Other')).toEqual([]);
  expect(writesTo('D7')).toEqual(['stub7']);
  expect(writesTo('C7')).toEqual(stubs(20));
  expect(writesTo('Below')).toEqual(stubs(10));
});
