/**
 * What the async side of a pair gives: a promise, or something to iterate over asynchronously, as an async generator does
 * (ECMA-262, 27.6). The two are used in different ways, so a variant of the one kind cannot stand for one of the other.
 */
import type { TypeFact, Value } from '../../model/facts.ts';
import { ITERATOR_TYPES } from '../project/builtins.ts';
import { ownNamed } from '../classes/definers.ts';
import type { FunctionNode } from '../project/nodes.ts';
import type { Definition, Graph, Pair } from '../project/questions.ts';

/** `unclear`: the sync side gives an iterator, and it cannot be told whether the async one gives another or a promise. */
export type Given = 'promise' | 'iterator' | 'unclear';

/** Written types of what is iterated over, each with its async counterpart under `Async` before its name. */
const SYNC_ITERABLES: ReadonlySet<string> = new Set([...ITERATOR_TYPES, 'Iterable']);
const ASYNC_ITERABLES: ReadonlySet<string> = new Set([...SYNC_ITERABLES].map((name) => `Async${name}`));

/** What a written type says of a function: whether it gives an iterator of the kind; null where it says neither. */
type Says = (type: TypeFact) => boolean | null;

/** What the async variants give, each of which is the one of some of the sync variants. */
export function givenByAsync(graph: Graph, sync: readonly Definition[], async: readonly Definition[]): Given {
  const answers = async.map((each) => isAsyncIterator(graph, each));
  if (answers.length > 0 && answers.every((each) => each === true)) return 'iterator';
  if (answers.includes(true)) return 'unclear';
  if (!sync.some((each) => isIterator(graph, each) === true)) return 'promise';
  return answers.includes(null) || async.some((each) => hidesIterator(graph, each)) ? 'unclear' : 'promise';
}

/** An async variant that gives another thing than the one that it overrides. */
function hidesIterator(graph: Graph, { class: owner, member, assigned }: Definition): boolean {
  const name = member?.name ?? assigned?.name ?? '';
  return graph.hierarchy
    .lookUpSuper(owner, name, member?.static ?? assigned?.static ?? false)
    .some((each) => isAsyncIterator(graph, each) === true);
}

/** Whether an async variant gives an async iterator; null where that cannot be told. */
export function isAsyncIterator(graph: Graph, definition: Definition): boolean | null {
  return ofDefinition(graph, definition, saysAsync, ({ async, generator }) => (async ? generator : null));
}

/** The same for a sync variant and an iterator, or anything that is written as no more than iterable. */
function isIterator(graph: Graph, definition: Definition): boolean | null {
  return ofDefinition(graph, definition, saysSync, ({ generator }) => generator || null);
}

function saysAsync(type: TypeFact): boolean | null {
  if (type.kind === 'union') {
    const answers = type.types.map(saysAsync);
    return answers.every((each) => each === answers[0]) ? (answers[0] ?? null) : null;
  }
  if (type.kind !== 'reference') return type.kind === 'other' || type.kind === 'this' ? null : false;
  if (type.target.kind === 'global' && ASYNC_ITERABLES.has(type.name)) return true;
  return type.target.kind === 'global' && /^(Promise|PromiseLike)$/.test(type.name) ? false : null;
}

function saysSync(type: TypeFact): boolean | null {
  return type.kind === 'reference' && type.target.kind === 'global' ? SYNC_ITERABLES.has(type.name) : null;
}

type Form = (fact: FunctionNode['fact']) => boolean | null;

function ofDefinition(graph: Graph, definition: Definition, says: Says, form: Form): boolean | null {
  const { class: owner, function: body, member } = definition;
  if (!body) return null;
  const name = member?.name ?? definition.assigned?.name ?? '';
  // Of a method that is only declared each signature is a member.
  const signatures = member && owner.fact.ambient ? ownNamed(owner, name, member.static) : [];
  const bodies = signatures.flatMap((each) =>
    each.function === null ? [] : (owner.file.functions[each.function] ?? []),
  );
  const answers = (bodies.length > 0 ? bodies : [body]).map((each) => ofFunction(graph, each, says, form, new Set()));
  return answers.every((each) => each === answers[0]) ? (answers[0] ?? null) : null;
}

/** @param seen functions that are being looked at: those that pass on what the others give, in a circle, tell nothing */
function ofFunction(graph: Graph, node: FunctionNode, says: Says, form: Form, seen: Set<FunctionNode>): boolean | null {
  if (seen.has(node)) return null;
  seen.add(node);
  const { fact } = node;
  const own = form(fact);
  if (own !== null) return own;
  const written = writtenResults(node).map(says);
  if (written.length > 0 && written.every((each) => each !== null && each === written[0])) return written[0] ?? null;
  const passed = fact.returns.map((value) => {
    const answers = passedBy(graph, node, value).map((each) => each && ofFunction(graph, each, says, form, seen));
    return answers.length > 0 && answers.every((each) => each === answers[0]) ? (answers[0] ?? null) : null;
  });
  return passed.length > 0 && passed.every((each) => each === passed[0]) ? (passed[0] ?? null) : null;
}

/**
 * The methods of which a method passes on what they give: `return this.read()`, `return super.read()`. Told by their names
 * alone: what a value is rests on which pairs there are.
 */
function passedBy(graph: Graph, { owner, file }: FunctionNode, value: Value): readonly (FunctionNode | null)[] {
  const call = value.kind === 'call' ? file.calls[value.call]?.fact : undefined;
  if (!call || call.isNew || call.callee.kind !== 'member' || owner?.kind !== 'class') return [];
  const { object, name } = call.callee;
  if (name === null || (object.kind !== 'this' && object.kind !== 'super')) return [];
  const found =
    object.kind === 'this'
      ? graph.hierarchy.lookUp(owner.class, name, owner.static)
      : graph.hierarchy.lookUpSuper(owner.class, name, owner.static);
  return found.map((each) => each.function);
}

/** The pair that a method is a sync variant of. */
export function pairOf(graph: Graph, node: FunctionNode): Pair | null {
  const home = node.owner === null ? null : graph.homeOf(node);
  if (!home || home.name === null) return null;
  return (
    graph.pairs.inheritedBy(home.class, home.name, home.static) ??
    graph.pairs.borneBy(home.class, home.name, home.static)
  );
}

/** Whether each written result of a function has an async counterpart: `Generator<Row>`, `Iterable<Row>`, or none at all. */
export function hasAsyncCounterpart(node: FunctionNode): boolean {
  const { owner } = node;
  const held = owner?.kind === 'class' && owner.member.kind === 'field' ? owner.member.type : null;
  const isHeld = held === null || (held.kind === 'other' && held.result !== undefined && isIterable(held.result));
  return isHeld && writtenResults(node).every(isIterable);
}

function isIterable(type: TypeFact | null): boolean {
  return type !== null && saysSync(type) === true;
}

/** The written types of what a function yields: `Row` of `Generator<Row>`. */
export function yieldedTypes(node: FunctionNode): readonly TypeFact[] {
  return writtenResults(node).flatMap((type) => (type.kind === 'reference' ? type.arguments.slice(0, 1) : []));
}

function writtenResults({ fact }: FunctionNode): readonly TypeFact[] {
  return [...fact.overloadTypes, ...(fact.returnType ? [fact.returnType] : [])];
}
