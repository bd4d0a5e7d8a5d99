/** Small projects in memory: source texts in, a graph out, and questions to ask it by name. */
import { posix } from 'node:path';
import { javascript } from '../../src/frontends/javascript/index.ts';
import { createClassifier } from '../../src/graph/effects/classify.ts';
import { type Role } from '../../src/graph/effects/roles.ts';
import { describe } from '../../src/graph/types/describe.ts';
import { createEffects, type Effects } from '../../src/graph/effects/effects.ts';
import { createGraph } from '../../src/graph/graph.ts';
import { createProject, type Project } from '../../src/graph/project/project.ts';
import type { ImportResolver, Resolution } from '../../src/frontends/language.ts';
import type { FileFacts, Value } from '../../src/model/facts.ts';
import type { Profile } from '../../src/model/profile.ts';
import { profile as defaultProfile } from '../../src/profiles/default.ts';

/** Source texts by path, relative to the project. */
export type Sources = Readonly<Record<string, string>>;

export interface ProjectOptions {
  readonly profile?: Profile;
  /** Code of installed packages by specifier. */
  readonly packages?: Sources;
  /** Declarations of installed packages by specifier. */
  readonly types?: Sources;
  /** By class, the names of its bases, in order, as a language may have it that has several: `class Book(Stamped, Model)`. */
  readonly bases?: Readonly<Record<string, readonly string[]>>;
}

const ROOT = '/project/';
const PACKAGES = '/packages/';
const ENDINGS = ['', '.ts', '.js', '/index.ts', '/index.js'];

/** The absolute path of a file of the project. */
export function at(path: string): string {
  return ROOT + path;
}

/** A project of the given files. A relative import finds its file with or without an ending; a bare one, a package. */
export function projectFrom(sources: Sources, options: ProjectOptions = {}): Project {
  const { packages = {}, types = {} } = options;
  const texts = new Map<string, string>();
  for (const [path, text] of Object.entries(sources)) texts.set(at(path), text);
  const external = new Map<string, string>();
  for (const [name, text] of Object.entries(packages)) external.set(`${PACKAGES}${name}/index.js`, text);
  for (const [name, text] of Object.entries(types)) external.set(`${PACKAGES}${name}/index.d.ts`, text);

  function resolve(from: string, specifier: string, ending: string): Resolution {
    const isLocal = specifier.startsWith('.');
    const base = isLocal ? posix.join(posix.dirname(from), specifier) : `${PACKAGES}${specifier}/index${ending}`;
    const found = (isLocal ? ENDINGS : [''])
      .map((each) => base + each)
      .find((each) => texts.has(each) || external.has(each));
    if (found !== undefined) return { kind: 'file', path: found, external: external.has(found) };
    return isLocal ? { kind: 'missing', specifier } : { kind: 'package', specifier };
  }

  const resolver: ImportResolver = {
    resolve: (from, specifier) => resolve(from, specifier, '.js'),
    resolveTypes: (from, specifier) => resolve(from, specifier, '.d.ts'),
  };
  const facts = [...texts].map(([path, text]) => withBases(javascript.scan(path, text), options.bases ?? {}));
  return createProject(facts, options.profile ?? defaultProfile, resolver, (path) => {
    const text = external.get(path);
    return text === undefined ? null : javascript.scan(path, text);
  });
}

function withBases(facts: FileFacts, bases: Readonly<Record<string, readonly string[]>>): FileFacts {
  const named = (name: string): Value => ({
    kind: 'binding',
    binding: facts.bindings.findIndex((each) => each.name === name),
  });
  const classes = facts.classes.map((each) => ({ ...each, bases: bases[each.name ?? '']?.map(named) ?? each.bases }));
  return { ...facts, classes };
}

type Graph = ReturnType<typeof createGraph>;
type FileNode = Project['files'][number];
type ClassNode = FileNode['classes'][number];
type CallNode = FileNode['calls'][number];
type FunctionNode = FileNode['functions'][number];

/** A graph with its effects, and the questions of these tests. */
export interface Asked {
  readonly graph: Graph;
  readonly effects: Effects;
  file(path: string): FileNode;
  /** The class of that name, in whichever file it is. */
  class(name: string): ClassNode;
  /** The function or method of that name: `save`, `Book.save`. */
  function(name: string): FunctionNode;
  /** The call with that text: `this.save()`. */
  call(text: string): CallNode;
  role(text: string): Role;
  /** What the first variable of that name is, in words. */
  type(name: string): string;
}

export function ask(
  sources: Sources,
  options: ProjectOptions & { readonly nonOrmPackages?: readonly string[] } = {},
): Asked {
  const project = projectFrom(sources, options);
  const graph = createGraph(project);
  const effects = createEffects(graph, createClassifier(graph, options.nonOrmPackages ?? []));
  const all = <T>(pick: (file: FileNode) => readonly T[]): readonly T[] => project.files.flatMap(pick);

  const call = (text: string): CallNode =>
    found(
      text,
      all((file) => file.calls).find(({ fact }) => fact.text === text),
    );
  return {
    graph,
    effects,
    file: (path) =>
      found(
        path,
        project.files.find(({ facts }) => facts.path === at(path)),
      ),
    class: (name) =>
      found(
        name,
        all((file) => file.classes).find(({ fact }) => fact.name === name),
      ),
    function: (name) =>
      found(
        name,
        all((file) => file.functions).find((node) => isNamed(node, name)),
      ),
    call,
    role: (text) => effects.classify(call(text)),
    type(name) {
      for (const file of project.files) {
        const binding = file.facts.bindings.findIndex((each) => each.name === name);
        if (binding >= 0) return describe(graph.evaluate({ kind: 'binding', binding }, file));
      }
      throw new Error(`no variable ${name}`);
    },
  };
}

/** One file, `src/a.ts`, whose classes extend a `Model` of their own with the pair `save`/`asave`. */
export function askText(text: string, options: Parameters<typeof ask>[1] = {}): Asked {
  return ask({ 'src/a.ts': `import { Model } from './model';\n${text}`, 'src/model.ts': MODEL }, options);
}

export const MODEL = 'export class Model { save() {} async asave() {} }';

function isNamed({ fact, owner, file }: FunctionNode, name: string): boolean {
  const [owned, member] = name.split('.');
  if (member !== undefined)
    return owner?.kind === 'class' && owner.class.fact.name === owned && owner.member.name === member;
  const variable = fact.use.kind === 'binding' ? file.facts.bindings[fact.use.binding]?.name : null;
  return fact.name === name || variable === name;
}

function found<T>(name: string, thing: T | undefined): T {
  if (thing === undefined) throw new Error(`there is no ${name}`);
  return thing;
}
