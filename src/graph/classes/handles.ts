/** What a value gives a hold of: a class or a prototype, by whatever alias, parameter or helper it came there. */
import type { Value } from '../../model/facts.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { argumentsFor } from '../project/call-targets.ts';
import { givesItsObject } from '../project/object-methods.ts';
import type { Graph } from '../project/questions.ts';
import { lentTo } from './lent.ts';
import { alternatives } from '../project/types.ts';

/** A class (`static`), or its prototype. */
export interface Handle {
  readonly class: ClassNode;
  readonly static: boolean;
}

export interface Handles {
  /** The classes and prototypes that the value may be. Objects of a class are none. */
  of(value: Value, file: FileNode): readonly Handle[];
  /** `K.prototype` of some class that is not known. */
  isAnyPrototype(value: Value, file: FileNode): boolean;
}

type Next = (value: Value, file?: FileNode) => readonly Handle[];

/** Asked when all types are settled. */
export function createHandles(graph: Graph): Handles {
  return {
    of: (value, file) => trace(graph, value, file, new Set()),
    isAnyPrototype(value, file) {
      if (value.kind === 'binding') {
        const values = file.facts.bindings[value.binding]?.values ?? [];
        return values.some((each) => each.kind === 'member' && isUnknownPrototype(graph, each, file));
      }
      return isUnknownPrototype(graph, value, file);
    },
  };
}

function trace(graph: Graph, value: Value, file: FileNode, seen: Set<Value | string>): readonly Handle[] {
  const key = value.kind === 'binding' ? `${file.facts.path} ${String(value.binding)}` : value;
  if (seen.has(key)) return [];
  seen.add(key);
  const next = (each: Value, of = file): readonly Handle[] => trace(graph, each, of, seen);
  switch (value.kind) {
    case 'binding':
      return [
        ...classesIn(graph, value, file),
        ...(file.facts.bindings[value.binding]?.values ?? []).flatMap((each) => next(each)),
      ];
    case 'union':
      return value.values.flatMap((each) => next(each));
    case 'array':
      return value.elements.flatMap((each) => next(each));
    case 'element':
      return [...classesIn(graph, value, file), ...next(value.of)];
    case 'awaited':
      return next(value.value);
    case 'typed':
      return [...classesIn(graph, value, file), ...(value.value ? next(value.value) : [])];
    case 'parameter':
      return [...classesIn(graph, value, file), ...given(graph, file.functions[value.function], value.index, next)];
    case 'member':
      return member(graph, value, file, next);
    case 'this':
      return [...classesIn(graph, value, file), ...lent(graph, file.functions[value.function], next)];
    case 'call':
      return [...classesIn(graph, value, file), ...result(graph, file.calls[value.call], next)];
    default:
      return classesIn(graph, value, file);
  }
}

function member(
  graph: Graph,
  value: Extract<Value, { kind: 'member' }>,
  file: FileNode,
  next: Next,
): readonly Handle[] {
  const { object, name } = value;
  if (name === 'prototype') return next(object).flatMap((each) => (each.static ? [{ ...each, static: false }] : []));
  if (name === '__proto__') return prototypesOf(graph, object, file, next);
  const kept = alternatives(graph.evaluate(object, file)).flatMap((type) => {
    if (type.kind !== 'object') return [];
    const found = type.object.fact.members.filter((each) => each.name === name);
    return found.flatMap((each) => next(each.value, type.object.file));
  });
  const written =
    name === null || !holdsPrototype(graph, value, file) ? [] : graph.writes.to(graph.evaluate(object, file), name);
  return [...classesIn(graph, value, file), ...kept, ...written.flatMap((each) => next(each.value, each.file))];
}

/** A prototype is an instance to the types. */
function holdsPrototype(graph: Graph, value: Value, file: FileNode): boolean {
  const types = alternatives(graph.evaluate(value, file));
  return types.length === 0 || types.some((each) => each.kind === 'instance' || each.kind === 'unknown');
}

/** What a prototype or a class extends; of an object, the prototype of its class. */
function prototypesOf(graph: Graph, value: Value, file: FileNode, next: Next): readonly Handle[] {
  const held = next(value);
  if (held.length > 0) {
    return held.flatMap((each) =>
      graph.hierarchy
        .bases(each.class)
        .flatMap((base) => (base.kind === 'class' ? [{ ...each, class: base.class }] : [])),
    );
  }
  const types = alternatives(graph.evaluate(value, file));
  return types.flatMap((each) => (each.kind === 'instance' ? [{ class: each.class, static: false }] : []));
}

function result(graph: Graph, call: CallNode | undefined, next: Next): readonly Handle[] {
  if (!call || call.fact.isNew) return [];
  const { callee, arguments: passed } = call.fact;
  const [first] = passed;
  if (callee.kind === 'member' && callee.object.kind === 'global' && first) {
    if (callee.name === 'getPrototypeOf') return prototypesOf(graph, first.value, call.file, next);
    if (givesItsObject(callee.object.name, callee.name ?? '')) return next(first.value);
  }
  return graph.targetsOf(call).flatMap((target) => target.fact.returns.flatMap((each) => next(each, target.file)));
}

/** What the function is called with, or what the list holds that it is called back for. */
function given(graph: Graph, node: FunctionNode | undefined, index: number, next: Next): readonly Handle[] {
  if (!node) return [];
  const passed = argumentsFor(graph, node, index).flatMap(({ value, file }) => next(value, file));
  const { use } = node.fact;
  const callee = use.kind === 'argument' && node.file.calls[use.call]?.fact.callee;
  return callee && callee.kind === 'member' ? [...passed, ...next(callee.object, node.file)] : passed;
}

function lent(graph: Graph, node: FunctionNode | undefined, next: Next): readonly Handle[] {
  return node ? lentTo(graph, node).flatMap((each) => next(each.value, each.file)) : [];
}

function classesIn(graph: Graph, value: Value, file: FileNode): readonly Handle[] {
  return alternatives(graph.evaluate(value, file)).flatMap((each) =>
    each.kind === 'class' ? [{ class: each.class, static: true }] : [],
  );
}

function isUnknownPrototype(graph: Graph, value: Value, file: FileNode): boolean {
  if (value.kind !== 'member' || value.name !== 'prototype') return false;
  const types = alternatives(graph.evaluate(value.object, file));
  return types.length === 0 || types.some((each) => each.kind === 'unknown');
}
