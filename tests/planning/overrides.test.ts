import { describe, expect, test } from 'vitest';
import type { Options } from '../../src/model/options.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Change } from '../../src/model/result.ts';
import { profile } from '../../src/profiles/default.ts';
import { plan } from '../../src/steps/plan.ts';
import { at, MODEL, projectFrom, type ProjectOptions, type Sources } from '../graph/project-from.ts';
import { optionsFor } from '../steps/options.ts';

const ALL: Partial<Options> = { profile, transforms: ['add-async-variants', 'insert-sync-fallbacks'] };

interface Settings extends Partial<Options> {
  readonly project?: ProjectOptions;
  /** Files that may be changed; all of them otherwise. */
  readonly editable?: readonly string[];
}

function planOf(sources: Sources, { project = {}, editable, ...options }: Settings = {}): Plan {
  const paths = editable ?? Object.keys(sources);
  return plan(
    projectFrom(sources, project),
    optionsFor('/project', { ...ALL, ...options }),
    '/project',
    new Set(paths.map(at)),
  );
}

/** Plans one file beside the `Model` it imports. */
function planText(code: string, settings?: Settings): Plan {
  return planOf({ 'a.ts': `import { Model } from './model';\n${code}`, 'model.ts': MODEL }, settings);
}

function changes({ files }: Plan): readonly Change[] {
  return files.flatMap((file) => file.changes);
}

/** `A.save fallback nested-callback` */
function outcomes(planned: Plan): readonly string[] {
  return changes(planned).map(({ symbol, outcome, blocker }) =>
    [symbol, outcome, ...((blocker ?? '') ? [blocker] : [])].join(' '),
  );
}

function edits({ files }: Plan): readonly string[] {
  return files.flatMap((file) => file.edits.map((edit) => edit.kind));
}

describe('left alone', () => {
  test.each([
    ['a class that declares the variant', 'class A extends Model { save() {} async asave() {} }', 'A.save present'],
    [
      'one that registers it',
      "class A extends Model { save() {} static { withSyncFallback(this.prototype, 'save', 'asave'); } }",
      'A.save present',
    ],
    [
      'one that registers a fallback by hand',
      "class A extends Model { save() {} static { fallbackToSyncVariant(this.prototype, 'save', 'asave'); } }",
      'A.save fallback fallback-by-hand',
    ],
    [
      'one that says why it falls back',
      "class A extends Model { save() {} static { fallbackToSyncVariant(this.prototype, 'save', 'asave', { accepted: 'x' }); } }",
      'A.save fallback accepted-fallback',
    ],
    ['an override that is async', 'class A extends Model { async save() {} }', 'A.save skipped'],
    ['an ignored class', '// orm-migrate-ignore\nclass A extends Model { save() {} }', 'A.save skipped'],
    ['an ignored method', 'class A extends Model {\n  // orm-migrate-ignore\n  save() {}\n}', 'A.save skipped'],
    ['an accessor', 'class A extends Model { get save() { return 1; } }', 'A.save skipped'],
    [
      'a variant that is something else',
      'class A extends Model { save() {} get asave() { return 1; } }',
      'A.save skipped',
    ],
  ])('%s', (_what, code, expected) => {
    const planned = planText(code);
    expect(outcomes(planned)).toEqual([expected]);
    expect(edits(planned)).toEqual([]);
    expect(changes(planned)[0]?.reason).not.toBe('');
  });

  test.each([
    ['a class of no pair', 'class A { save() {} }'],
    ['a method of no pair', 'class A extends Model { title() {} }'],
    ['a static method of the name', 'class A extends Model { static save() {} }'],
    ['a declared class', 'declare class A extends Model { save(): void }'],
    ['a constructor', 'class A extends Model { constructor() { super(); } }'],
  ])('in silence: %s', (_what, code) => {
    expect(planText(code)).toMatchObject({ files: [], findings: [] });
  });
});

describe('mirrors', () => {
  test.each([
    ['a method', 'class A extends Model { save() { super.save(); } }', ['A.save mirror']],
    ['one that calls nothing', 'class A extends Model { save() {} }', ['A.save mirror']],
    ['a field', 'class A extends Model { save = () => {}; }', ['A.save mirror']],
    ['a class expression', 'const A = class extends Model { save() {} };', ['A.save mirror']],
    ['a nameless default export', 'export default class extends Model { save() {} }', ['default.save mirror']],
    [
      'a mixin',
      'const stamped = (Base) => class extends Base { save() {} }; class A extends stamped(Model) {}',
      ['stamped.save mirror'],
    ],
    ['an assignment', 'class A extends Model {} A.prototype.save = function () {};', ['A.save mirror']],
    ['an assigned object', 'class A extends Model {} Object.assign(A.prototype, { save() {} });', ['A.save mirror']],
    [
      'two levels',
      'class A extends Model { save() {} } class B extends A { save() { super.save(); } }',
      ['A.save mirror', 'B.save mirror'],
    ],
    ['a class in a function', 'function f() { return class A extends Model { save() {} }; }', ['A.save mirror']],
    [
      'a pair of any name',
      'class A { persist() {} async apersist() {} } class B extends A { persist() {} }',
      ['B.persist mirror'],
    ],
    ['the last of one name', 'class A extends Model { save() { a(); } save() {} }', ['A.save mirror']],
    [
      'a helper, too',
      'class A extends Model { save() { this.touch(); } touch() { super.save(); } }',
      ['A.save mirror', 'A.touch mirror'],
    ],
    [
      'recursion',
      'class A extends Model { save() { this.walk(1); } walk(n) { if (n) this.walk(n - 1); else super.save(); } }',
      ['A.save mirror', 'A.walk mirror'],
    ],
  ])('%s', (_what, code, expected) => {
    expect(outcomes(planText(code)).toSorted()).toEqual(expected);
  });

  test('of a mixin in a circle', () => {
    expect(
      outcomes(planText('const m = (Base) => class extends Base { save() { super.save(); } }; class A extends m(A) {}'))
        .length,
    ).toBeLessThan(2);
  });

  test('say what they rest on', () => {
    const sources = { 'a.ts': "import { Model } from 'orm'; class A extends Model { save() { super.save(); } }" };
    const [change] = changes(planOf(sources));
    expect(change).toMatchObject({
      id: 'add-async-variants:a.ts:A.save',
      kind: 'override',
      pair: { sync: 'save', async: 'asave' },
      assumptions: [
        "`Model from 'orm'` bears save/asave",
        "asave() of `Model from 'orm'` is native: it does not call save()",
      ],
      calls: [{ call: 'super.save()', becomes: 'await asave()' }],
    });
  });
});

describe('fallbacks', () => {
  test.each([
    ['setTimeout(() => super.save());', 'nested-callback'],
    ['x.save();', 'unresolved-receiver'],
    ['this[x]();', 'dynamic-call'],
    ['eval(x);', 'dynamic-call'],
    ['const f = super.save;', 'method-value'],
    ['x?.a().b(super.save()).c();', null],
    ['new B();', 'constructor'],
    ['this.lazy;', 'lazy-relation'],
    ['this.lazy = 1;', 'accessor'],
    ['yes(super.save);', 'method-value'],
  ])('%s', (body, blocker) => {
    const code = `class B { constructor() { new C().save(); } }
class C extends Model { get lazy() { return new C().save(); } set lazy(v) { new C().save(); } }
class A extends C { save(x) { ${body} } }`;
    const found = outcomes(planText(code)).filter((each) => each.startsWith('A.save'));
    expect(found).toEqual([blocker === null ? 'A.save mirror' : `A.save fallback ${blocker}`]);
  });

  test('fields of mixins that are applied in both orders are decided about once', () => {
    const field = 'save = () => { super.save(); };';
    const code = (second: string) =>
      `const one = (Base) => class extends Base { ${field} }; const two = (Base) => class extends Base { ${second} };
class A extends one(two(Model)) {} class B extends two(one(Model)) {}`;
    expect(outcomes(planText(code(field)))).toEqual(['one.save mirror', 'two.save mirror']);
    const blocked = outcomes(planText(code('save = () => { eval(x); };')));
    expect(blocked).toEqual(['one.save fallback unsupported-form', 'two.save fallback dynamic-call']);
  });

  test('tell the way to what blocks', () => {
    const planned = planText(
      `class A extends Model { save() { this.first(); } first() { this.second(); } second() { setTimeout(() => super.save()); } }`,
    );
    const [change] = changes(planned).filter(({ outcome }) => outcome === 'fallback');
    expect(change?.reason).toMatch(
      /^save\(\) calls A\.first\(\) → A\.second\(\), which reaches the ORM inside a setTimeout\(\) callback$/,
    );
    expect(change?.callPath.slice(0, 2)).toEqual(['a.ts:2 A.first()', 'a.ts:2 A.second()']);
    expect(edits(planned)).toEqual(['insert-fallback', 'add-import']);
  });

  test('over a delegating base', () => {
    const code = 'class Base extends Model { async asave() { this.save(); } } class A extends Base { save() {} }';
    expect(outcomes(planText(code))).toContain('A.save fallback delegating-base');
    expect(outcomes(planText(code, { asyncBase: 'native' }))).toContain('A.save mirror');
    expect(outcomes(planText('class A extends Model { save() {} }', { asyncBase: 'delegating' }))).toEqual([
      'A.save fallback delegating-base',
    ]);
  });

  test('under a decorator that nobody vouches for', () => {
    const code = 'class A extends Model { @logged save() {} }';
    expect(outcomes(planText(code))).toEqual(['A.save fallback decorator']);
    expect(outcomes(planText(code, { asyncSafeDecorators: ['logged'] }))).toEqual(['A.save mirror']);
  });

  test('of a mixin that is applied to a base without the pair', () => {
    const code =
      'const m = (Base) => class extends Base { save() {} async asave() {} }; class P { save() {} } class A extends m(Model) {} class B extends m(P) { save() {} }';
    expect(outcomes(planText(code))).toContain('B.save mirror');
  });

  test.each([
    ['block', 'class A extends Model { save() { eval(x); } }', 'block', 'this.prototype'],
    [
      'block',
      'class A extends Model { static objects() {} static make() {} static async amake() {} } class B extends A { static make() { eval(x); } }',
      'block',
      'this',
    ],
    ['statement', 'class A extends Model { save() { eval(x); } }', 'statement', 'A.prototype'],
    ['statement', 'export default class extends Model { save() { eval(x); } }', 'block', 'this.prototype'],
    ['block', 'class A extends Model {} A.prototype.save = function () { eval(x); };', 'statement', 'A.prototype'],
  ] as const)('in the form %s: %s', (fallbackForm, code, form, home) => {
    const planned = planText(code, { profile: { ...profile, fallbackForm } });
    const found = planned.files.flatMap((file) => file.edits).filter((edit) => edit.kind === 'insert-fallback');
    expect(found).toMatchObject([{ form, home }]);
  });
});

describe('abstract ones', () => {
  test('declare the variant, where every subclass can', () => {
    expect(
      outcomes(planText('abstract class A extends Model { abstract save(): void } class B extends A { save() {} }')),
    ).toEqual(['A.save mirror', 'B.save mirror']);
  });

  test('do not, where one can only fall back', () => {
    expect(
      outcomes(
        planText('abstract class A extends Model { abstract save(): void } class B extends A { save() { eval(x); } }'),
      ),
    ).toEqual(['A.save skipped', 'B.save fallback dynamic-call']);
  });
});

describe('what may be changed', () => {
  const sources = {
    'model.ts': MODEL,
    'a.ts':
      "import { Model } from './model'; import { record } from './audit'; export class A extends Model { save() { record(this); } }",
    'audit.ts': "import { Model } from './model'; export function record(m: Model) { m.save(); }",
  };

  test('is only in the given files', () => {
    const planned = planOf(sources, { editable: ['a.ts'] });
    expect(outcomes(planned)).toEqual(['A.save fallback outside-paths']);
    expect(planned.files.map(({ path }) => path)).toEqual(['/project/a.ts']);
    expect(changes(planned)[0]?.callPath[0]).toBe('audit.ts:1 record()');
  });

  test('and only what the transforms are for', () => {
    expect(outcomes(planOf(sources)).toSorted()).toEqual(['A.save mirror', 'record mirror']);
    expect(
      outcomes(planText('class A extends Model { save() { eval(x); } }', { transforms: ['add-async-variants'] })),
    ).toEqual(['A.save skipped dynamic-call']);
    expect(
      outcomes(planText('class A extends Model { save() {} }', { transforms: ['insert-sync-fallbacks'] })),
    ).toEqual(['A.save skipped']);
  });

  test('an override outside is not reported', () => {
    expect(planOf(sources, { editable: ['audit.ts'] }).files).toEqual([]);
  });
});

describe('findings', () => {
  test('a method under a computed name', () => {
    const { findings, files } = planText('class A extends Model { [save]() {} }');
    expect(findings).toMatchObject([{ code: 'computed-member', symbol: 'A', line: 2 }]);
    expect(files).toEqual([]);
  });

  test('a variant without its sync one', () => {
    const { findings, files } = planText('class A extends Model {\n  async asave() {}\n}');
    expect(findings).toMatchObject([{ code: 'async-only-override', path: 'a.ts', line: 3, symbol: 'A.asave' }]);
    expect(files).toEqual([]);
    expect(planText('class A extends Model {\n  // orm-migrate-ignore\n  async asave() {}\n}').findings).toEqual([]);
    expect(planText('class A extends Model { aother() {} }').findings).toEqual([]);
  });

  test('a base that leads nowhere under a method that looks like an override', () => {
    const { findings } = planOf({
      'a.ts': "import { Base } from './gone'; class A extends Base { save() {} } class B extends Base { other() {} }",
    });
    expect(findings).toMatchObject([{ code: 'unknown-base', symbol: 'A', line: 1 }]);
  });
});

test('the order of files and of what is in them does not matter', () => {
  const files = {
    'b.ts': "import { A } from './a'; export class B extends A { save() { super.save(); } }",
    'a.ts': "import { Model } from './model'; import './b'; export class A extends Model { save() { super.save(); } }",
    'model.ts': MODEL,
  };
  const reversed = Object.fromEntries(Object.entries(files).toReversed());
  const sorted = (planned: Plan) => planned.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  expect(sorted(planOf(files))).toEqual(sorted(planOf(reversed)));
});

test('a plan is plain data', () => {
  const planned = planText(
    'class A extends Model { save() { this.help(); } help() { super.save(); } @logged save2() {} }',
  );
  expect(JSON.parse(JSON.stringify(planned))).toEqual(planned);
});
