import { describe, expect, test } from 'vitest';
import { createDelegation, releaseIn } from '../../../src/graph/pairs/delegation.ts';
import type { Options } from '../../../src/model/options.ts';
import { profile as meteor } from '../../../src/profiles/meteor.ts';
import { ask, type ProjectOptions } from '../project-from.ts';

interface Settings extends ProjectOptions {
  readonly asyncBase?: Options['asyncBase'];
  readonly release?: string;
  readonly method?: string;
}

/** How the bases of class `It` implement `asave`. */
function reading(code: string, { asyncBase = 'auto', release, method = 'save', ...options }: Settings = {}): string {
  const { graph, class: named } = ask({ 'a.ts': code }, options);
  const node = named('It');
  const pair = graph.pairs.inheritedBy(node, method, false);
  if (!pair) throw new Error('no pair');
  const found = createDelegation(graph, asyncBase, release ?? null).read(node, pair, false);
  return found.kind === 'delegating' ? `delegating: ${found.evidence}` : found.kind;
}

const over = (asave: string, more = ''): string =>
  `class Base { save() {} ${asave} } ${more} class It extends Base { save() {} }`;

describe('native', () => {
  test.each([
    ['async asave() { await db.write(this); }'],
    ['async asave() { return new Promise((resolve) => db.write(this, resolve)); }'],
    ["async asave() { log('save'); }"],
    ['async asave() { await this.aother(); } async aother() {}'],
    ['async asave() { await this.asave(); }'],
    ['async asave() { this.a(); } a() { this.b(); } b() { this.a(); }'],
  ])('%s', (asave) => {
    expect(reading(over(asave))).toBe('native');
  });

  test('a base that calls only the sync variant of its own base', () => {
    const code =
      'class Root { save() {} async asave() {} } class Base extends Root { async asave() { super.save(); } } class It extends Base { save() {} }';
    expect(reading(code)).toBe('native');
  });

  test('a registered fallback knows its home', () => {
    const code =
      "class Base { save() {} static { fallbackToSyncVariant(this.prototype, 'save', 'asave'); } } class It extends Base { save() {} }";
    expect(reading(code)).toBe('native');
  });

  test('a base that is bridged', () => {
    const bridge = "bridgeDelegatingVariants(Base, { save: 'asave' });";
    expect(reading(over('async asave() { return this.save(); }', bridge))).toBe('native');
    expect(reading(over('async asave() { return this.save(); }', bridge.replace('save:', 'delete:')))).toMatch(
      /^delegating/,
    );
  });
});

describe('delegating', () => {
  test.each([
    ['async asave() { return this.save(); }', 'asave() uses save'],
    ['asave() { return syncToAsync(this.save); }', 'asave() uses save'],
    ['asave() { return syncToAsync(this.save.bind(this)); }', 'asave() uses save'],
    ["asave() { return delegate(this, 'save'); }", "asave() names 'save'"],
    ["async asave() { return this['save'](); }", 'asave() uses save'],
    ["async asave() { const name = 'save'; return this[name](); }", "asave() names 'save'"],
    ['async asave() { return this.run(); } run() { return this.save(); }', 'run() uses save'],
    ['async asave() { return open() ? db.write(this) : this.save(); }', 'asave() uses save'],
    ['async asave() { return later(() => this.save()); }', 'a function without a name uses save'],
    ['async asave() { return free(this); }', 'free() uses save'],
  ])('%s', (asave, evidence) => {
    expect(reading(over(asave, 'function free(self) { return self.save(); }'))).toBe(`delegating: ${evidence}`);
  });

  test('above a base that only calls super', () => {
    const code =
      'class Root { save() {} async asave() { this.save(); } } class Base extends Root { async asave() { await super.asave(); } } class It extends Base { save() {} }';
    expect(reading(code)).toMatch(/^delegating/);
    expect(reading(code.replace('{ this.save(); }', '{}'))).toBe('native');
  });

  test('one of several bases is enough', () => {
    const code = `class A { save() {} async asave() {} } class B { save() {} async asave() { this.save(); } }
      class It extends (x ? A : B) { save() {} }`;
    expect(reading(code)).toMatch(/^delegating/);
  });
});

describe('what cannot be read', () => {
  test('is taken to be native', () => {
    expect(reading("import { Model } from 'orm'; class It extends Model { save() {} }")).toBe('assumed-native');
    expect(
      reading('declare class Base { save(): void; asave(): Promise<void>; } class It extends Base { save() {} }'),
    ).toBe('assumed-native');
    const types = { orm: 'export declare class Model { save(): void; asave(): Promise<void>; }' };
    expect(
      reading("import { Model } from 'orm'; class It extends Model { save() {} }", { types, packages: { orm: '' } }),
    ).toBe('assumed-native');
  });

  test('but a package’s code can be', () => {
    const packages = { orm: 'export class Model { save() {} async asave() { this.save(); } }' };
    expect(reading("import { Model } from 'orm'; class It extends Model { save() {} }", { packages })).toMatch(
      /^delegating/,
    );
  });
});

describe('what is said', () => {
  test('by the option overrides the reading', () => {
    expect(reading(over('async asave() { this.save(); }'), { asyncBase: 'native' })).toBe('native');
    expect(reading(over('async asave() {}'), { asyncBase: 'delegating' })).toBe('delegating: --async-base delegating');
  });

  test('by the release of the ORM', () => {
    const code = 'class It extends Mongo.Collection { insert(doc) {} }';
    const at = (release: string) => reading(code, { profile: meteor, release, method: 'insert' });
    expect(at('3.0')).toBe('native');
    expect(at('4.1')).toBe('native');
    expect(at('2.10')).toBe('delegating: .meteor/release names release 2.10, before 3');
    expect(at('2.7')).toBe('delegating: .meteor/release names release 2.7, before 2.8');
    expect(reading(code, { profile: meteor, method: 'insert' })).toBe('assumed-native');
  });

  test.each([
    ['METEOR@2.8.1\n', '2.8'],
    ['METEOR@3.0', '3.0'],
    ['10.4.2', '10.4'],
    ['none', null],
    ['', null],
  ])('%j', (text, release) => {
    expect(releaseIn(text)).toBe(release);
  });
});
