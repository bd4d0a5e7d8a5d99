/**
 * Interfaces of the project: which classes a value of such a type may be an object of. Types go by structure, so that is every
 * class with these members, whether it says so or not; where something else may have them, too, it is not known.
 */
import type { TypeFact, Value } from '../../model/facts.ts';
import type { OrmType } from '../../model/profile.ts';
import type { ClassNode, FileNode, ObjectNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { namedType } from './type-parameters.ts';
import { alternatives, type Type } from '../project/types.ts';

/** By interface, the classes that a value of its type may be of; one that is not here may be anything. */
export type Implementers = ReadonlyMap<ClassNode, readonly ClassNode[]>;

/** The interface that a written type names; null for other types. */
export function interfaceNamed(graph: Graph, type: TypeFact, file: FileNode): ClassNode | null {
  const named = type.kind === 'reference' ? namedType(graph, type.target, file) : null;
  if (!named) return null;
  if (named.fact.interface !== undefined) return named.file.classes[named.fact.interface] ?? null;
  // `type Handler = Rule;`
  return named.fact.type?.kind === 'reference' ? interfaceNamed(graph, named.fact.type, named.file) : null;
}

/** What an interface extends, as far as these are interfaces of the project. */
export function extendedInterfaces(graph: Graph, node: ClassNode): readonly ClassNode[] {
  return (node.fact.implements ?? []).flatMap((each) => interfaceNamed(graph, each, node.file) ?? []);
}

/** Reads them off the classes of the project; types of the profile and of the language may be meant as well. */
export function findImplementers(graph: Graph): Implementers {
  const classes = graph.project.files.flatMap((file) => file.classes);
  const interfaces = classes.filter(({ fact }) => fact.interface !== undefined);
  if (interfaces.length === 0) return new Map();
  const concrete = classes.filter(({ fact }) => fact.interface === undefined);
  const objects = graph.project.files.flatMap((file) => file.objects);
  const others = graph.packages.files.flatMap((file) => file.classes).filter(({ fact }) => !fact.ambient);
  const found = new Map<ClassNode, readonly ClassNode[]>();
  const given = givenFromOutside(graph);
  for (const node of interfaces) {
    const shape = given.has(node) ? null : shapeOf(graph, node);
    if (!shape || isForeign(graph, shape) || objects.some((each) => mayFit(each, shape))) continue;
    if (others.some((each) => fitting(graph, each, shape) !== 'no')) continue;
    const fits = concrete.map((each) => [each, fitting(graph, each, shape)] as const);
    const implementing = fits.flatMap(([each, fit]) => (fit === 'yes' ? [each] : []));
    if (implementing.length > 0 && !fits.some(([, fit]) => fit === 'maybe')) found.set(node, implementing);
  }
  return found;
}

/** Interfaces that functions of the project take, and are given something of a package for. */
function givenFromOutside(graph: Graph): ReadonlySet<ClassNode> {
  const found = new Set<ClassNode>();
  for (const file of graph.project.files)
    for (const call of file.calls)
      for (const [at, { value }] of call.fact.arguments.entries()) {
        if (!MAY_BE_FOREIGN.has(value.kind) || !isForeignValue(graph.evaluate(value, file))) continue;
        for (const target of graph.targetsOf(call)) {
          const type = target.fact.parameters[at]?.type;
          const node = type && interfaceNamed(graph, withoutNothing(type), target.file);
          if (node) found.add(node);
        }
      }
  return found;
}

/** How something of a package is written. */
const MAY_BE_FOREIGN: ReadonlySet<Value['kind']> = new Set(['binding', 'member', 'call', 'module', 'awaited', 'union']);

function isForeignValue(type: Type): boolean {
  return alternatives(type).some(({ kind }) => kind === 'external' || kind === 'object' || kind === 'namespace');
}

/** `Logger | null` */
function withoutNothing(type: TypeFact): TypeFact {
  const parts = type.kind === 'union' ? type.types.filter((each) => each.kind !== 'builtin') : [];
  return parts[0] ?? type;
}

interface Shape {
  /** Names of members that every value of the type has. */
  readonly required: ReadonlySet<string>;
  /** Those of methods. */
  readonly methods: ReadonlySet<string>;
}

/** Null where not all that a value of the type has is written in the project. */
function shapeOf(graph: Graph, start: ClassNode): Shape | null {
  const all = new Set([start]);
  const required = new Set<string>();
  const methods = new Set<string>();
  for (const node of all) {
    const above = extendedInterfaces(graph, node);
    if (node.fact.interface !== 'closed' || above.length !== (node.fact.implements ?? []).length) return null;
    for (const each of above) all.add(each);
    for (const { name, optional, function: body } of node.fact.members) {
      if (name === null || optional) continue;
      required.add(name);
      if (body !== null) methods.add(name);
    }
  }
  return methods.size > 0 ? { required, methods } : null;
}

/** A class that has some of the members, and a base that may have the others, may fit. */
function fitting(graph: Graph, node: ClassNode, { required }: Shape): 'yes' | 'no' | 'maybe' {
  const missing = [...required].filter((name) => graph.hierarchy.lookUp(node, name, false).length === 0);
  if (missing.length === 0) return 'yes';
  const { hierarchy } = graph;
  const tables = hierarchy.ormRoots(node).flatMap((root) => graph.project.profile.types[root.type] ?? []);
  if (missing.every((name) => tables.some((each) => namesOf(each).has(name)))) return 'maybe';
  if (missing.length === required.size) return 'no';
  const isOpen =
    tables.length > 0 ||
    hierarchy.unknownBases(node).length > 0 ||
    hierarchy.packageBases(node).length > 0 ||
    hasForeignBase(graph, node);
  return isOpen ? 'maybe' : 'no';
}

/** `class Settings extends Map` */
function hasForeignBase(graph: Graph, start: ClassNode): boolean {
  const all = new Set([start]);
  for (const node of all)
    for (const base of graph.hierarchy.bases(node)) {
      if (base.kind !== 'class') return true;
      all.add(base.class);
    }
  return false;
}

/** An object that is written with one of the methods is one of these, or a part of one. */
function mayFit({ fact }: ObjectNode, { methods }: Shape): boolean {
  return fact.members.some((each) => methods.has(each.name) && each.value.kind !== 'builtin');
}

/** A type of the ORM that cannot be read, or one of the language, has all of it. */
function isForeign(graph: Graph, { required }: Shape): boolean {
  const types = [...Object.values(graph.project.profile.types), ...Object.values(graph.project.profile.objects)];
  return [...types.map(namesOf), ...OF_LANGUAGE].some((names) => [...required].every((each) => names.has(each)));
}

function namesOf({ pairs, lazy, plain, members, callsBack }: OrmType): ReadonlySet<string> {
  return new Set([...[pairs, lazy, members, callsBack].flatMap((each) => Object.keys(each)), ...plain]);
}

const OF_LANGUAGE: readonly ReadonlySet<string>[] = [
  ...[Array, Date, Function, Map, Number, Promise, RegExp, Set, String, URLSearchParams, WeakMap],
].map(
  (each) => new Set([...Object.getOwnPropertyNames(each.prototype), ...Object.getOwnPropertyNames(Object.prototype)]),
);
