/** `for…of`, spreads and other constructs that run an iterator: over a query they run it. */
import type { IterationFact, Range, Value } from '../../../model/facts.ts';
import { describe } from '../../types/describe.ts';
import {
  isCollecting,
  isQuery,
  isSometimesQuery,
  iteratedArgument,
  iteratedType,
  iteratesUntold,
  isUntoldQuery,
  mayBeQuery,
} from '../../types/iterables.ts';
import { leftSync, leftSyncUnread } from '../../effects/left-sync.ts';
import { type CallNode, type FunctionNode, isInside } from '../../project/nodes.ts';
import { lookUpOwn } from '../../../collections.ts';
import { alternatives, type Type } from '../../project/types.ts';
import type { Draft, Place } from './draft.ts';

const COLLECT = 'collect';

export function translateIteration(draft: Draft, node: FunctionNode, fact: IterationFact): void {
  const { graph } = draft;
  rejectImplicitCall(draft, node, fact);
  if (fact.construct === 'for-in' || fact.construct === 'object-spread') return;
  const type = iteratedType(graph, fact.value, node.file);
  const iterator = iteratorCall(draft, node, fact.value);
  if (iterator && translateIterator(draft, node, fact, iterator)) return;
  if (!isQuery(graph, type)) {
    checkOther(draft, node, fact, type);
    return;
  }
  rejectLeftSync(draft, fact, type);
  if (fact.construct === 'for-of' && fact.keywordEnd !== null) {
    draft.rewrites.push({ kind: 'for-await', at: fact.keywordEnd });
    draft.note(fact, describe(type), `for await (… of ${fact.text})`);
  } else if (fact.construct === 'spread') {
    collect(draft, fact, fact.range, describe(type));
  } else if (fact.construct !== 'for-await') {
    draft.block(fact, 'queryset-iteration', `runs a query by ${fact.construct} (${fact.text})`);
  }
}

/** The async iterator of the ORM makes rows as the sync one does. */
function rejectLeftSync(draft: Draft, fact: IterationFact, type: Type): void {
  const { graph } = draft;
  for (const each of alternatives(type)) {
    if (each.kind !== 'instance' && each.kind !== 'orm') continue;
    const made = each.model?.kind === 'class' ? [each.model.class] : null;
    if (each.kind === 'orm') rejectLeft(draft, fact, leftSyncUnread(graph, made));
    else
      for (const { function: iterator } of graph.hierarchy.lookUp(each.class, '@@asyncIterator', false)) {
        if (!iterator || !graph.packages.isOrmCode(iterator.file)) continue;
        rejectLeft(draft, fact, leftSync(graph, iterator, { receivers: [each.class], made }));
      }
  }
}

function rejectLeft(draft: Draft, fact: IterationFact, left: readonly FunctionNode[]): void {
  const { effects, variants } = draft;
  const reaching = left.find(effects.reaches);
  if (!reaching) return;
  const detail = `iterates over ${fact.text}, whose async iterator runs ${variants.title(reaching)} as it is, which reaches the ORM`;
  draft.block(fact, 'opaque-call', detail, reaching);
}

/** `{ ...options }` runs all getters of an object, `for…of` its iterator, and each the traps of a proxy. */
function rejectImplicitCall(draft: Draft, node: FunctionNode, fact: IterationFact): void {
  const method = draft.effects.implicit.byIteration(fact, node.file);
  if (!method) return;
  const isGetter = method.fact.form === 'getter';
  const does =
    fact.construct === 'object-spread' || fact.construct === 'for-in' ? 'reads all members of' : 'iterates over';
  const detail = `${does} ${fact.text} by ${draft.variants.title(method)}, which reaches the ORM`;
  draft.block(fact, isGetter ? 'lazy-relation' : 'implicit-call', detail, method);
}

/** @returns whether what the call's async variant gives can be iterated over in its place */
function translateIterator(draft: Draft, node: FunctionNode, fact: IterationFact, iterator: CallNode): boolean {
  if (fact.construct === 'for-of' && fact.keywordEnd !== null)
    draft.rewrites.push({ kind: 'for-await', at: fact.keywordEnd });
  else if (fact.construct === 'spread') collect(draft, fact, fact.range, 'an iterator');
  // `yield*` takes what an async iterator gives as it is, in an async generator.
  else if (fact.construct !== 'yield-delegate' || node !== draft.root || draft.shape !== 'iterator') return false;
  draft.iterated.add(iterator);
  return true;
}

/** `Array.from(this.rows())`, `new Set(this.rows())`, whose argument is collected before it is given. */
export function markIteratedArguments(draft: Draft, node: FunctionNode): void {
  for (const at of node.calls) {
    const [only, ...others] = at.fact.arguments;
    const iterator = only && !only.spread && others.length === 0 ? iteratorCall(draft, node, only.value) : null;
    if (!only || !iterator || !isCollecting(at) || at.fact.obstacle || iterator.fact.obstacle) continue;
    draft.iterated.add(iterator);
    collect(draft, at.fact, only.range, 'an iterator');
  }
}

/** `query.iterator()`, whose async variant gives an async iterator, and a generator of the project that reaches the ORM. */
export function iteratorCall(draft: Draft, node: FunctionNode, value: Value): CallNode | null {
  const call = value.kind === 'call' ? node.file.calls[value.call] : undefined;
  const role = call && draft.effects.classify(call);
  if (role?.kind === 'orm') return role.pair.returns === 'iterator' ? (call ?? null) : null;
  return role?.kind === 'project' && areGenerators(draft, role.targets) ? (call ?? null) : null;
}

function areGenerators({ effects, variants, root }: Draft, targets: readonly FunctionNode[]): boolean {
  if (!targets.some((each) => effects.needsVariant(each))) return false;
  return variants.group(targets).every((each) => each.fact.generator && !each.fact.async && !isInside(each, root));
}

/** What is not a query for certain must not be one, nor run anything that reaches the ORM. */
function checkOther(draft: Draft, node: FunctionNode, fact: IterationFact, type: Type): void {
  const { graph } = draft;
  if (isLazyCall(draft, node, fact.value))
    draft.block(fact, 'unresolved-receiver', `iterates over ${fact.text}, which may be a query`);
  if (isSometimesQuery(graph, type) || isUntoldQuery(graph, type))
    draft.block(fact, 'queryset-iteration', `iterates over ${fact.text}, which may or may not be a query`);
  if (mayBeQuery(graph, type)) draft.assumptions.add(`\`${fact.text}\` is not a queryset (its type could not be seen)`);
}

/** `x.filter(…)` of an unknown `x`, where `filter` is what makes querysets. */
function isLazyCall({ graph }: Draft, node: FunctionNode, value: Value): boolean {
  if (value.kind !== 'call') return false;
  const name = node.file.calls[value.call]?.fact.name?.text ?? '';
  const isLazy = Object.values(graph.project.profile.types).some(
    (type) => type.iterable && lookUpOwn(type.lazy, name) !== undefined,
  );
  return (
    isLazy &&
    alternatives(graph.evaluate(value, node.file)).some((each) => each.kind === 'unknown') &&
    graph.pairs.syncNames.size > 0
  );
}

/** `Array.from(query)`, `new Set(query)` and the like run the query. */
export function translateIteratedArgument(draft: Draft, at: CallNode): void {
  const range = iteratedArgument(draft.graph, at);
  if (iteratesUntold(draft.graph, at))
    draft.block(at.fact, 'queryset-iteration', `runs ${at.fact.text} on what may be a query`);
  if (!range) return;
  if (at.fact.obstacle) draft.block(at.fact, 'queryset-iteration', `runs a query in ${at.fact.text}`);
  collect(draft, at.fact, range, 'a query');
}

/** Runs the query first, and iterates over what it gave. */
function collect(draft: Draft, at: Place, expression: Range, receiver: string): void {
  draft.rewrites.push({ kind: 'collect', expression, helper: COLLECT });
  draft.needRuntime(at, COLLECT);
  draft.note(at, receiver, `await ${COLLECT}(${at.text})`);
}
