/** Transactions: what runs in one must not come to a fallback, which would write outside of it. */
import { callbacksOf } from '../effects.ts';
import type { CallNode } from '../nodes.ts';
import { fallbackIn, isTransaction } from '../transactions.ts';
import type { Draft } from './draft.ts';

/** @throws BlockedError if the callback of a transaction runs an override whose async variant is a fallback */
export function rejectFallbacks(draft: Draft, at: CallNode): void {
  const { graph, effects, variants } = draft;
  if (!isTransaction(graph, at, effects.classify(at))) return;
  for (const callback of callbacksOf(at)) {
    const found = effects.reaches(callback) ? fallbackIn(callback, graph, effects, variants) : null;
    if (!found) continue;
    const { definition, call } = found;
    const name = `${definition.class.fact.name ?? 'a class'}.${call.fact.name?.text ?? 'save'}()`;
    const detail = `runs ${name} inside ${at.fact.text}, and a fallback would write outside of the transaction`;
    draft.block(at.fact, 'fallback-in-transaction', detail);
  }
}
