/** Transactions: what runs in one must not come to a fallback, which would write outside of it. */
import { searchFallback } from '../fallback-search.ts';
import type { CallNode } from '../../project/nodes.ts';
import { callbacksIn, isTransaction } from '../../effects/transactions.ts';
import type { Draft } from './draft.ts';

/** @throws BlockedError if the callback of a transaction runs an override whose async variant is a fallback */
export function rejectFallbacks(draft: Draft, at: CallNode): void {
  const { graph, effects, variants } = draft;
  if (!isTransaction(graph, at, effects.classify(at))) return;
  for (const callback of callbacksIn(graph, at)) {
    if (!effects.mayReach(callback)) continue;
    const { found, looked } = searchFallback(
      { graph, effects, variants, isStrict: true },
      callback,
      callback.fact.async,
    );
    for (const each of looked) draft.relies.add(each);
    if (!found) continue;
    const { definition, call } = found;
    const owner = definition?.class.fact.name ?? 'a class';
    const name = definition?.member?.name ?? definition?.assigned?.name ?? call.fact.name?.text ?? 'save';
    const detail = definition
      ? `runs ${owner}.${name}(), a fallback, inside ${at.fact.text}`
      : `runs ${call.fact.text} in async code inside ${at.fact.text}, and a sync call would work outside of the transaction`;
    draft.block(at.fact, 'fallback-in-transaction', detail);
  }
}
