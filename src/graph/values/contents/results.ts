/** Functions that return a container: their callers have it. */
import { callersOf, isPublic } from '../../types/callers.ts';
import { type FunctionNode, isInside } from '../../project/nodes.ts';
import type { Type } from '../../project/types.ts';
import { methodOf } from './kinds.ts';
import { holdInMember } from './members.ts';
import { CALLING_BACK } from './methods.ts';
import type { Trace } from './trace.ts';

/**
 * Follows a reference to whoever gets what a function returns.
 *
 * @param node the function
 * @param depth how many containers stand around it in what is returned
 */
export function giveBack(trace: Trace, node: FunctionNode | undefined, depth: number): void {
  if (!node) {
    trace.isOpen = true;
    return;
  }
  const { file } = node;
  const { use, form } = node.fact;
  if (form === 'getter' || form === 'initializer') {
    holdInMember(trace, ownersOf(trace, node), node.fact.name, depth);
  } else if (use.kind === 'immediately-invoked') trace.push(file, `call ${String(use.call)}`, depth);
  else if (use.kind !== 'argument') trace.returned.push({ node, depth });
  else {
    const method = methodOf(file.calls[use.call]);
    if (method !== null && CALLING_BACK.get(method)?.accumulator !== undefined) {
      trace.push(file, `call ${String(use.call)}`, depth);
      trace.push(file, `parameter ${String(node.id)} 0`, depth);
    } else if (method === 'map' || method === 'from') trace.push(file, `call ${String(use.call)}`, depth + 1);
    else if (method === 'flatMap') trace.push(file, `call ${String(use.call)}`, trace.copied(depth));
    else if (method === null || !CALLING_BACK.has(method)) trace.returned.push({ node, depth });
  }
}

function ownersOf(trace: Trace, node: FunctionNode): readonly Type[] {
  const home = trace.graph.homeOf(node);
  if (!home) return [];
  return [home.static ? { kind: 'class', class: home.class } : { kind: 'instance', class: home.class, model: null }];
}

/**
 * Follows what a function returns into its callers. What it makes and gives back is its caller's alone, unless it is kept
 * elsewhere as well.
 */
export function passToCallers(trace: Trace, node: FunctionNode, depth: number): void {
  const isWithin = (each: FunctionNode): boolean => each === node || isInside(each, node);
  if (!trace.isKept && isWithin(trace.site.function) && [...trace.owners].every(isWithin)) return;
  const callers = callersOf(trace.graph, node);
  // What nobody calls but everybody can import is for callers that are not seen.
  if (callers && (callers.length > 0 || !isPublic(node)))
    for (const each of callers) trace.push(each.file, `call ${String(each.id)}`, depth);
  else trace.isOpen = true;
}
