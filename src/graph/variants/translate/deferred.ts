/** Work that a body leaves for later must not run while its mirror waits: in the sync method it runs after the end. */
import type { Range } from '../../../model/facts.ts';
import type { Rewrite } from '../../../model/plan.ts';
import type { Through } from '../../effects/deferrals.ts';
import type { Effects } from '../../effects/effects.ts';
import type { CallNode, FunctionNode } from '../../project/nodes.ts';
import type { Blocked } from '../translation.ts';

/** What blocks a translation, with the functions on the way to the work. */
export type DeferredWork = Omit<Blocked, 'callPath'> & { readonly through: Through | null };

/** The first call in a translated body whose deferred work would run too early; null if there is none. */
export function deferredWork(root: FunctionNode, rewrites: readonly Rewrite[], effects: Effects): DeferredWork | null {
  // An async generator lets others go on at each `yield`, too.
  const yields = (root.fact.yields ?? []).map(({ range }) => range);
  const waits = [...rewrites.map(waitOf).filter((each) => each !== null), ...yields];
  if (waits.length === 0) return null;
  const overtaken = createOvertaken(waits);
  for (const [call, loops] of callsWithin(root, [])) {
    const deferral = effects.deferral(call);
    if (!deferral || !overtaken(call.fact.range, loops)) continue;
    const { through, call: last } = deferral;
    return {
      blocker: 'nested-callback',
      detail: `schedules work by ${last.fact.text} that would run before the end`,
      path: last.file.facts.path,
      line: last.fact.position.line,
      text: last.fact.text,
      through,
    };
  }
  return null;
}

/** Whether the mirror waits during a call or after it, be it in the next round of a loop. */
function createOvertaken(waits: readonly Range[]): (call: Range, loops: readonly Range[]) => boolean {
  const last = waits.reduce((latest, [start]) => Math.max(latest, start), 0);
  const texts = new Set(waits.map(String));
  const waiting = new Map<Range, boolean>();
  const isWaiting = (loop: Range): boolean => {
    const known = waiting.get(loop) ?? waits.some((wait) => isWithin(wait, loop));
    waiting.set(loop, known);
    return known;
  };
  return (call, loops) =>
    last >= call[1] || texts.has(String(call)) || loops.some((loop) => isWithin(call, loop) && isWaiting(loop));
}

/** The expression that is waited for. */
function waitOf(rewrite: Rewrite): Range | null {
  switch (rewrite.kind) {
    case 'await-call':
    case 'sequential-call':
    case 'helper-call':
      return rewrite.call;
    case 'collect':
      return rewrite.expression;
    case 'for-await':
      return [rewrite.at, rewrite.at];
    case 'make-async':
    case 'rename-call':
    case 'rename-value':
    case 'promise-type':
      return null;
  }
}

/** All calls of a function and of those in it, each with the loops around it; a function inside may run many times. */
function* callsWithin(node: FunctionNode, outer: readonly Range[]): Generator<readonly [CallNode, readonly Range[]]> {
  const loops = [...outer, ...node.fact.loops];
  for (const call of node.calls) yield [call, loops];
  for (const each of node.nested) yield* callsWithin(each, [...loops, each.fact.range]);
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1];
}
