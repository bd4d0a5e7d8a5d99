/** Object literals as modules: whether one more member, the async variant of one that is there, would be noticed. */
import type { Value } from '../model/facts.ts';
import type { FileNode, ObjectNode } from './nodes.ts';
import type { Graph } from './questions.ts';
import { alternatives } from './types.ts';

/** Functions that go through the members of an object: one more would be seen. */
const ENUMERATING = new Set(['keys', 'values', 'entries', 'assign', 'getOwnPropertyNames']);

/** How a new member of the object would be noticed, after "an object …"; null if it would not be. */
export function memberWatch(graph: Graph, object: ObjectNode): string | null {
  const isIt = (value: Value, file: FileNode): boolean =>
    alternatives(graph.evaluate(value, file)).some((each) => each.kind === 'object' && each.object === object);
  const isTyped = object.file.facts.bindings.some(
    (each) => each.type !== null && each.values.some((value) => value.kind === 'object' && value.object === object.id),
  );
  if (isTyped || object.fact.satisfies) return 'whose members a type fixes';
  const isListed = graph.project.files.some((file) => {
    const isPassed = file.calls.some(({ fact }) => {
      const isObject =
        fact.callee.kind === 'member' && fact.callee.object.kind === 'global' && fact.callee.object.name === 'Object';
      return (
        isObject && ENUMERATING.has(fact.name?.text ?? '') && fact.arguments.some((each) => isIt(each.value, file))
      );
    });
    if (isPassed) return true;
    return file.functions.some(({ fact, calls }) => {
      const isComputed = (value: Value): boolean =>
        value.kind === 'member' && value.name === null && isIt(value.object, file);
      return (
        fact.accesses.some((each) => isComputed(each.value)) ||
        calls.some((each) => isComputed(each.fact.callee)) ||
        fact.iterations.some(
          (each) => (each.construct === 'for-in' || each.construct === 'object-spread') && isIt(each.value, file),
        )
      );
    });
  });
  return isListed ? 'whose members are listed or looked up by computed names' : null;
}
