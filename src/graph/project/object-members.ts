/** Object literals as modules: whether one more member, the async variant of one that is there, would be noticed. */
import type { CallFact, Value } from '../../model/facts.ts';
import type { FileNode, ObjectNode } from './nodes.ts';
import type { Graph } from './questions.ts';
import { alternatives } from './types.ts';

/** Functions that go through the members of an object: one more would be seen. */
const ENUMERATING = new Set(['keys', 'values', 'entries', 'assign', 'getOwnPropertyNames']);

const known = new WeakMap<Graph, ReadonlySet<ObjectNode>>();
const typed = new WeakMap<FileNode, ReadonlySet<number>>();

/** How a new member of the object would be noticed, after "an object …"; null if it would not be. */
export function memberWatch(graph: Graph, object: ObjectNode): string | null {
  if (object.fact.satisfies || typedIn(object.file).has(object.id)) return 'whose members a type fixes';
  const listed = known.get(graph) ?? findListed(graph);
  known.set(graph, listed);
  return listed.has(object) ? 'whose members are listed or looked up by computed names' : null;
}

/** Objects that are assigned to a variable with a written type. */
function typedIn(file: FileNode): ReadonlySet<number> {
  const found =
    typed.get(file) ??
    new Set(
      file.facts.bindings.flatMap(({ type, values }) =>
        type === null ? [] : values.flatMap((value) => (value.kind === 'object' ? [value.object] : [])),
      ),
    );
  typed.set(file, found);
  return found;
}

/** Objects of which anything in the project lists the members, or looks them up by computed names. */
function findListed(graph: Graph): ReadonlySet<ObjectNode> {
  const found = new Set<ObjectNode>();
  const add = (value: Value, file: FileNode): void => {
    for (const each of alternatives(graph.evaluate(value, file))) if (each.kind === 'object') found.add(each.object);
  };
  for (const file of graph.project.files) {
    const addOwner = (value: Value): void => {
      if (value.kind === 'member' && value.name === null) add(value.object, file);
    };
    for (const { fact } of file.calls) {
      addOwner(fact.callee);
      if (isEnumerating(fact)) for (const each of fact.arguments) add(each.value, file);
    }
    for (const { fact } of file.functions) {
      for (const { value } of fact.accesses) addOwner(value);
      for (const { construct, value } of fact.iterations)
        if (construct === 'for-in' || construct === 'object-spread') add(value, file);
    }
  }
  return found;
}

function isEnumerating({ callee, name }: CallFact): boolean {
  const isOfObject = callee.kind === 'member' && callee.object.kind === 'global' && callee.object.name === 'Object';
  return isOfObject && ENUMERATING.has(name?.text ?? '');
}
