/** Functions that open a context around what they call to go on: `next()`. */
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { calledValue, type Opener } from '../contexts/coverage.ts';
import { readsOf } from '../contexts/reads.ts';

/** A middleware that opens a context around going on, or will once its body is wrapped. */
export interface Around {
  readonly node: FunctionNode;
  /** The call that opens it, where it is there already. */
  readonly opener: CallNode | null;
  /** The context lasts as long as what `next()` gives. */
  readonly waits: boolean;
  /** There is no other way to what is behind it. */
  readonly isOnlyWay: boolean;
  /** Nothing else than going on happens in it. */
  readonly isBare: boolean;
}

/** `newConnection(next)` or `newConnection(() => next())`, where `next` is the last parameter of the function around it. */
export function aroundNext({ call, value }: Opener): Around | null {
  const node = call.function;
  const next = lastParameter(node);
  const inner = value.kind === 'function' ? call.file.functions[value.function] : undefined;
  if (next === null) return null;
  const going = inner ? callsOf(next, inner) : [];
  if (inner ? going.length === 0 : value.kind !== 'binding' || value.binding !== next) return null;
  const isOnlyWay =
    call.fact.always && isPassedOn(call, node) && readsOf(call.file, next) === Math.max(going.length, 1);
  const waits = inner === undefined || going.every((each) => isPassedOn(each, inner));
  const isBare = inner === undefined || (inner.calls.length === 1 && inner.fact.accesses.length === 0);
  return { node, opener: call, waits, isOnlyWay, isBare };
}

/** A body that goes on in the middle of what it does with the ORM. */
export function aroundBody(node: FunctionNode): Around | null {
  const next = lastParameter(node);
  const going = next === null ? [] : callsOf(next, node);
  if (next === null || going.length === 0) return null;
  const waits = going.every((each) => isPassedOn(each, node));
  return { node, opener: null, waits, isOnlyWay: readsOf(node.file, next) === going.length, isBare: false };
}

/** The binding of the last of several parameters. */
function lastParameter({ file, id, fact }: FunctionNode): number | null {
  const name = fact.parameters.length > 1 ? (fact.parameters.at(-1)?.name ?? null) : null;
  if (name === null) return null;
  const found = file.facts.bindings.findIndex((each) => each.function === id && each.name === name);
  return found < 0 ? null : found;
}

function callsOf(binding: number, { calls }: FunctionNode): readonly CallNode[] {
  return calls.filter(({ fact }) => {
    const called = calledValue(fact.callee);
    return called.kind === 'binding' && called.binding === binding;
  });
}

/** The function waits for what the call gives, or gives it to its caller. */
function isPassedOn(call: CallNode, node: FunctionNode): boolean {
  if (call.fact.awaited) return true;
  return node.fact.returns.some((each) => each.kind === 'call' && each.call === call.id);
}
