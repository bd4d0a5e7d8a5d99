import { describe, expect, test } from 'vitest';
import type { Role } from '../../../src/graph/effects/roles.ts';
import { profile as meteor } from '../../../src/profiles/meteor.ts';
import { ask, type ProjectOptions } from '../project-from.ts';

const PRELUDE = `import { Model, transaction, getObjectOr404 } from 'orm';
import axios from 'axios';
import { Gone } from './gone';
import fs from 'node:fs';
class Author extends Model { helper() {} static make() {} get first() { return 1; } }
class Book extends Model { author = new Author(); helper() {} }
class Plain { save() {} }
function free() {}
const module = { run() {} };
`;

/** The role of the call of that text in a method of `Book`. */
function roleOf(code: string, text: string, options: ProjectOptions & { nonOrmPackages?: string[] } = {}): string {
  const asked = ask({ 'a.js': `${PRELUDE}class Essay extends Book { async m(p, ...args) { ${code} } }` }, options);
  return show(asked.role(text));
}

function show(role: Role): string {
  switch (role.kind) {
    case 'orm':
      return `orm ${role.pair.async} on ${role.receiver}`;
    case 'orm-function':
      return `orm-function ${role.async} of ${role.module}`;
    case 'project':
      return `project ${role.targets.map((each) => each.fact.name ?? '?').join()} (${role.targets.length})`;
    case 'iteration':
      return `iteration ${role.method}${role.proven ? '' : ' unproven'}`;
    case 'calls-back':
      return `calls back ${role.hooks.map((each) => each.fact.name ?? '?').join()}`;
    case 'external':
      return `external ${role.what}`;
    case 'harmless':
      return 'harmless';
    case 'unresolved':
      return `unresolved ${role.name}${role.missing === true ? ' missing' : ''}`;
    case 'callback':
      return `callback ${String(role.parameter.index)} or ${show(role.otherwise)}`;
    case 'opaque':
    case 'dynamic':
      return `${role.kind} ${role.what}`;
  }
}

describe('a call of the ORM', () => {
  test.each([
    ['this.save();', 'this.save()', 'orm asave on Essay'],
    ['super.save();', 'super.save()', 'orm asave on Book'],
    ['new Author().save();', 'new Author().save()', 'orm asave on Author'],
    ['this.author.save();', 'this.author.save()', 'orm asave on Author'],
    ["this['save']();", "this['save']()", 'orm asave on Essay'],
    ['super.save.apply(this, arguments);', 'super.save.apply()', 'orm asave on Book'],
    ['Book.prototype.save.call(this, p);', 'Book.prototype.save.call()', 'orm asave on Book'],
    ['Author.objects.get();', 'Author.objects.get()', 'orm aget on manager of Author'],
    ['Author.objects.filter({}).count();', 'Author.objects.filter({}).count()', 'orm acount on queryset of Author'],
    ['transaction.atomic(() => {});', 'transaction.atomic()', 'orm aatomic on transaction'],
    ['getObjectOr404(Author);', 'getObjectOr404()', 'orm-function agetObjectOr404 of orm'],
    ['(p ? this : new Author()).save();', '(p ? this : new Author()).save()', 'orm asave on Essay'],
    ['let a = null; a = new Author(); a.save();', 'a.save()', 'orm asave on Author'],
    ['(await Author.objects.aget()).save();', '(await Author.objects.aget()).save()', 'orm asave on Author'],
  ])('%s', (code, text, expected) => {
    expect(roleOf(code, text)).toBe(expected);
  });
});

describe('a call of something else', () => {
  test.each([
    ['Author.objects.filter({});', 'Author.objects.filter()', 'harmless'],
    ['free();', 'free()', 'project free (1)'],
    ['this.helper();', 'this.helper()', 'project helper (1)'],
    ['this.author.helper();', 'this.author.helper()', 'project helper (1)'],
    ['Author.make();', 'Author.make()', 'project make (1)'],
    ['module.run();', 'module.run()', 'project run (1)'],
    ['new Plain().save();', 'new Plain().save()', 'project save (1)'],
    ['new Map().delete(p);', 'new Map().delete()', 'harmless'],
    ['[].push(p);', '[].push()', 'harmless'],
    ['[].map((a) => a);', '[].map()', 'iteration map'],
    ['new Set().forEach((a) => a);', 'new Set().forEach()', 'iteration forEach'],
    ["'a'.trim();", "'a'.trim()", 'harmless'],
    ['Math.max(1);', 'Math.max()', 'harmless'],
    ['setTimeout(p);', 'setTimeout()', 'harmless'],
    ['axios.get();', 'axios.get()', "external package 'axios'"],
    ['fs.writeFileSync();', 'fs.writeFileSync()', "external package 'node:fs'"],
    ['this.asave();', 'this.asave()', 'harmless'],
    ['new Date().toJSON();', 'new Date().toJSON()', 'harmless'],
  ])('%s', (code, text, expected) => {
    expect(roleOf(code, text)).toBe(expected);
  });
});

describe('a call that cannot be decided', () => {
  test.each([
    ['p.save();', 'p.save()', 'unresolved save'],
    ['p.a.b.save();', 'p.a.b.save()', 'unresolved save'],
    ['this.unknown.save();', 'this.unknown.save()', 'unresolved save'],
    ['this.nothing();', 'this.nothing()', 'unresolved nothing missing'],
    ['(p ?? this).save();', '(p ?? this).save()', 'unresolved save'],
    ['(p ? this : new Plain()).save();', '(p ? this : new Plain()).save()', 'unresolved save'],
    ['new Gone().save();', 'new Gone().save()', 'unresolved save'],
    ['Gone.save();', 'Gone.save()', 'unresolved save missing'],
    ['Gone();', 'Gone()', 'unresolved Gone missing'],
    ['p();', 'p()', 'unresolved p'],
    ['this[p]();', 'this[p]()', 'dynamic this[p]()'],
    ['let f = free; f = p; f();', 'f()', 'dynamic f()'],
    ['this.save.call(p);', 'this.save.call()', 'dynamic this.save.call()'],
    ['p.forEach((a) => a);', 'p.forEach()', 'iteration forEach unproven'],
    ['p.map((a) => a);', 'p.map()', 'iteration map unproven'],
    ['axios.create(p).get();', 'axios.create(p).get()', 'unresolved get'],
    ['JSON.parse(p).save();', 'JSON.parse(p).save()', 'unresolved save'],
    ['globalThis.thing.save();', 'globalThis.thing.save()', 'unresolved save'],
  ])('%s', (code, text, expected) => {
    expect(roleOf(code, text)).toBe(expected);
  });

  test('of a package that the project vouches for is harmless', () => {
    const code = "import client from 'client'; const c = client.create(); c.get();";
    const role = (nonOrmPackages: string[]) => ask({ 'a.js': code }, { nonOrmPackages }).role('c.get()').kind;
    expect([role([]), role(['client']), role(['cli'])]).toEqual(['unresolved', 'external', 'unresolved']);
  });
});

test('a virtual call may run every override', () => {
  const source =
    'class A { m() { this.helper(); } helper() {} } class B extends A { helper() {} } class C extends B { helper() {} }';
  expect(show(ask({ 'a.js': source }).role('this.helper()'))).toBe('project helper,helper,helper (3)');
  expect(show(ask({ 'a.js': source.replace('this.helper()', 'new B().helper()') }).role('new B().helper()'))).toBe(
    'project helper,helper (2)',
  );
});

test('Meteor’s globals', () => {
  const source =
    'const Todos = new Mongo.Collection("todos"); Todos.insert({}); Todos.find().fetch(); Meteor.users.findOne(); Todos.deny();';
  const asked = ask({ 'a.js': source }, { profile: meteor });
  expect(
    ['Todos.insert()', 'Todos.find().fetch()', 'Meteor.users.findOne()', 'Todos.deny()'].map((text) =>
      show(asked.role(text)),
    ),
  ).toEqual([
    'orm insertAsync on collection',
    'orm fetchAsync on cursor',
    'orm findOneAsync on collection',
    'external collection',
  ]);
});
