/** What is in an array besides what it was made with. */
import type { Value } from '../model/facts.ts';
import { isGlobalBuiltin } from './builtins.ts';
import type { FileNode } from './nodes.ts';
import type { Graph } from './questions.ts';
import { type Type, union, UNKNOWN } from './types.ts';

/**
 * An array that is built up: what is pushed counts, and what is put in otherwise could be anything.
 *
 * @param type of the binding `id` of `file`, as it is assigned
 */
export function withContents(graph: Graph, type: Type, id: number, file: FileNode): Type {
  if (type.kind !== 'array') return type;
  if (isStoredArray(file, id)) return { kind: 'array', element: union([type.element, UNKNOWN]) };
  const isIt = (value: Value): boolean => value.kind === 'binding' && value.binding === id;
  const added: Type[] = [];
  for (const { fact } of file.calls) {
    const isMethod = fact.callee.kind === 'member' && isIt(fact.callee.object);
    const name = fact.callee.kind === 'member' ? fact.callee.name : null;
    if (isMethod && (name === 'push' || name === 'unshift')) {
      added.push(
        ...fact.arguments.map((each) =>
          each.spread ? graph.elementOf(graph.evaluate(each.value, file)) : graph.evaluate(each.value, file),
        ),
      );
    } else if (isMethod && (name === 'splice' || name === 'fill' || name === null)) added.push(UNKNOWN);
    else if (fact.arguments.some((each) => isIt(each.value)) && !isReader(fact.callee)) added.push(UNKNOWN);
  }
  for (const { fact } of file.functions) {
    const isWritten = fact.accesses.some(
      (each) => each.write && each.value.kind === 'member' && isIt(each.value.object),
    );
    if (isWritten) added.push(UNKNOWN);
  }
  return added.length === 0
    ? type
    : { kind: 'array', element: union([...(type.element.kind === 'unknown' ? [] : [type.element]), ...added]) };
}

/** An array that others can put things in: it is exported, returned, or goes by another name, too. */
function isStoredArray(file: FileNode, id: number): boolean {
  const { bindings, objects, classes, functions, exports, calls } = file.facts;
  const isLiteral = bindings[id]?.values.some((each) => each.kind === 'array') ?? false;
  if (!isLiteral) return false;
  const isIt = (value: Value | null): boolean => {
    if (value?.kind === 'binding') return value.binding === id;
    if (value?.kind === 'union') return value.values.some(isIt);
    if (value?.kind === 'array') return value.elements.some(isIt);
    // `list.reverse()` and `list.sort()` give the list itself.
    const callee = value?.kind === 'call' ? calls[value.call]?.callee : undefined;
    return callee?.kind === 'member' && IN_PLACE.has(callee.name ?? '') && isIt(callee.object);
  };
  return (
    exports.some(({ value }) => isIt(value)) ||
    bindings.some((each, other) => other !== id && each.values.some(isIt)) ||
    objects.some(({ members }) => members.some(({ value }) => isIt(value))) ||
    classes.some(({ members }) => members.some(({ value }) => isIt(value))) ||
    functions.some(({ returns, accesses }, each) => {
      // What a function makes and returns is its caller's alone.
      const isPassedOut = each !== bindings[id]?.function && returns.some(isIt);
      return isPassedOut || accesses.some(({ assigned }) => isIt(assigned));
    })
  );
}

const IN_PLACE: ReadonlySet<string> = new Set(['reverse', 'sort', 'fill', 'copyWithin']);

/** Functions of the language that only read the array they are given. */
function isReader(callee: Value): boolean {
  const owner = callee.kind === 'member' ? callee.object : callee;
  return owner.kind === 'global' && isGlobalBuiltin(owner.name) && owner.name !== 'Object' && owner.name !== 'Reflect';
}
