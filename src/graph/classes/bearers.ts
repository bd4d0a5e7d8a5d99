/** What may bear a pair: a class, an object of one, or what some call makes of these. */
import type { Value } from '../../model/facts.ts';
import { argumentsFor } from '../project/call-targets.ts';
import type { CallNode, FileNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';
import { lentTo } from './lent.ts';

/** Calls within calls, and parameters of callers, beyond which nobody builds a class. */
const DEEPEST = 6;

/** `class`: it is one, or its prototype, or may be; `object`: it is an object of one. */
export type Bearing = 'class' | 'object';

/**
 * Whether an expression may be a class or an object that bears the pair of that name, or one that is made of such.
 * @returns null where nothing shows that it does
 */
export function bearingOf(graph: Graph, value: Value, file: FileNode, name: string): Bearing | null {
  return trace({ graph, name, seen: new Set() }, value, file, 0);
}

/** Whether a type bears the pair, on its objects or as a static one. */
export function bears({ pairs }: Graph, type: Type, name: string): boolean {
  switch (type.kind) {
    case 'orm':
    case 'orm-class':
      return pairs.ofOrmType(type.type, name, type.origin) !== null;
    case 'instance':
      return pairs.borneBy(type.class, name, false) !== null;
    case 'class':
      return pairs.borneBy(type.class, name, false) !== null || pairs.borneBy(type.class, name, true) !== null;
    default:
      return false;
  }
}

interface Search {
  readonly graph: Graph;
  readonly name: string;
  readonly seen: Set<Value>;
}

function trace(search: Search, value: Value, file: FileNode, depth: number): Bearing | null {
  if (depth > DEEPEST || search.seen.has(value)) return null;
  search.seen.add(value);
  const types = alternatives(search.graph.evaluate(value, file));
  const bearing = types.filter((each) => bears(search.graph, each, search.name));
  if (bearing.length > 0) return bearing.some(isClass) || isPrototype(value) ? 'class' : 'object';
  const element = types.find((each) => each.kind === 'array');
  if (element && bears(search.graph, element.element, search.name))
    return isClass(element.element) ? 'class' : 'object';
  // A method of an object may be lent to another.
  const isOpen =
    types.length === 0 || value.kind === 'this' || types.some(({ kind }) => kind === 'unknown' || kind === 'function');
  return isOpen ? parts(search, value, file, depth) : null;
}

/** What the expression is made of, where the types say nothing. */
function parts(search: Search, value: Value, file: FileNode, depth: number): Bearing | null {
  const next = (each: Value, of = file): Bearing | null => trace(search, each, of, depth + 1);
  switch (value.kind) {
    case 'binding':
      return best((file.facts.bindings[value.binding]?.values ?? []).map((each) => next(each)));
    case 'union':
      return best(value.values.map((each) => next(each)));
    case 'array':
      return best(value.elements.map((each) => next(each)));
    case 'element':
      return next(value.of);
    case 'awaited':
      return next(value.value);
    case 'typed':
      return value.value ? next(value.value) : null;
    case 'member':
      return value.name === 'prototype' || value.name === 'constructor' || value.name === '__proto__'
        ? next(value.object)
        : null;
    case 'parameter': {
      const node = file.functions[value.function];
      const given = node ? argumentsFor(search.graph, node, value.index) : [];
      return best(given.map((each) => next(each.value, each.file)));
    }
    case 'this': {
      const node = file.functions[value.function];
      const lent = node ? lentTo(search.graph, node) : [];
      return best(lent.map((each) => next(each.value, each.file)));
    }
    case 'call': {
      const call = file.calls[value.call];
      return call ? madeBy(call, next) : null;
    }
    default:
      return null;
  }
}

/** `Object.create(books)`, `withAudit(Book)`, `Book.extend({})`: more than its parts is not known. */
function madeBy({ fact }: CallNode, next: (value: Value) => Bearing | null): Bearing | null {
  if (fact.isNew) return next(fact.callee) === null ? null : 'object';
  const { callee } = fact;
  const receiver = callee.kind === 'member' ? next(callee.object) : callee.kind === 'call' ? next(callee) : null;
  // What a method of an object gives is rarely another one of its kind.
  return best([receiver === 'class' ? receiver : null, ...fact.arguments.map(({ value }) => next(value))]);
}

function best(found: readonly (Bearing | null)[]): Bearing | null {
  return found.includes('class') ? 'class' : (found.find((each) => each !== null) ?? null);
}

function isClass({ kind }: Type): boolean {
  return kind === 'class' || kind === 'orm-class';
}

/** A prototype is an object to the types. */
function isPrototype(value: Value): boolean {
  return value.kind === 'member' && value.name === 'prototype';
}
