/**
 * Type parameters: what they stand for in one use of a generic class or function (`Repository<E>` is a `Repository<Book>` of
 * `open(Book)`), told by type arguments that are written, by the class that an object is of, and by what a call gives.
 */
import type { BindingFact, TypeFact, Value } from '../../model/facts.ts';
import { GENERATOR, ITERATOR_TYPES } from '../project/builtins.ts';
import { classOf, instanceOf } from './instances.ts';
import type { FileNode } from '../project/nodes.ts';
import { isFile } from '../project/project.ts';
import { isPromiseName } from './promises.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type, union, withoutNullish, isNullish } from '../project/types.ts';

/** What type parameters stand for, by their bindings in a file. */
export type Bound = ReadonlyMap<number, Type>;

/** Aliases of aliases beyond this are not followed: a type may be defined by itself. */
const DEEPEST = 8;

/** A name that a type is given, with the file that it stands in. */
interface Named {
  readonly fact: BindingFact;
  readonly file: FileNode;
}

type Reference = Extract<TypeFact, { kind: 'reference' }>;

/** A written type with something in the place of its type parameters; null where none of these is in it. */
export function substituted(graph: Graph, type: TypeFact, file: FileNode, bound: Bound, depth = 0): Type | null {
  if (bound.size === 0 || depth > DEEPEST) return null;
  const inner = (each: TypeFact): Type | null => substituted(graph, each, file, bound, depth + 1);
  /** Of several that belong together; null where it is in none of them. */
  const all = (types: readonly TypeFact[]): readonly Type[] | null => {
    const found = types.map(inner);
    return found.every((each) => each === null) ? null : types.map((each, at) => found[at] ?? graph.typeOf(each, file));
  };
  switch (type.kind) {
    case 'union': {
      const found = all(type.types.filter((each) => !isNullish(each)));
      return found && union(found);
    }
    case 'array': {
      const element = inner(type.element);
      return element && { kind: 'array', element };
    }
    case 'reference':
      return substitutedName(graph, type, file, bound, depth);
    case 'other': {
      const elements = type.elements && all(type.elements);
      if (elements) return { kind: 'tuple', elements };
      // What is this and that, and plain data, has the members of both.
      const parts = type.parts && all(type.parts);
      return parts?.every(({ kind }) => kind === 'shape') ? union(parts) : null;
    }
    default:
      return null;
  }
}

function substitutedName(graph: Graph, type: Reference, file: FileNode, bound: Bound, depth: number): Type | null {
  const { target, name } = type;
  if (target.kind === 'binding') {
    const known = bound.get(target.binding);
    if (known) return known;
  }
  const passed = type.arguments.map((each) => substituted(graph, each, file, bound, depth + 1));
  if (passed.every((each) => each === null)) return null;
  const given = type.arguments.map((each, at) => passed[at] ?? graph.typeOf(each, file));
  const [first, second] = given;
  if (!first) return null;
  if (target.kind === 'global') return ofLanguage(name, first, second);
  const alias = namedType(graph, target, file);
  if (alias?.fact.type) {
    const own = new Map(alias.fact.typeParameters?.flatMap((each, at) => pairOf(each, given[at])));
    return substituted(graph, alias.fact.type, alias.file, own, depth + 1);
  }
  const made = instanceOf(graph.evaluate(target, file));
  if (made.kind !== 'instance' && made.kind !== 'orm') return null;
  return { ...made, model: classOf(first) };
}

function pairOf<K, V>(key: K, value: V | undefined): readonly [K, V][] {
  return value === undefined ? [] : [[key, value]];
}

function ofLanguage(name: string, first: Type, second: Type | undefined): Type | null {
  if (isPromiseName(name)) return { kind: 'promise', of: first };
  if (/^(Readonly)?Array$/.test(name)) return { kind: 'array', element: first };
  if (/^(Readonly|NonNullable|Required|Partial|Awaited|NoInfer)$/.test(name)) return first;
  // Of data less is data.
  if (/^(Omit|Pick)$/.test(name)) return first.kind === 'shape' ? first : null;
  if (name === 'InstanceType') return instanceOf(first);
  if (/^(Readonly)?Set$/.test(name)) return { kind: 'builtin', name: 'Set', element: first, key: first };
  if (/^(Readonly)?Map$/.test(name) && second) return { kind: 'builtin', name: 'Map', element: second, key: first };
  if (name === 'Record' && second) return { kind: 'record', element: second };
  return ITERATOR_TYPES.has(name) ? { kind: 'builtin', name: GENERATOR, element: first } : null;
}

/** What an alias stands for in one use of it; null where the name is none, or nothing is known of it. */
export function aliasedType(graph: Graph, type: Reference, file: FileNode): Type | null {
  const alias = namedType(graph, type.target, file);
  if (!alias?.fact.type) return null;
  const given = type.arguments.map((each) => graph.typeOf(each, file));
  const bound = new Map(alias.fact.typeParameters?.flatMap((each, at) => pairOf(each, given[at])));
  return substituted(graph, alias.fact.type, alias.file, bound) ?? graph.typeOf(alias.fact.type, alias.file);
}

/** Adds what type parameters stand for where something of a written type is that value. */
export function inferBound(
  graph: Graph,
  type: TypeFact,
  file: FileNode,
  given: Type,
  found: Map<number, Type>,
  parameters: readonly number[],
  depth = 0,
): void {
  if (depth > DEEPEST) return;
  const inner = (each: TypeFact | undefined, value: Type): void => {
    if (each) inferBound(graph, each, file, value, found, parameters, depth + 1);
  };
  switch (type.kind) {
    case 'array':
      inner(type.element, graph.elementOf(given));
      return;
    case 'union': {
      const [only, ...others] = type.types.filter((each) => !isNullish(each));
      if (others.length === 0) inner(only, withoutNullish(given));
      return;
    }
    case 'reference':
      inferName(graph, type, file, given, found, parameters, depth);
      return;
    case 'other':
      if (type.creates && isClass(given)) inner(type.creates, instanceOf(given));
      for (const each of type.parts ?? []) inner(each, given);
      return;
    default:
  }
}

function inferName(
  graph: Graph,
  type: Reference,
  file: FileNode,
  given: Type,
  found: Map<number, Type>,
  parameters: readonly number[],
  depth: number,
): void {
  const { target, name } = type;
  const [first] = type.arguments;
  if (target.kind === 'binding' && parameters.includes(target.binding)) {
    if (!isKnown(given)) return;
    const known = found.get(target.binding);
    found.set(target.binding, known ? union([known, given]) : given);
    return;
  }
  if (!first) return;
  const inner = (each: TypeFact, value: Type): void => {
    inferBound(graph, each, file, value, found, parameters, depth + 1);
  };
  if (target.kind === 'global') {
    if (/^(Readonly)?(Array|Set)$|^Iterable$/.test(name)) inner(first, graph.elementOf(given));
    else if (/^(Readonly|NonNullable|Required|NoInfer)$/.test(name)) inner(first, given);
    return;
  }
  const alias = namedType(graph, target, file);
  if (alias?.fact.type) {
    const own = alias.fact.typeParameters ?? [];
    const inside = new Map<number, Type>();
    inferBound(graph, alias.fact.type, alias.file, given, inside, own, depth + 1);
    own.forEach((binding, at) => {
      const value = inside.get(binding);
      const argument = type.arguments[at];
      if (value && argument) inner(argument, value);
    });
    return;
  }
  if ((given.kind === 'instance' || given.kind === 'orm') && given.model) inner(first, instanceOf(given.model));
}

/** The alias or interface that a written name stands for, wherever that is; null where it is another thing. */
export function namedType(graph: Graph, target: Value, file: FileNode, depth = 0): Named | null {
  if (target.kind !== 'binding' || depth > DEEPEST) return null;
  const fact = file.facts.bindings[target.binding];
  if (!fact) return null;
  if (fact.import) return exportedType(graph, file, fact.import, depth + 1);
  return fact.kind === 'type' && fact.values.length === 0 ? { fact, file } : null;
}

function exportedType(
  graph: Graph,
  from: FileNode,
  { specifier, name }: { readonly specifier: string; readonly name: string },
  depth: number,
): Named | null {
  if (depth > DEEPEST) return null;
  const opened = graph.project.open(from, specifier);
  const code = isFile(opened) ? opened : null;
  const file = code && !code.external ? code : (graph.project.openTypes(from, specifier) ?? code);
  const fact = file?.facts.exports.findLast((each) => each.name === name);
  if (!file) return null;
  if (fact?.from) return exportedType(graph, file, fact.from, depth + 1);
  if (fact?.value) return namedType(graph, fact.value, file, depth + 1);
  for (const each of name === 'default' ? [] : file.facts.starExports) {
    const found = exportedType(graph, file, { specifier: each, name }, depth + 1);
    if (found) return found;
  }
  return null;
}

function isClass(type: Type): boolean {
  const all = alternatives(type);
  return all.length > 0 && all.every(({ kind }) => kind === 'class' || kind === 'orm-class');
}

function isKnown(type: Type): boolean {
  const all = alternatives(type);
  return all.length > 0 && all.every(({ kind }) => kind !== 'unknown' && kind !== 'missing');
}
