/**
 * Companies: the files between which objects can pass. What is unknown in a file may be anything that comes to it, and nothing
 * else: a class of a file that has nothing to do with it is none of its business, whatever the names of its methods are.
 *
 * Files are of one company where one imports the other, at any distance and in either direction; where a string names a class
 * of the other, as relations of an ORM do; where they share a global; where both are given to a package that one of them hands
 * objects to; and all of them, where some code of the project loads files by names that are not written. The files of an ORM
 * are everybody's: they do not make a company of those that import them, and what they do counts for all.
 */
import { addTo } from '../../collections.ts';
import { flowsOf } from '../project/flows.ts';
import type { FileNode } from '../project/nodes.ts';
import { specifiersIn } from '../project/packages.ts';
import { packageOf } from '../../model/package-names.ts';
import { isFile } from '../project/project.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';

/** A company: always the same object for the same one. */
export interface Company {
  readonly files: readonly FileNode[];
}

export interface Companies {
  /** The company of a file; null for one of the ORM's, which counts for all. */
  of(file: FileNode): Company | null;
}

/** Packages that find the files of a project by themselves, and make or hand out what is in them. */
const LOADERS: ReadonlySet<string> = new Set([
  ...[
    'awilix',
    'egg',
    'sails',
    '@strapi/strapi',
    '@adonisjs/core',
    'moleculer',
    'thinkjs',
    '@midwayjs/core',
    'bottlejs',
  ],
  ...[
    '@fastify/autoload',
    'fastify-autoload',
    'require-all',
    'require-directory',
    'include-all',
    'require-dir',
    'glob',
  ],
  ...['fast-glob', 'globby', 'tinyglobby', 'jiti', 'consign', 'express-load', 'umzug'],
]);

export function createCompanies(graph: Graph): Companies {
  const { files } = graph.project;
  const members = files.filter((file) => !graph.packages.isOrmCode(file));
  const parents = new Map<FileNode, FileNode>(members.map((file) => [file, file]));

  function find(file: FileNode): FileNode {
    let at = file;
    for (let up = parents.get(at) ?? at; up !== at; up = parents.get(at) ?? at) {
      parents.set(at, parents.get(up) ?? up);
      at = up;
    }
    return at;
  }

  function join(file: FileNode, other: FileNode): void {
    if (parents.has(file) && parents.has(other)) parents.set(find(file), find(other));
  }

  const [first] = members;
  if (first && members.some(loadsByName)) for (const each of members) join(each, first);
  for (const [file, other] of links(graph, members)) join(file, other);

  const byRoot = new Map<FileNode, FileNode[]>();
  for (const file of members) addTo(byRoot, find(file), file);
  const companies = new Map<FileNode, Company>();
  for (const group of byRoot.values()) {
    const company = { files: group };
    for (const file of group) companies.set(file, company);
  }
  return { of: (file) => companies.get(file) ?? null };
}

/** Whether code of a company may meet what stands in a file: of its own files, and of the ORM's; of all where it is null. */
export function meets(companies: Companies, company: Company | null, file: FileNode): boolean {
  const own = companies.of(file);
  return company === null || own === null || own === company;
}

/** It loads files whose names cannot be told, or uses a package that does. */
function loadsByName(file: FileNode): boolean {
  return file.facts.loads.includes(null) || specifiersIn(file).some((each) => LOADERS.has(packageOf(each)));
}

type Link = readonly [FileNode, FileNode];

function* links(graph: Graph, files: readonly FileNode[]): Generator<Link> {
  yield* imports(graph, files);
  yield* sharedGlobals(files);
  yield* namedClasses(files);
  yield* sharedPackages(graph, files);
}

/** An import that leads nowhere may lead to any file of that name: what stands in front of it is somebody's alias. */
function* imports({ project }: Graph, files: readonly FileNode[]): Generator<Link> {
  const byName = new Map<string, FileNode[]>();
  for (const file of files) for (const name of namesOf(file.facts.path)) addTo(byName, name, file);
  for (const file of files) {
    for (const specifier of specifiersIn(file)) {
      const target = project.open(file, specifier);
      if (isFile(target)) yield [file, target];
      else if (target.kind === 'missing')
        for (const name of namesOf(specifier).slice(0, 1))
          for (const each of byName.get(name) ?? []) yield [file, each];
    }
  }
}

/** `book` for `@/models/book.js`; the folder as well for an `index` file. */
function namesOf(path: string): readonly string[] {
  const [last = '', folder = ''] = path.split(/[/#]/).toReversed();
  const name = last.replace(/\.[cm]?[jt]sx?$/, '');
  return name === 'index' ? [folder, name] : [name];
}

function* sharedGlobals(files: readonly FileNode[]): Generator<Link> {
  const makers = new Map<string, FileNode[]>();
  for (const file of files) for (const { name } of file.facts.globals) addTo(makers, name, file);
  if (makers.size === 0) return;
  for (const file of files) {
    for (const name of new Set([...flowsOf(file).globals, ...file.facts.globals.map((each) => each.name)]))
      for (const each of makers.get(name) ?? []) yield [file, each];
  }
}

/** `ForeignKey('Author')` */
function* namedClasses(files: readonly FileNode[]): Generator<Link> {
  const byName = new Map<string, FileNode[]>();
  for (const file of files)
    for (const { fact } of file.classes)
      if (fact.name !== null && fact.bases.length > 0) addTo(byName, fact.name, file);
  for (const file of files)
    for (const { fact } of file.functions)
      for (const text of fact.strings)
        for (const each of byName.get(text.split('.').at(-1) ?? '') ?? []) yield [file, each];
}

/** What is handed to a package may come to all who use that. */
function* sharedPackages(graph: Graph, files: readonly FileNode[]): Generator<Link> {
  const users = new Map<string, FileNode[]>();
  for (const file of files) for (const each of packagesIn(graph, file)) addTo(users, each, file);
  for (const file of files)
    for (const name of handedTo(graph, file)) for (const each of users.get(name) ?? []) yield [file, each];
}

/** What an ORM that stands in the project goes by here. */
const OWN_ORM = 'the ORM of the project';

function packagesIn(graph: Graph, file: FileNode): ReadonlySet<string> {
  const isOwnOrm = (specifier: string): boolean => {
    const target = graph.project.open(file, specifier);
    return isFile(target) && !target.external && graph.packages.isOrmCode(target);
  };
  const isRelative = (specifier: string): boolean => /^\.{1,2}(\/|$)/.test(specifier);
  return new Set(
    specifiersIn(file).flatMap((each) => (isOwnOrm(each) ? OWN_ORM : isRelative(each) ? [] : packageOf(each))),
  );
}

/**
 * The packages that a file hands objects to: those that have methods, and are no rows of the ORM; or functions, which are called
 * with what others hand over. What an ORM does with functions is known of each (receivers).
 */
function handedTo(graph: Graph, file: FileNode): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { fact } of file.calls) {
    const { callee } = fact;
    const called = callee.kind === 'member' && !fact.isNew ? callee.object : callee;
    const modules = alternatives(graph.evaluate(called, file)).flatMap((each) => packageBehind(graph, each));
    if (modules.length === 0) continue;
    const given = fact.arguments.flatMap(({ value }) => alternatives(graph.evaluate(value, file)));
    for (const each of modules) {
      const isOrm = each === OWN_ORM || graph.packages.isOrm(each);
      if (given.some((type) => isObject(graph, type) || (!isOrm && type.kind === 'function'))) found.add(each);
    }
  }
  return found;
}

function packageBehind(graph: Graph, type: Type): readonly string[] {
  switch (type.kind) {
    case 'external':
    case 'orm':
    case 'orm-class':
      return [packageOf(type.module)];
    case 'class':
    case 'instance':
      return packageOfFile(graph, type.class.file);
    case 'function':
      return packageOfFile(graph, type.function.file);
    case 'namespace':
      return packageOfFile(graph, type.file);
    default:
      return [];
  }
}

function packageOfFile({ packages }: Graph, file: FileNode): readonly string[] {
  if (!file.external) return packages.isOrmCode(file) ? [OWN_ORM] : [];
  return [packageOf(file.facts.path.split('/node_modules/').at(-1) ?? '')];
}

function isObject(graph: Graph, type: Type): boolean {
  if (type.kind === 'class' || type.kind === 'instance')
    return !type.class.file.external && !graph.pairs.bearsAny(type.class);
  return type.kind === 'object' && type.object.fact.members.some((each) => each.function !== null);
}
