import { describe, expect, test } from 'vitest';
import { createDelegation } from '../../../src/graph/pairs/delegation.ts';
import { ask } from '../project-from.ts';

const SETUP = `import { Model } from 'orm'; import { wrap, registry } from 'vendor';
  async function del() { return this.save(); }
  async function native() { await db.write(this); }
  class Other extends Model {}
  class Mid extends Model { /* in Mid */ }
  /* behind Mid */
  class It extends Mid { save() { super.save(); } }`;

/** How the bases of `It` implement `asave`, with code behind the class between it and the ORM's base. */
function reading(code: string, inside = '', files: Readonly<Record<string, string>> = {}): string {
  const text = SETUP.replace('/* in Mid */', inside).replace('/* behind Mid */', code);
  const { graph, class: named } = ask({ 'a.ts': text, ...files });
  const pair = graph.pairs.inheritedBy(named('It'), 'save', false);
  if (!pair) throw new Error('no pair');
  const found = createDelegation(graph, 'auto', null).read(named('It'), pair, false);
  return found.kind === 'delegating' ? `delegating: ${found.evidence}` : found.kind;
}

describe('an async variant that is put on the base from outside counts', () => {
  test.each([
    // Aliases of the prototype.
    'const P = Mid.prototype; P.asave = del;',
    'const { prototype } = Mid; prototype.asave = del;',
    'let P; P = Mid.prototype; P.asave = del;',
    'const K = Mid; const P = K.prototype; const Q = P; Q.asave = del;',
    'const all = { mid: Mid.prototype }; all.mid.asave = del;',
    'const it = new Mid(); Object.getPrototypeOf(it).asave = del;',
    'Object.getPrototypeOf(It.prototype).asave = del;',
    'It.__proto__.prototype.asave = del;',
    'It.prototype.__proto__.asave = del;',
    'const P = Object.freeze(Mid.prototype); P.asave = del;',
    // Functions that are given the class or its prototype.
    'function put(K) { K.prototype.asave = del; } put(Mid);',
    'const put = (P) => { P.asave = del; }; put(Mid.prototype);',
    'function put(K) { const P = K.prototype; later(() => { P.asave = del; }); } put(Mid);',
    'function outer(K) { put(K); } function put(K) { K.prototype.asave = del; } outer(Mid);',
    'function protoOf(K) { return K.prototype; } protoOf(Mid).asave = del;',
    '[Other, Mid].forEach((K) => { K.prototype.asave = del; });',
    'for (const P of [Other.prototype, Mid.prototype]) P.asave = del;',
    // Functions of the language.
    'Object.defineProperties(Mid.prototype, { asave: { value: del } });',
    "Reflect.defineProperty(Mid.prototype, 'asave', { value: del });",
    "Reflect.set(Mid.prototype, 'asave', del);",
    "const P = Mid.prototype; Object.defineProperty(P, 'asave', { value: del });",
    'const P = Mid.prototype; Object.assign(P, { asave: del });',
    'const P = Mid.prototype; Object.assign(P, { async asave() { return this.save(); } });',
    "Mid.prototype.__defineGetter__('asave', () => del);",
    // Names that are put together.
    "for (const m of ['save']) Mid.prototype['a' + m] = async function () { return this[m](); };",
    "for (const m of ['save']) Mid.prototype['a' + m] = delegating(m);",
    "for (const m of ['save']) Object.defineProperty(Mid.prototype, 'a' + m, { value: delegating(m) });",
    'Object.assign(Mid.prototype, { ...unknown });',
    'Object.setPrototypeOf(Mid.prototype, unknown);',
    // Somebody else's code.
    'wrap(Mid.prototype);',
    "wrap(Mid.prototype, 'asave', del);",
    'const P = Mid.prototype; registry.add(P);',
  ])('%s', (code) => {
    expect(reading(code)).toMatch(
      /^delegating: (a\.ts:\d+ .* (puts one on Mid: |may put one on Mid that does)|asave\(\) uses save)/,
    );
  });

  test.each(['static { this.prototype.asave = del; }', 'static { const P = this.prototype; P.asave = del; }'])(
    'class Mid { %s }',
    (inside) => {
      expect(reading('', inside)).toMatch(/^delegating: a\.ts:\d+ .* puts one on Mid: del\(\) uses save/);
    },
  );

  test('from another file', () => {
    const files = {
      'put.ts': 'export function put(K) { K.prototype.asave = async function () { return this.save(); }; }',
    };
    expect(reading("import { put } from './put'; put(Mid);", '', files)).toMatch(/^delegating: put\.ts:1 /);
  });

  test.each([
    'export function put(K) { K.prototype.asave = del; }',
    'export function put(K) { const P = K.prototype; P.asave = del; }',
    'function put(...all) { for (const K of all) K.prototype.asave = del; } put(Other, Mid);',
  ])('where nobody knows which class it is: %s', (code) => {
    expect(reading(code)).toMatch(/^delegating/);
  });

  test('on the class itself as well', () => {
    expect(reading('')).toBe('assumed-native');
    expect(reading('later(() => { let P = It.prototype; P = P; P.asave = del; });')).toMatch(/puts one on It: /);
  });
});

describe('nothing is replaced by', () => {
  test.each([
    // An async variant that has nothing to do with the sync one.
    'const P = Mid.prototype; P.asave = native;',
    "Reflect.set(Mid.prototype, 'asave', native);",
    "for (const m of ['save']) Mid.prototype['a' + m] = native;",
    // Other classes, objects and names.
    'const P = Other.prototype; P.asave = del;',
    'function put(K) { K.prototype.asave = del; } put(Other);',
    'const P = Mid.prototype; P.other = del;',
    "Reflect.defineProperty(Mid.prototype, 'other', { value: del });",
    'Object.defineProperties(Mid.prototype, { other: { value: del } });',
    "wrap(Mid.prototype, 'save', del);",
    'const mid = new Mid(); wrap(mid);',
    'const mid = new Mid(); mid.asave = del;',
    // A class that is given to somebody.
    'wrap(Mid);',
    'registry.add(Mid); new Map().set("mid", Mid);',
    'function label(K) { K.prototype.label = "x"; } label(Mid);',
    'function applyTo(K, name) { K.prototype[name] = del; } applyTo(Other, "x");',
    // Looking at it.
    'Object.keys(Mid.prototype); console.log(Mid.prototype); Reflect.ownKeys(Mid.prototype);',
    'const sub = Object.create(Mid.prototype); Object.setPrototypeOf(sub, Mid.prototype);',
    'Object.prototype.hasOwnProperty.call(Mid.prototype, "save"); Mid.prototype.isPrototypeOf(it);',
    'expect(Mid.prototype).toBe(1); vi.spyOn(Mid.prototype, "asave");',
  ])('%s', (code) => {
    expect(reading(code)).toMatch(/native$/);
  });
});
