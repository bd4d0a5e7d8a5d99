/** `for…of`, spreads and other constructs that run an iterator: over a query they run it. */
import type { IterationFact, Range, Value } from '../../model/facts.ts';
import { describe } from '../describe.ts';
import { isIterating, isQuery, isSometimesQuery, iteratedArgument, iteratedType, mayBeQuery } from '../iterables.ts';
import { type CallNode, type FunctionNode, membersOf } from '../nodes.ts';
import { lookUpOwn } from '../pairs.ts';
import { nameOfFunction } from '../siblings.ts';
import { alternatives, type Type } from '../types.ts';
import { reachingGetter } from './accesses.ts';
import type { Draft, Place } from './draft.ts';

const COLLECT = 'collect';

export function translateIteration(draft: Draft, node: FunctionNode, fact: IterationFact): void {
  const { graph } = draft;
  if (fact.construct === 'for-in') return;
  if (fact.construct === 'object-spread') {
    rejectGetters(draft, fact, fact.value, node);
    return;
  }
  const type = iteratedType(graph, fact.value, node.file);
  const iterator = iteratorCall(draft, node, fact.value);
  if (iterator && fact.construct === 'for-of' && fact.keywordEnd !== null) {
    draft.iterated.add(iterator);
    draft.rewrites.push({ kind: 'for-await', at: fact.keywordEnd });
    return;
  }
  if (!isQuery(graph, type)) {
    checkOther(draft, node, fact, type);
    return;
  }
  if (fact.construct === 'for-of' && fact.keywordEnd !== null) {
    draft.rewrites.push({ kind: 'for-await', at: fact.keywordEnd });
    draft.note(fact, describe(type), `for await (… of ${fact.text})`);
  } else if (fact.construct === 'spread') {
    collect(draft, fact, fact.range, describe(type));
  } else if (fact.construct !== 'for-await') {
    draft.block(fact, 'queryset-iteration', `runs a query by ${fact.construct} (${fact.text})`);
  }
}

/** `query.iterator()`, whose async variant gives an async iterator. */
function iteratorCall({ effects }: Draft, node: FunctionNode, value: Value): CallNode | null {
  const call = value.kind === 'call' ? node.file.calls[value.call] : undefined;
  const role = call && effects.classify(call);
  return call && role?.kind === 'orm' && role.pair.returns === 'iterator' ? call : null;
}

/** What is not a query for certain must not be one, nor run anything that reaches the ORM. */
function checkOther(draft: Draft, node: FunctionNode, fact: IterationFact, type: Type): void {
  const { graph } = draft;
  if (isLazyCall(draft, node, fact.value))
    draft.block(fact, 'unresolved-receiver', `iterates over ${fact.text}, which may be a query`);
  if (runsProjectIterator(draft, type))
    draft.block(fact, 'queryset-iteration', `iterates over ${fact.text}, whose iterator reaches the ORM`);
  if (isSometimesQuery(graph, type))
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

function runsProjectIterator({ graph, effects }: Draft, type: Type): boolean {
  return alternatives(type).some((each) => {
    if (each.kind === 'object')
      return membersOf(each.object).some((node) => nameOfFunction(node) === '@@iterator' && effects.reaches(node));
    if (each.kind !== 'instance') return false;
    return graph.hierarchy
      .dispatch(each.class, '@@iterator', false)
      .some((own) => own.function !== null && effects.reaches(own.function));
  });
}

/** `{ ...options }` and `Object.values(options)` run all getters of an object. */
function rejectGetters(draft: Draft, at: Place, value: Value, { file }: { file: FunctionNode['file'] }): void {
  for (const each of alternatives(draft.graph.evaluate(value, file))) {
    if (each.kind !== 'object') continue;
    const reaching = reachingGetter(draft, each.object);
    if (reaching)
      draft.block(at, 'lazy-relation', `reads all members of ${at.text}, one of which reaches the ORM`, reaching);
  }
}

/** `Array.from(query)`, `new Set(query)` and the like run the query. */
export function translateIteratedArgument(draft: Draft, at: CallNode): void {
  for (const { value } of at.fact.arguments) {
    rejectGetters(draft, at.fact, value, at);
    if (isIterating(at) && runsProjectIterator(draft, draft.graph.evaluate(value, at.file)))
      draft.block(
        at.fact,
        'queryset-iteration',
        `calls ${at.fact.text}, which may run an iterator that reaches the ORM`,
      );
  }
  const range = iteratedArgument(draft.graph, at);
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
