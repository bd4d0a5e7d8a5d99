/** Middleware that goes on to what is behind it. */
import type { Value } from '../../../model/facts.ts';
import { type CallNode, callsWithin, type FunctionNode } from '../../../graph/project/nodes.ts';

/** Where a middleware calls what it is given to go on, `next()` or `options.next()`, or passes it on; null if it does not. */
export function goingOn(node: FunctionNode): CallNode | null {
  const goesOn = ({ fact }: CallNode): boolean =>
    isNext(fact.callee, node) || fact.arguments.some(({ value }) => parameterName(value, node) === lastOf(node));
  return callsWithin(node).find(goesOn) ?? null;
}

/** The last of several parameters is what goes on. */
function lastOf({ fact }: FunctionNode): string | undefined {
  return fact.parameters.length < 2 ? undefined : (fact.parameters.at(-1)?.name ?? undefined);
}

/** A parameter behind the first, or what the first holds under that name. */
function isNext(callee: Value, node: FunctionNode): boolean {
  if (callee.kind === 'member') return callee.name === 'next' && parameterName(callee.object, node) !== null;
  const name = parameterName(callee, node);
  return name !== null && (name === 'next' || name !== node.fact.parameters[0]?.name);
}

function parameterName(value: Value, node: FunctionNode): string | null {
  const binding = value.kind === 'binding' ? node.file.facts.bindings[value.binding] : undefined;
  return binding?.kind === 'parameter' && binding.function === node.id ? binding.name : null;
}
