/** `items.forEach(f)`: a helper of the runtime calls `f` for one element after the other, and waits for each. */
import type { Guard } from '../../../model/plan.ts';
import { sequentialHelper } from '../../effects/roles.ts';
import { bindingsNamed } from '../../project/file-index.ts';
import type { CallNode } from '../../project/nodes.ts';
import { giveAsync } from './callbacks.ts';
import type { Draft } from './draft.ts';

const WHEN_PRESENT = 'whenPresent';

/** @param index the place of `f` among the arguments */
export function translateSequentialCall(draft: Draft, at: CallNode, method: string, receiver: string, index = 0): void {
  const { fact } = at;
  const callback = fact.arguments[index];
  if (!callback || fact.arguments.some((each) => each.spread))
    draft.block(fact, 'nested-callback', `iterates with ${fact.text} over a function that reaches the ORM`);
  if (!fact.plain && !fact.plainOptional) draft.block(fact, ...unplainReason(fact.text));
  draft.expectAwaitable(at);
  if (draft.effects.valueMayReach(callback.value, at.file)) giveAsync(draft, at, index);
  const helper = sequentialHelper(method);
  const guard = fact.plainOptional ? guardOf(draft, at) : undefined;
  if (index > 0 && guard) draft.block(fact, ...unplainReason(fact.text));
  draft.rewrites.push(
    index > 0
      ? { kind: 'helper-call', call: fact.range, helper }
      : { kind: 'sequential-call', call: fact.range, helper, ...(guard && { guard }) },
  );
  draft.needRuntime(fact, helper);
  if (guard) draft.needRuntime(fact, guard.helper);
  draft.note(fact, receiver, `await ${helper}(…)`);
}

/** `items?.forEach(f)` does nothing where there are no items. */
function guardOf(draft: Draft, at: CallNode): Guard {
  const { file } = draft.root;
  // What is evaluated only then moves into a function, where it can use all but an `await` of its own.
  const others = at.fact.arguments.slice(1);
  if (others.some(({ value }) => !MOVABLE.has(value.kind))) draft.block(at.fact, ...unplainReason(at.fact.text));
  const name = NAMES.find((each) => bindingsNamed(file, each).length === 0 && !isGlobal(draft, each));
  if (name === undefined) draft.block(at.fact, 'name-collision', `needs a name for what ${at.fact.text} is called on`);
  return { helper: WHEN_PRESENT, name };
}

const NAMES = ['list', 'items', 'present', 'receiver'];
const MOVABLE: ReadonlySet<string> = new Set(['this', 'binding', 'global', 'builtin']);

/** A name of the file that no declaration in it explains. */
function isGlobal({ root: { file } }: Draft, name: string): boolean {
  return file.calls.some(({ fact }) => fact.callee.kind === 'global' && fact.callee.name === name);
}

/** Why a call cannot be taken apart as text, with its blocker. */
function unplainReason(call: string): [blocker: string, detail: string] {
  return call.includes('?.')
    ? ['optional-chain', `calls ${call}, which an optional chain may leave out`]
    : ['unsupported-form', `calls ${call} with type arguments or a comment, which a helper cannot take over`];
}
