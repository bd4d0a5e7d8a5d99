/** Handlers: the functions that an argument of a registration holds. */
import type { Framework } from '../../../frameworks/framework.ts';
import type { Value } from '../../../model/facts.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import type { CallNode, FileNode, FunctionNode, ObjectNode } from '../../../graph/project/nodes.ts';
import { alternatives, type Type } from '../../../graph/project/types.ts';
import type { OriginsOf } from './origins.ts';

/** `catchErrors(auth(async (req, res) => …))`: how many wrappers are looked through. */
const DEPTH = 3;

export type Keys = Pick<Framework, 'options' | 'maps'>;
/** Whatever an options object holds is a handler. */
export const ANY_KEY = 'any';
export type HandlersIn = (value: Value, file: FileNode, keys: Keys | typeof ANY_KEY) => readonly FunctionNode[];

/** Itself, in a list, among options, inside a wrapper's call, or bound; by name or written in place. */
export function createHandlers(graph: Graph, originsOf: OriginsOf): HandlersIn {
  function handlersIn(
    value: Value,
    file: FileNode,
    keys: Keys | typeof ANY_KEY,
    depth: number,
  ): readonly FunctionNode[] {
    if (depth === 0) return [];
    if (value.kind === 'array') return value.elements.flatMap((each) => handlersIn(each, file, keys, depth));
    const inside = originsOf(value, file).flatMap((origin) => {
      if (origin.kind === 'call') return inCall(origin.call, keys, depth);
      if (origin.kind !== 'value') return [];
      if (origin.value.kind === 'array') return handlersIn(origin.value, origin.file, keys, depth - 1);
      const object = origin.value.kind === 'object' ? origin.file.objects[origin.value.object] : undefined;
      return object ? inOptions(object, keys, depth) : [];
    });
    // A wrapper of the project gives a function as well, but what runs in it is what was put in.
    return inside.length > 0 ? inside : functionsIn(graph.evaluate(value, file));
  }

  /** Of what goes through a wrapper, only an async function is taken for a handler. */
  function inCall(call: CallNode, keys: Keys | typeof ANY_KEY, depth: number): readonly FunctionNode[] {
    const { callee, isNew, arguments: passed } = call.fact;
    if (isNew) return [];
    if (callee.kind === 'member' && callee.name === 'bind')
      return handlersIn(callee.object, call.file, keys, depth - 1);
    const inside = passed.flatMap((each) => handlersIn(each.value, call.file, keys, depth - 1));
    return inside.filter((each) => each.fact.async);
  }

  function inOptions(object: ObjectNode, keys: Keys | typeof ANY_KEY, depth: number): readonly FunctionNode[] {
    return object.fact.members.flatMap((member) => {
      if (keys === ANY_KEY) return functionsIn(graph.evaluate(member.value, object.file));
      if (keys.maps.includes(member.name)) return inMap(member.value, object.file, keys, DEPTH);
      return keys.options.includes(member.name) ? handlersIn(member.value, object.file, keys, depth - 1) : [];
    });
  }

  /** `{ Query: { books: async () => … } }`, spread objects and lists of such included. */
  function inMap(value: Value, file: FileNode, keys: Keys | typeof ANY_KEY, depth: number): readonly FunctionNode[] {
    if (depth === 0) return [];
    if (value.kind === 'array') return value.elements.flatMap((each) => inMap(each, file, keys, depth));
    const functions = functionsIn(graph.evaluate(value, file));
    if (functions.length > 0) return functions;
    return originsOf(value, file).flatMap((origin) => {
      if (origin.kind !== 'value') return [];
      if (origin.value.kind === 'array') return inMap(origin.value, origin.file, keys, depth);
      const object = origin.value.kind === 'object' ? origin.file.objects[origin.value.object] : undefined;
      return (object?.fact.members ?? []).flatMap((member) => inMap(member.value, origin.file, keys, depth - 1));
    });
  }

  return (value, file, keys) => handlersIn(value, file, keys, DEPTH);
}

/** The functions of the project that a value is, or that are in the array that it is. */
function functionsIn(type: Type): readonly FunctionNode[] {
  return alternatives(type).flatMap((each) => {
    if (each.kind === 'array') return functionsIn(each.element);
    return each.kind === 'function' && !each.function.file.external ? [each.function] : [];
  });
}
