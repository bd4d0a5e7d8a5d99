/** Translation: rewrites that turn a copy of a function's body into its async variant, or the first thing that blocks it. */
import type { Effects } from '../../effects/effects.ts';
import { createHeap } from '../../solve/heap.ts';
import type { FunctionNode } from '../../project/nodes.ts';
import type { Graph } from '../../project/questions.ts';
import type { TranslationResult, Variants } from '../translation.ts';
import { checkAccess, checkImplicitCall } from './accesses.ts';
import { translateCall } from './calls.ts';
import { takeCallbacks } from './callbacks.ts';
import { BlockedError, Draft } from './draft.ts';
import { insideCallback } from './reasons.ts';
import { markIteratedArguments, translateIteration } from './iterations.ts';
import { checkShape, takeShape } from './shapes.ts';

/**
 * @param variants says whether a function that is called has, or can have, an async variant
 * @returns the translation of `root`, or what blocks it
 */
export function translate(root: FunctionNode, graph: Graph, effects: Effects, variants: Variants): TranslationResult {
  const draft = new Draft(root, graph, effects, variants);
  const at = { position: root.fact.position, text: '' };
  try {
    draft.rejectPromise(root, at);
    takeShape(draft, at);
    takeCallbacks(draft, root);
    translateBody(draft, root);
    checkShape(draft, at);
  } catch (error) {
    if (error instanceof BlockedError) return { blocked: error.blocked };
    throw error;
  }
  return { ok: draft.finish() };
}

function translateBody(draft: Draft, node: FunctionNode): void {
  const { obstacles, iterations, accesses, implicitCalls } = node.fact;
  for (const { position, blocker, detail } of [...obstacles, ...reservedNames(node)])
    draft.block({ position, text: '' }, blocker, detail);
  for (const each of iterations) translateIteration(draft, node, each);
  for (const each of accesses) checkAccess(draft, node, each);
  for (const each of implicitCalls) checkImplicitCall(draft, node, each);
  markIteratedArguments(draft, node);
  for (const each of node.calls) translateCall(draft, each);
  translateNested(draft, node.nested);
}

/** In an async function no function inside may use the name `await` either. */
function reservedNames(node: FunctionNode): FunctionNode['fact']['obstacles'] {
  const own = node.nested.flatMap(({ fact }) => fact.obstacles.filter(({ blocker }) => blocker === 'reserved-await'));
  return [...own, ...node.nested.flatMap(reservedNames)];
}

/**
 * Nested functions that became async are translated in their turn. One may be made async only by another, so this goes on
 * until no more are; what reaches the ORM and is left over stands where no `await` can be waited for.
 */
function translateNested(draft: Draft, nodes: readonly FunctionNode[]): void {
  const open = nodes.filter((each) => draft.effects.mayReach(each));
  const numbers = new Map(open.map((node, number) => [node, number]));
  for (const node of open) if (node.fact.use.kind === 'immediately-invoked') draft.makeAsync(node);
  // The first of those that became async comes next, which may be one that stands before the last.
  const ready = createHeap();
  for (let seen = 0; ;) {
    for (; seen < draft.madeAsync.length; seen += 1) {
      const number = numbers.get(draft.madeAsync[seen] ?? draft.root);
      if (number !== undefined) ready.add(number);
    }
    const number = ready.take();
    const node = number === undefined ? undefined : open[number];
    if (!node) break;
    numbers.delete(node);
    takeCallbacks(draft, node);
    translateBody(draft, node);
  }
  const [left] = numbers.keys();
  if (left) blockNested(draft, left);
}

/** @throws BlockedError always: the function stands where nobody waits for it */
function blockNested(draft: Draft, node: FunctionNode): never {
  const { through, call, certain } = draft.effects.wayFrom(node);
  const { blocker, place } = contextOf(node);
  const isHere = call !== null && through.length === 0;
  throw new BlockedError({
    blocker,
    detail: `${certain ? 'reaches' : 'may reach'} the ORM ${place}`,
    path: draft.root.file.facts.path,
    line: (isHere ? call.fact : node.fact).position.line,
    text: isHere ? call.fact.text : '',
    callPath: null,
    beyond: isHere ? [] : draft.wayBeyond(node),
  });
}

/** Where the function stands, in words, and the blocker that this is. */
function contextOf(node: FunctionNode): { blocker: string; place: string } {
  const { use, form } = node.fact;
  if (form === 'getter' || form === 'setter') return { blocker: 'accessor', place: 'inside an accessor' };
  if (form === 'constructor') return { blocker: 'constructor', place: 'inside a constructor' };
  if (form === 'initializer' || form === 'static-block')
    return { blocker: 'initializer', place: 'while a class is set up' };
  if (node.fact.generator) return { blocker: 'generator', place: 'inside a generator' };
  if (use.kind !== 'argument') return { blocker: 'nested-callback', place: 'inside a nested function' };
  const text = node.file.calls[use.call]?.fact.text ?? 'a call';
  return { blocker: 'nested-callback', place: insideCallback(text) };
}
