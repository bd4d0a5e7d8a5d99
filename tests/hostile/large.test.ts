/** Sizes at which work that grows with the square of the input, or worse, would not end in the time that a test has. */
import { describe, expect, test } from 'vitest';
import type { FunctionNode } from '../../src/graph/project/nodes.ts';
import { alternatives, UNKNOWN } from '../../src/graph/project/types.ts';
import { askText } from '../graph/project-from.ts';

const LONG = 1000;
const FEW = 100;
const TIMEOUT = 120_000;

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

describe('large input', () => {
  test('a chain of classes that all override one method', { timeout: TIMEOUT }, () => {
    const base = (index: number): string => (index === 0 ? 'Model' : `C${String(index - 1)}`);
    const { graph, file, effects } = askText(
      lines(LONG, (index) => `class C${String(index)} extends ${base(index)} { save() { super.save(); } }`),
    );
    const { classes, functions } = file('src/a.ts');
    expect(functions.filter((each) => effects.reaches(each))).toHaveLength(LONG);
    const last = classes.at(-1);
    const [first] = classes;
    if (!first || !last) throw new Error('no classes');
    expect(graph.hierarchy.dispatch(first, 'save', false)).toHaveLength(LONG);
    expect(graph.hierarchy.isBelow(last, first)).toBe(true);
    expect(classes.every((each) => graph.pairs.inheritedBy(each, 'save', false) !== null)).toBe(true);
  });

  test('a class with thousands of methods that call each other', { timeout: TIMEOUT }, () => {
    const count = 3000;
    const method = (index: number): string =>
      `m${String(index)}() { this.m${String((index * 7 + 1) % count)}(); this.m${String((index + 1) % count)}(); }`;
    const { file, effects } = askText(
      `class B extends Model { ${lines(count, method)} save() { this.m0(); super.save(); } }`,
    );
    expect(file('src/a.ts').functions.filter((each) => effects.reaches(each))).toHaveLength(1);
  });

  test('functions that call one another, listed the wrong way round', { timeout: TIMEOUT }, () => {
    const last = 5 * LONG - 1;
    const { file, effects } = askText(
      `class B extends Model {}\n` +
        lines(last, (index) => `function f${String(index)}() { f${String(index + 1)}(); }`) +
        `\nfunction f${String(last)}() { new B().save(); }`,
    );
    const { functions } = file('src/a.ts');
    expect(functions.filter((each) => effects.reaches(each))).toHaveLength(last + 1);
    const first = functions.find((each) => each.fact.name === 'f0');
    if (!first) throw new Error('no function');
    expect(effects.wayFrom(first).through).toHaveLength(last);
  });

  test(
    'a chain has one list of what it rests on, and each method of it is found in one step',
    { timeout: TIMEOUT },
    () => {
      const base = (index: number): string => (index === 0 ? 'Model' : `C${String(index - 1)}`);
      const { graph, file } = askText(
        lines(LONG, (index) => `class C${String(index)} extends ${base(index)} { m${String(index)}() {} }`),
      );
      const { classes } = file('src/a.ts');
      const last = classes.at(-1);
      if (!last) throw new Error('no classes');
      graph.hierarchy.dispatch(last, 'save', false);
      // One list stands for all of the chain.
      expect(new Set(classes.map((each) => graph.hierarchy.ormRoots(each))).size).toBe(1);
      for (const [index] of classes.entries())
        expect(graph.hierarchy.lookUp(last, `m${String(index)}`, false)).toHaveLength(1);
    },
  );

  test('a value that is assigned from itself, by way of a package, again and again', { timeout: TIMEOUT }, () => {
    const { file, graph } = askText(
      `import { Project } from 'syntax';\n` +
        `function climb() { let node = new Project();\n` +
        lines(60, (index) => `node = node.get${String(index)}(); node = node.p${String(index)};`) +
        `\n let list = node.all(); if (!list) { list = node.all(); node = list.first(); } return list.first(); }`,
    );
    const climb = file('src/a.ts').functions.find((each) => each.fact.name === 'climb');
    const [result] = climb?.fact.returns ?? [];
    if (!climb || !result) throw new Error('no result');
    const found = alternatives(graph.evaluate(result, climb.file));
    expect(found.every((each) => each.kind === 'external' && each.module === 'syntax' && each.derived)).toBe(true);
  });

  test('a walk through the tree of a package that has no end', { timeout: TIMEOUT }, () => {
    const names = Array.from({ length: 12 }, (_, index) => `child${String(index)}`);
    const { file, graph } = askText(
      `import root from 'syntax';\n` +
        `export function descend() { let node = root; while (more()) {\n` +
        names.map((name) => `if (is()) node = node.${name};`).join('\n') +
        `\n} return node; }`,
    );
    const descend = file('src/a.ts').functions.find((each) => each.fact.name === 'descend');
    const [result] = descend?.fact.returns ?? [];
    if (!descend || !result) throw new Error('no result');
    expect(alternatives(graph.evaluate(result, descend.file))).toContain(UNKNOWN);
  });

  test('calls on what may be any of thousands of objects and classes', { timeout: TIMEOUT }, () => {
    const { file, effects } = askText(
      lines(LONG, (index) => `class C${String(index)} extends Model { run() { this.count(); } }`) +
        `\nconst plugins = { own: { run() {} } };\n` +
        lines(LONG, (index) => `const o${String(index)} = { run() {} };`) +
        `\nlet any = plugins.own;\n` +
        lines(LONG, (index) => `any = o${String(index)}; any = new C${String(index)}();`) +
        `\nfunction own() { plugins.own.run(); }\n` +
        lines(FEW, (index) => `function f${String(index)}() { any.run(); }`),
    );
    const named = (name: string): FunctionNode => {
      const found = file('src/a.ts').functions.find((each) => each.fact.name === name);
      if (!found) throw new Error(`no function ${name}`);
      return found;
    };
    const [first, last, own] = [named('f0'), named(`f${String(FEW - 1)}`), named('own')].map(({ calls: [call] }) => {
      if (!call) throw new Error('no call');
      return effects.classify(call);
    });
    expect(first).toMatchObject({ kind: 'project' });
    expect(first?.kind === 'project' && first.targets).toHaveLength(2 * LONG + 1);
    expect(last).toEqual(first);
    expect(own?.kind === 'project' && own.targets).toHaveLength(1);
  });
});
