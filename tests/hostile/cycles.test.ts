import { expect, test } from 'vitest';

import { expectDone, failures, IMPORT, outcomes, override, project, run } from './run.ts';

test('modules that import each other', async () => {
  const folder = project({
    'a.js': `${IMPORT}import { B } from './b.js';\n${override('A', 'Model', 'new B().save(); super.save();')}`,
    'b.js': `${IMPORT}import { A } from './a.js';\nimport * as self from './b.js';\n${override('B', 'Model', 'new A().save(); new self.B().save(); super.save();')}`,
  });
  expect(await outcomes(folder)).toEqual(['A.save mirror', 'B.save mirror', 'Good.save mirror']);
  await failures(folder);
  await expectDone(folder);
});

test('stars that lead back to where they began', async () => {
  const folder = project({
    'a.js': `export * from './b.js';\nexport * from './a.js';\n`,
    'b.js': `export * from './c.js';\nexport * from './a.js';\n`,
    'c.js': `export * from './a.js';\nexport * from './b.js';\nexport { Good } from './good.js';\n`,
    'd.js': `import { X, f, Good } from './a.js';\nimport * as all from './b.js';\n${override('D', 'X', 'f(this); all.g(this); super.save();')}${override('E', 'all.Y')}${override('F', 'all.Good')}${override('G', 'Good')}`,
  });
  expect(await outcomes(folder)).toEqual(['F.save mirror', 'G.save mirror', 'Good.save mirror']);
  expect((await run(folder, ['--dry'])).stderr).toContain('d.js:3 warning unknown-base');
  await failures(folder);
  await expectDone(folder);
});

test('names that are exported from each other', async () => {
  const folder = project({
    'a.js': `export { X } from './b.js';\nexport { Y as Z } from './a.js';\nexport { Z as Y } from './a.js';\nexport * as all from './a.js';\nexport { Good } from './good.js';\n`,
    'b.js': `export { X } from './a.js';\n`,
    'd.js': `import { X, Y, all } from './a.js';\n${override('D', 'X')}${override('E', 'Y')}${override('F', 'all.all.all.all.Y')}${override('G', 'all.all.all.all.Good')}`,
  });
  expect(await outcomes(folder)).toEqual(['G.save mirror', 'Good.save mirror']);
  await failures(folder);
  await expectDone(folder);
});

test('modules in CommonJS that export each other', async () => {
  const folder = project({
    'a.cjs': `module.exports = require('./b.cjs');\n`,
    'b.cjs': `module.exports = { ...require('./a.cjs'), self: module.exports };\nexports.self = exports;\n`,
    'd.cjs': `const { X, self } = require('./a.cjs');\n${override('D', 'X').replace('export ', '')}${override('E', 'self.self.X').replace('export ', '')}`,
  });
  expect(await outcomes(folder)).toEqual(['Good.save mirror']);
  await failures(folder);
  await expectDone(folder);
});

test('classes that extend each other, over files', async () => {
  const folder = project({
    'a.js': `import { B } from './b.js';\n${override('A', 'B')}`,
    'b.js': `import { C } from './c.js';\n${override('B', 'C')}`,
    'c.js': `import { A } from './a.js';\n${override('C', 'A')}`,
  });
  expect(await outcomes(folder)).toEqual(['Good.save mirror']);
  await failures(folder);
  await expectDone(folder);
});

test.each([
  ['directly', override('A', 'A')],
  ['through a mixin', `${IMPORT}const M = (B) => class extends B {};\n${override('A', 'M(A)')}`],
  ['through a mixin of itself', `${IMPORT}const M = (B) => class C extends M(C) {};\n${override('A', 'M(Model)')}`],
  ['through a mixin without end', `${IMPORT}const M = (B) => M(B);\n${override('A', 'M(Model)')}`],
  [
    'through mixins of each other',
    `${IMPORT}const M = (B) => N(B);\nconst N = (B) => M(B);\n${override('A', 'M(N(Model))')}`,
  ],
  ['through a variable', `let B = class extends B {};\nB = ((x) => x)(B);\n${override('A', 'B')}`],
  ['through variables of each other', `var a = b, b = a;\n${override('A', 'a')}`],
  ['through a class inside of it', `${override('A', `(class extends A { save() { super.save(); } })`)}`],
  ['through a static member', `${override('A', 'A.Base')}A.Base = A;\n`],
  ['through its own instance', `${override('A', 'new A().constructor')}`],
  ['through a conditional', `${IMPORT}${override('A', '(x ? A : Model)')}`],
  [
    'through its prototype',
    `${IMPORT}${override('A')}Object.setPrototypeOf(A, A);\nA.prototype.__proto__ = A.prototype;\n`,
  ],
])('a class that extends itself %s', async (_name, text) => {
  const folder = project({ 'a.js': text });
  const { code, stderr } = await failures(folder);
  expect([code, stderr]).toEqual([0, '']);
  await expectDone(folder);
});

test('types that are made of themselves', async () => {
  const folder = project({
    'a.ts': `${IMPORT}type A = A;
type B = B[];
type C<T> = C<C<T>>;
interface D extends D {}
interface E extends F {}
interface F extends E {}
type G = H;
type H = G;
type J = { j: J };
type K<T> = T extends K<T> ? K<K<T>> : never;
function f(a: A, b: B, c: C<Model>, d: D, e: E, g: G, j: J, k: K<Model>): void {
  a.save(); b.save(); c.save(); d.save(); e.save(); g.save(); j.j.j.j.save(); k.save();
}
export class M extends Model { save(): void { f(this, this, this, this, this, this, this, this); super.save(); } }
`,
  });
  expect(await outcomes(folder)).toEqual(['M.save unresolved-receiver', 'Good.save mirror']);
  await failures(folder);
  await expectDone(folder);
});

test('functions, variables and objects that are made of themselves', async () => {
  const folder = project({
    'a.js': `${IMPORT}
function f(x) { return g(x); }
function g(x) { return f(x); }
const o = { o: { get self() { return o; } } };
o.o.o = o;
const list = [];
list.push(list);
let v = w, w = v;
v = v.v;
function* h() { yield* h(); }
const k = (x) => k(k)(k(x));
${override('A', 'Model', 'f(this).save(); o.o.self.o.o.x.save(); list[0][0][0].save(); v.w.save(); k(k)(this).save(); super.save();')}`,
  });
  expect((await outcomes(folder))[0]).toMatch(/^A\.save (?!mirror)/);
  await failures(folder);
  await expectDone(folder);
});

test('parameters that are passed on to themselves, deeper each time', async () => {
  const folder = project({
    'a.js': `${IMPORT}
function f(x) { f({ x }); f([x]); f(() => x); f(class extends x {}); x.save(); }
${override('A', 'Model', 'f(this); super.save();')}`,
  });
  expect((await outcomes(folder))[0]).toMatch(/^A\.save (?!mirror)/);
  await failures(folder);
  await expectDone(folder);
});

test('a table of routes that holds itself', async () => {
  const folder = project({
    'urls.js': `import { add } from './add.js';
export const routes = [...routes, { path: '/add', handler: add, children: routes }, ...nested];
const nested = [...routes, ...nested, ...routes, ...nested];
`,
    'add.js': `import { Good } from './good.js';
export async function add(request) {
  await new Good().asave();
}
`,
  });
  expect(await outcomes(folder)).toEqual(['add wrap', 'Good.save mirror']);
  await failures(folder);
  await expectDone(folder);
});
