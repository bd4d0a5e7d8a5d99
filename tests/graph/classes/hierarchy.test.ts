import { describe, expect, test } from 'vitest';
import { describe as words } from '../../../src/graph/types/describe.ts';
import { ask, type Asked, askText } from '../project-from.ts';

function basesOf(asked: Asked, name: string): readonly string[] {
  return asked.graph.hierarchy.bases(asked.class(name)).map(words);
}

function owners(
  found: readonly { readonly class: { readonly fact: { readonly name: string | null } } }[],
): readonly string[] {
  return found.map((each) => each.class.fact.name ?? '(anonymous)');
}

describe('bases', () => {
  test('over files, cycles of imports included', () => {
    const asked = ask({
      'a.ts': "import { B } from './b'; export class A {} export class C extends B {}",
      'b.ts': "import { A } from './a'; export class B extends A {}",
    });
    expect(basesOf(asked, 'C')).toEqual(['class B']);
    expect(basesOf(asked, 'B')).toEqual(['class A']);
    expect(basesOf(asked, 'A')).toEqual([]);
  });

  test('of a mixin are all that it is applied to', () => {
    const asked = askText(
      'const Stamped = (Base) => class It extends Base {}; class A {} class B extends Stamped(Model) {} class C extends Stamped(A) {}',
    );
    expect(basesOf(asked, 'It')).toEqual(['class Model', 'class A']);
    expect(basesOf(asked, 'B')).toEqual(['class It']);
  });

  test('of a mixin in another file, applied twice over', () => {
    const asked = ask({
      'mixins.ts': 'export function stamped(Base) { return class It extends Base {}; }',
      'a.ts': "import { stamped } from './mixins'; class A {} class B extends stamped(stamped(A)) {}",
    });
    expect(basesOf(asked, 'It')).toEqual(['class A']);
  });

  test('that are chosen at run time are all of them', () => {
    expect(basesOf(askText('class A {} class B extends (x ? A : Model) {}'), 'B')).toEqual(['class A', 'class Model']);
  });

  test('that are not known', () => {
    const { graph, ...asked } = askText(
      "import { Gone } from './gone'; class A extends Gone {} class B extends make() {} class C extends A {} class D {}",
    );
    const unknown = (name: string) => graph.hierarchy.unknownBases(asked.class(name)).map(({ kind }) => kind);
    expect(['A', 'B', 'C', 'D'].map(unknown)).toEqual([['missing'], ['unknown'], ['missing'], []]);
  });

  test('of the profile', () => {
    const { graph, ...asked } = ask({
      'a.ts': "import { Model } from 'orm'; class A extends Model {} class B extends A {} class C {}",
    });
    const roots = (name: string) => graph.hierarchy.ormRoots(asked.class(name)).map(({ origin }) => origin);
    expect(['A', 'B', 'C'].map(roots)).toEqual([["Model from 'orm'"], ["Model from 'orm'"], []]);
  });
});

describe('circles', () => {
  const sources: Readonly<Record<string, string>> = {
    'a class of itself': 'class A extends A { save() { super.save(); } } const it = new A();',
    'two of each other': 'class A extends B { save() {} } class B extends A {} const it = new A();',
    'a class of a mixin of itself':
      'const M = (Base) => class extends Base { save() {} }; class A extends M(A) {} const it = new A();',
    'a mixin of itself':
      'const M = (Base) => class extends M(Base) {}; class A extends M(Model) {} const it = new A();',
    'a variable of a mixin of itself':
      'const M = (Base) => class extends Base {}; let A = Model; A = M(A); const it = new A();',
  };

  test.each(Object.entries(sources))('%s', (_what, source) => {
    const { graph, file, effects } = askText(source);
    const { classes, functions } = file('src/a.ts');
    for (const node of classes) {
      const { hierarchy, pairs } = graph;
      hierarchy.descendants(node);
      hierarchy.lookUp(node, 'save', false);
      hierarchy.dispatch(node, 'nothing', false);
      hierarchy.isFamily(node, node);
      hierarchy.ormRoots(node);
      hierarchy.unknownBases(node);
      pairs.borneBy(node, 'save', false);
      expect(hierarchy.descendants(node)).not.toContain(node);
    }
    for (const node of functions) effects.reaches(node);
  });
});

describe('definitions', () => {
  const asked = askText(`class A extends Model { save() {} static make() {} }
class B extends A { other() {} }
class C extends B { save() {} make() {} }
class D extends A { save() {} }`);
  const { hierarchy } = asked.graph;

  test('are looked up from a class upwards', () => {
    expect(owners(hierarchy.lookUp(asked.class('B'), 'save', false))).toEqual(['A']);
    expect(owners(hierarchy.lookUp(asked.class('C'), 'save', false))).toEqual(['C']);
    expect(owners(hierarchy.lookUpSuper(asked.class('C'), 'save', false))).toEqual(['A']);
    expect(owners(hierarchy.lookUpSuper(asked.class('A'), 'save', false))).toEqual(['Model']);
    expect(hierarchy.lookUp(asked.class('B'), 'nothing', false)).toEqual([]);
  });

  test('static ones apart', () => {
    expect(owners(hierarchy.lookUp(asked.class('C'), 'make', true))).toEqual(['A']);
    expect(owners(hierarchy.lookUp(asked.class('C'), 'make', false))).toEqual(['C']);
  });

  test('a call may lead to any override below', () => {
    expect(owners(hierarchy.dispatch(asked.class('B'), 'save', false))).toEqual(['A', 'C']);
    expect(owners(hierarchy.dispatch(asked.class('A'), 'save', false)).toSorted()).toEqual(['A', 'C', 'D']);
  });

  test('descendants at any depth', () => {
    expect(
      hierarchy
        .descendants(asked.class('A'))
        .map(({ fact }) => fact.name)
        .toSorted(),
    ).toEqual(['B', 'C', 'D']);
    expect(hierarchy.descendants(asked.class('D'))).toEqual([]);
  });

  test('the last of one name counts', () => {
    const { graph, ...other } = askText('class A { save() { return 1; } save() { return "a"; } }');
    expect(graph.hierarchy.own(other.class('A'), 'save', false)?.function?.fact.returns).toMatchObject([{ text: 'a' }]);
  });
});

describe('members from outside of the class', () => {
  const assigned = (code: string) =>
    askText(`class A extends Model {}\n${code}`).graph.hierarchy.assigned.map(
      ({ class: owner, name, static: isStatic, form }) =>
        `${form} ${isStatic ? 'static ' : ''}${owner.fact.name ?? ''}.${name}`,
    );

  test.each([
    ['A.prototype.save = function () {};', ['assignment A.save']],
    ["A.prototype['save'] = () => {};", ['assignment A.save']],
    ['A.make = function () {};', ['assignment static A.make']],
    ['Object.assign(A.prototype, { save() {}, other: () => {} });', ['object-member A.save', 'object-member A.other']],
    ['Object.assign(A, { make() {} }, { more() {} });', ['object-member static A.make', 'object-member static A.more']],
    ["Object.defineProperty(A.prototype, 'save', {});", ['unsupported A.save']],
    ['A.prototype.save = other;', ['assignment A.save']],
    ['A.prototype[name] = function () {};', []],
    ['other.prototype.save = function () {};', []],
    ['Object.assign(other, { save() {} });', []],
  ])('%s', (code, expected) => {
    expect(assigned(code)).toEqual(expected);
  });

  test('in another file', () => {
    const asked = ask({
      'a.ts': 'export class A {}',
      'b.ts': "import { A } from './a'; A.prototype.save = function () {};",
    });
    const own = asked.graph.hierarchy.own(asked.class('A'), 'save', false);
    expect(own?.assigned?.file.facts.path).toBe('/project/b.ts');
  });
});
