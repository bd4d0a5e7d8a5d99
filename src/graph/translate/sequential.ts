/** `items.forEach(f)`: a helper of the runtime calls `f` for one element after the other, and waits for each. */
import { sequentialHelper } from '../classify.ts';
import { callbacksOf } from '../effects.ts';
import type { CallNode } from '../nodes.ts';
import type { Draft } from './draft.ts';

export function translateSequentialCall(draft: Draft, at: CallNode, method: string, receiver: string): void {
  const [callback] = at.fact.arguments;
  if (callback?.value.kind !== 'function' || at.fact.arguments.some((each) => each.spread)) {
    draft.block(at.fact, 'nested-callback', `iterates with ${at.fact.text} over a function that reaches the ORM`);
  }
  if (!at.fact.plain) draft.block(at.fact, ...unplainReason(at.fact.text));
  draft.expectAwaitable(at);
  for (const each of callbacksOf(at)) if (draft.effects.reaches(each)) draft.makeAsync(each);
  const helper = sequentialHelper(method);
  draft.rewrites.push({ kind: 'sequential-call', call: at.fact.range, helper });
  draft.needRuntime(at.fact, helper);
  draft.note(at.fact, receiver, `await ${helper}(…)`);
}

/** Why a call cannot be taken apart as text, with its blocker. */
function unplainReason(call: string): [blocker: string, detail: string] {
  return call.includes('?.')
    ? ['optional-chain', `calls ${call}, which an optional chain may leave out`]
    : ['unsupported-form', `calls ${call} with type arguments or a comment, which a helper cannot take over`];
}
