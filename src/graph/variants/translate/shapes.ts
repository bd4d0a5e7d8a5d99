/** What an async variant gives: a promise; or an async iterator, where the sync one of its pair gives an iterator. */
import { hasAsyncCounterpart, pairOf, yieldedTypes } from '../../pairs/iterator-pairs.ts';
import { givesPromise, isPromise, isPromiseWritten } from '../../types/promises.ts';
import type { Draft, Place } from './draft.ts';
import { iteratorCall } from './iterations.ts';

/** Settles which kind of function the variant of the root is, or blocks. */
export function takeShape(draft: Draft, at: Place): void {
  const { root, graph } = draft;
  const pair = pairOf(graph, root);
  // A generator that is no side of a pair has the variant that those who iterate over it ask for.
  const isIterator = pair ? pair.returns === 'iterator' : root.fact.generator;
  if (!isIterator) {
    if (root.fact.generator) draft.block(at, 'generator', 'is a generator');
    return;
  }
  if (!hasAsyncCounterpart(root))
    draft.block(at, 'generator', 'is written to give what has no async counterpart by its type');
  if (root.fact.generator) {
    rejectYieldedPromises(draft, at);
    draft.shape = 'iterator';
    return;
  }
  const passed = root.fact.returns.map((value) => iteratorCall(draft, root, value));
  if (passed.length === 0 || passed.includes(null))
    draft.block(at, 'generator', 'gives something to iterate over, and what it does for that would have to wait');
  draft.shape = 'passes-iterator-on';
  for (const call of passed) if (call) draft.iterated.add(call);
}

/** What only passes on what another gives must not wait for anything. */
export function checkShape(draft: Draft, at: Place): void {
  if (draft.shape !== 'passes-iterator-on') return;
  if (draft.rewrites.some(({ kind }) => kind !== 'rename-call'))
    draft.block(at, 'generator', 'gives an iterator, and works on the ORM before it does');
}

/** An async generator waits for what it yields, and gives what comes of it. */
function rejectYieldedPromises(draft: Draft, at: Place): void {
  const { root, graph } = draft;
  const { file, fact } = root;
  const isYielded =
    (fact.yields ?? []).some(({ value }) => isPromise(graph, graph.evaluate(value, file))) ||
    fact.iterations.some(
      ({ construct, value }) =>
        construct === 'yield-delegate' && isPromise(graph, graph.elementOf(graph.evaluate(value, file))),
    ) ||
    yieldedTypes(root).some((type) => isPromiseWritten(graph, type, file)) ||
    givesPromise(graph, root);
  if (isYielded) draft.block(at, 'promise-result', 'yields a promise, which an async variant would unwrap');
}
