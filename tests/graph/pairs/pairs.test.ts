import { describe, expect, test } from 'vitest';
import { ask, type Asked, askText } from '../project-from.ts';

function borne(asked: Asked, name: string, method = 'save', isStatic = false): string | null {
  const pair = asked.graph.pairs.borneBy(asked.class(name), method, isStatic);
  return pair && `${pair.sync}/${pair.async}${pair.assumedFrom === null ? '' : ' assumed'}`;
}

function inherited(asked: Asked, name: string, method = 'save', isStatic = false): string | null {
  return asked.graph.pairs.inheritedBy(asked.class(name), method, isStatic)?.async ?? null;
}

describe('pairs from the code', () => {
  test.each([
    ['save() {} async asave() {}', true],
    ['save() {} asave(): Promise<void> {}', true],
    ['save() {} asave() { return this.run(); } async run() {}', true],
    ['save() {} asave() { return toAsync(this.save)(); }', true],
    ['save() {} asave() { return this.run(); } run() {}', false],
    ['save() {} asave = async () => {};', true],
    ['save() {} asave = f;', true],
    ['save(): void; asave(): Promise<void>;', true],
    ['save() {}', false],
    ['async asave() {}', false],
    ['save() {} asave() { return 1; }', false],
    ['save() {} asave() {}', false],
    ['save() {} asave(): boolean { return x; }', false],
    ['async save() {} async asave() {}', false],
    ['save(): Promise<void> {} async asave() {}', false],
    ['get save() {} async asave() {}', false],
    ['save() {} get asave() {}', false],
    ['save() {} static async asave() {}', false],
    ['static save() {} async asave() {}', false],
  ])('%s: %s', (members, expected) => {
    expect(
      borne(
        ask({
          'a.ts': `declare class Declared { ${members} }\nclass A { ${members} }`
            .replace(members.includes(';') && !members.includes('{') ? /class A .*/ : /declare class.*/, '')
            .replace('Declared', 'A'),
        }),
        'A',
      ),
    ).toBe(expected ? 'save/asave' : null);
  });

  test('over the levels of a hierarchy', () => {
    const asked = ask({
      'a.ts': 'class A { save() {} } class B extends A { async asave() {} } class C extends B { save() {} }',
    });
    expect(['A', 'B', 'C'].map((name) => borne(asked, name))).toEqual([null, 'save/asave', 'save/asave']);
    expect(['A', 'B', 'C'].map((name) => inherited(asked, name))).toEqual([null, null, 'asave']);
  });

  test('static ones and private ones', () => {
    const asked = ask({
      'a.ts': 'class A { static make() {} static async amake() {} #touch() {} async #atouch() {} }',
    });
    expect(borne(asked, 'A', 'make', true)).toBe('make/amake');
    expect(borne(asked, 'A', 'make')).toBeNull();
    expect(borne(asked, 'A', '#touch')).toBe('#touch/#atouch');
  });

  test('of something that a mixin is applied to, whatever else that is', () => {
    const one = askText('const M = (Base) => class It extends Base { save() {} }; class A extends M(Model) {}');
    expect(inherited(one, 'It')).toBe('asave');
    const two = askText(
      'const M = (Base) => class It extends Base { save() {} }; class A extends M(Model) {} class B extends M(class {}) {}',
    );
    expect(inherited(two, 'It')).toBe('asave');
    const none = askText('const M = (Base) => class It extends Base { save() {} }; class B extends M(class {}) {}');
    expect(inherited(none, 'It')).toBeNull();
  });

  test('names of the language are no pairs', () => {
    const asked = askText('class A extends Model {}');
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      expect(borne(asked, 'A', name), name).toBeNull();
  });
});

describe('pairs of the profile', () => {
  const asked = ask({
    'a.ts':
      "import { Model, Manager } from 'orm'; class A extends Model {} class M extends Manager {} class B extends A {} class C {}",
  });

  test('where the base cannot be read', () => {
    expect(borne(asked, 'A')).toBe('save/asave assumed');
    expect(borne(asked, 'B', 'delete')).toBe('delete/adelete assumed');
    expect(borne(asked, 'M', 'getOrCreate')).toBe('getOrCreate/agetOrCreate assumed');
    expect(borne(asked, 'A', 'getOrCreate')).toBeNull();
    expect(borne(asked, 'A', 'save', true)).toBeNull();
    expect(borne(asked, 'C')).toBeNull();
  });

  test.each([
    ['static delete(id) { return super.delete(id); }', 'delete/adelete assumed'],
    ['static delete(id) { return [id].map((each) => super.delete(each)); }', 'delete/adelete assumed'],
    ['static delete(id) { return this.objects.delete(id); }', null],
    ['static delete(id) { return super.save(id); }', null],
    ['static archive() { return super.archive(); }', null],
    ['delete(id) { return super.delete(id); }', null],
  ])('of a class itself where something in it calls the one of its base: %s', (member, expected) => {
    const asked = ask({
      'a.ts': `import { Model } from 'orm'; class A extends Model { ${member} } class B extends A {}`,
    });
    expect([borne(asked, 'A', 'delete', true), borne(asked, 'B', 'delete', true)]).toEqual([expected, expected]);
    expect(borne(asked, 'A', 'archive', true)).toBeNull();
  });

  test('not where it can be', () => {
    const packages = { orm: 'export class Model { save() {} }' };
    expect(
      borne(ask({ 'a.ts': "import { Model } from 'orm'; class A extends Model {}" }, { packages }), 'A'),
    ).toBeNull();
    const paired = { orm: 'export class Model { save() {} async asave() {} }' };
    expect(
      borne(ask({ 'a.ts': "import { Model } from 'orm'; class A extends Model {}" }, { packages: paired }), 'A'),
    ).toBe('save/asave');
  });

  test('nor where another ORM is known', () => {
    expect(borne(ask({ 'a.ts': "import { Model } from 'sequelize'; class A extends Model {}" }), 'A')).toBeNull();
  });
});

describe('registered variants', () => {
  test.each([
    ["class A extends Model { save() {} static { fallbackToSyncVariant(this.prototype, 'save', 'asave'); } }", true],
    ["class A extends Model { save() {} } fallbackToSyncVariant(A.prototype, 'save', 'asave');", true],
    ["class A extends Model { save() {} } fallbackToSyncVariant(A, 'save', 'asave');", false],
    ["class A extends Model { save() {} } fallbackToSyncVariant(A.prototype, 'delete', 'adelete');", false],
    ["class A extends Model { save() {} } fallbackToSyncVariant(other.prototype, 'save', 'asave');", false],
    ["class A extends Model { save() {} } fallbackToSyncVariant(A.prototype, 'save', name);", false],
  ])('%s: %s', (code, expected) => {
    const asked = askText(code);
    expect(asked.graph.pairs.registered(asked.class('A'), 'asave', false) !== null).toBe(expected);
  });

  test('make a pair for the classes below', () => {
    const asked = ask({
      'a.ts':
        "class A { save() {} static { fallbackToSyncVariant(this.prototype, 'save', 'asave'); } } class B extends A { save() {} }",
    });
    expect(inherited(asked, 'B')).toBe('asave');
  });

  test('in a circle of classes nothing is found, and that at once', () => {
    const asked = ask({ 'a.ts': 'class A extends B { save() {} } class B extends A { save() {} }' });
    expect(['A', 'B'].map((name) => inherited(asked, name))).toEqual([null, null]);
  });
});

describe('names that may be the ORM’s', () => {
  test('are those that the code bears', () => {
    const { graph } = ask({ 'a.js': 'class A { persist() {} async apersist() {} plain() {} }' });
    expect([...graph.pairs.syncNames].toSorted()).toEqual(['persist']);
    expect([...graph.pairs.asyncNames].toSorted()).toEqual(['apersist']);
  });

  test('and those of the profile once its tables are used, or the code bears one of its pairs', () => {
    expect(ask({ 'a.ts': "import { Model } from 'orm'; class A extends Model {}" }).graph.pairs.syncNames).toContain(
      'getOrCreate',
    );
    expect(ask({ 'a.ts': "import { transaction } from 'orm';" }).graph.pairs.syncNames).toContain('atomic');
    expect(askText('class A extends Model {}').graph.pairs.syncNames).toContain('getOrCreate');
  });
});
