/** Reads and writes: an accessor may reach the ORM, and a function that does may be passed on as a value. */
import type { AccessFact, ImplicitCallFact } from '../../../model/facts.ts';
import { isSometimesQuery } from '../../types/iterables.ts';
import type { FunctionNode } from '../../project/nodes.ts';
import { alternatives, type Type } from '../../project/types.ts';
import type { Draft } from './draft.ts';

export function checkAccess(draft: Draft, node: FunctionNode, fact: AccessFact): void {
  checkAccessors(draft, node, fact);
  checkTraps(draft, node, fact);
  checkFunctionValue(draft, node, fact);
  if (fact.value.kind !== 'member') return;
  const { graph } = draft;
  const owners = alternatives(graph.evaluate(fact.value.object, node.file));
  if (owners.some((each) => each.kind === 'orm' && isSometimesQuery(graph, each)))
    draft.block(fact, 'queryset-iteration', `reads ${fact.text} of a query`);
  if (fact.value.name !== null && !fact.write) checkVariantValue(draft, fact, owners, fact.value.name);
}

function checkAccessors(draft: Draft, node: FunctionNode, fact: AccessFact): void {
  const { effects, variants } = draft;
  const accessor = effects.accessors(node, fact).find((each) => effects.reachesUnasked(each));
  if (!accessor) return;
  const verb = fact.write ? 'writes' : 'reads';
  const isNamed = fact.value.kind === 'member' && fact.value.name !== null;
  const detail = isNamed
    ? `${verb} ${fact.text}, an accessor that reaches the ORM (${variants.title(accessor)})`
    : `uses ${fact.text}, which may be an accessor that reaches the ORM (${variants.title(accessor)})`;
  draft.block(fact, fact.write ? 'accessor' : 'lazy-relation', detail, accessor);
}

function checkFunctionValue(draft: Draft, node: FunctionNode, fact: AccessFact): void {
  const { effects, variants } = draft;
  if (fact.use?.kind === 'test' || isGivenAway(draft, node, fact)) return;
  const named = effects.functionsNamed(node, fact).find((each) => effects.mayReach(each) && !each.fact.async);
  if (!named) return;
  draft.block(
    fact,
    'method-value',
    `passes on ${fact.text}, a function that reaches the ORM (${variants.title(named)})`,
    named,
  );
}

/** What each does to a value, as the end of a sentence. */
const DOES: Readonly<Record<ImplicitCallFact['protocol'], (text: string) => string>> = {
  convert: (text) => `turns ${text} into a primitive`,
  dispose: (text) => `disposes of ${text}`,
  'dispose-async': (text) => `disposes of ${text}`,
  'instance-of': (text) => `asks for an instance of ${text}`,
  has: (text) => `asks ${text} for a member`,
  delete: (text) => `deletes a member of ${text}`,
};

/** `${book}` runs `book.toString()`, and the end of `using lock` its `[Symbol.dispose]()`. */
export function checkImplicitCall(draft: Draft, node: FunctionNode, fact: ImplicitCallFact): void {
  const method = draft.effects.implicit.byOperator(fact, node.file);
  if (!method) return;
  const detail = `${DOES[fact.protocol](fact.text)} by ${draft.variants.title(method)}, which reaches the ORM`;
  draft.block(fact, 'implicit-call', detail, method);
}

function checkTraps(draft: Draft, node: FunctionNode, fact: AccessFact): void {
  const trap = draft.effects.implicit.byAccess(fact, node.file);
  if (!trap) return;
  const verb = fact.write ? 'writes' : 'reads';
  const detail = `${verb} ${fact.text}, which may run ${draft.variants.title(trap)} of a proxy, which reaches the ORM`;
  draft.block(fact, 'implicit-call', detail, trap);
}

/** It is given to what calls it, which becomes of the call. */
function isGivenAway({ effects }: Draft, node: FunctionNode, { use }: AccessFact): boolean {
  const call = use?.kind === 'argument' ? node.file.calls[use.call] : undefined;
  if (!call || use?.kind !== 'argument') return false;
  const role = effects.classify(call);
  if (role.kind === 'iteration') return use.index === role.callback;
  if (role.kind === 'orm' || role.kind === 'orm-function') return role.awaitsCallbacks;
  return role.kind === 'project' && effects.given(call).some(({ index }) => index === use.index);
}

/** `const save = super.save`, and whatever else is not a call. */
function checkVariantValue(draft: Draft, fact: AccessFact, owners: readonly Type[], name: string): void {
  const { pairs } = draft.graph;
  const isVariant = owners.some((each) => {
    if (each.kind === 'orm') return pairs.ofOrmType(each.type, name, '') !== null;
    return (
      (each.kind === 'instance' || each.kind === 'class') &&
      pairs.borneBy(each.class, name, each.kind === 'class') !== null
    );
  });
  if (isVariant) draft.block(fact, 'method-value', `uses ${fact.text} as a value`);
}
