import { describe, expect, test } from 'vitest';
import { createCompanies } from '../../../src/graph/effects/companies.ts';
import { createGraph } from '../../../src/graph/graph.ts';
import { at, projectFrom, type Sources } from '../project-from.ts';

/** Whether what is unknown in one of two files may come from the other. */
function meet(one: string, two: string, others: Sources = {}): boolean {
  const project = projectFrom({ 'src/one.js': one, 'lib/two.js': two, ...others });
  const companies = createCompanies(createGraph(project));
  const [first, second] = ['src/one.js', 'lib/two.js'].map((path) =>
    project.files.find(({ facts }) => facts.path === at(path)),
  );
  if (!first || !second) throw new Error('both files are there');
  return companies.of(first) === companies.of(second);
}

const PLAIN = 'export class Ledger { join() {} }';

describe('files meet', () => {
  test.each([
    ['where one imports the other', "import { Ledger } from '../lib/two.js'; new Ledger();", PLAIN],
    [
      'where one requires the other in the middle of its code',
      "function f() { return require('../lib/two.js').x(); }",
      PLAIN,
    ],
    ['where one loads the other', "export const load = () => import('../lib/two.js');", PLAIN],
    ['where an alias may lead to it', "import { Ledger } from './nowhere/two.js'; new Ledger();", PLAIN],
    ['where files are loaded by names that are not written', 'export const load = (name) => require(name);', PLAIN],
    ['where a container finds them', "import { createContainer } from 'awilix'; createContainer();", PLAIN],
    ['where they share a global', 'globalThis.ledger = {};', 'export const f = () => ledger.join();'],
    ['where a string with dots names one', "key('shop.Author');", 'export class Author extends Object { join() {} }'],
    [
      'where a string names a class',
      "export const author = key('Author');",
      'export class Author extends Object { join() {} }',
    ],
    [
      'where one hands a function to a package that both use',
      "import bus from 'bus'; bus.on('x', (row) => row.join());",
      "import bus from 'bus'; bus.emit('x', 1);",
    ],
    [
      'where one hands an object with methods to a package that both use',
      "import { registry } from 'bus'; registry.put({ join() {} });",
      "import { registry } from 'bus'; export const f = () => registry.get().join();",
    ],
  ])('%s', (_name, one, two) => {
    expect(meet(one, two)).toBe(true);
  });

  test('where a third imports both', () => {
    const third = "export * from './src/one.js'; export * from './lib/two.js';";
    expect(meet('export const a = 1;', PLAIN, { 'index.js': third })).toBe(true);
  });
});

describe('files do not meet', () => {
  test.each([
    ['where nothing joins them', 'export const f = (x) => x.join();', PLAIN],
    [
      'where both use a package',
      "import bus from 'bus'; bus.emit('x', 1);",
      "import bus from 'bus'; bus.emit('y', 2);",
    ],
    [
      'where both extend the ORM',
      "import { Model } from 'orm'; export class A extends Model { save() { this.b.join(); } }",
      "import { Model } from 'orm'; export class B extends Model { join() { this.save(); } }",
    ],
  ])('%s', (_name, one, two) => {
    expect(meet(one, two)).toBe(false);
  });

  test('where both extend an ORM of the project, which counts for all', () => {
    const orm = 'export class Model { save() {} async asave() {} }';
    const user = (name: string): string =>
      `import { Model } from '../orm.js'; export class ${name} extends Model { save() { super.save(); } }`;
    expect(meet(user('A'), user('B'), { 'orm.js': orm })).toBe(false);
  });
});
