/**
 * Guesses: functions that are taken for views only because they take a request and no caller was seen. Where code that may run
 * in a context makes a call that could lead to one, it must not get a context of its own: that would be another connection,
 * outside of the transaction of the caller.
 */
import { LISTENING } from '../../../frameworks/framework.ts';
import { isPlatformModule } from '../../../graph/project/builtins.ts';
import { type CallNode, type FileNode, type FunctionNode, isInside } from '../../../graph/project/nodes.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { alternatives, type Type, withoutNullish } from '../../../graph/project/types.ts';
import type { Value } from '../../../model/facts.ts';
import { WHOLE_MODULE } from '../../../model/facts.ts';
import type { Planning } from '../../context.ts';
import { calledValue, type Coverage } from '../contexts/coverage.ts';
import type { Flow } from '../contexts/flow.ts';
import type { Refusal } from '../contexts/refusals.ts';
import type { Candidate } from '../entry-points/candidates.ts';
import { createOrigins, type OriginsOf } from '../entry-points/origins.ts';
import { takesSomethingElse } from '../entry-points/requests.ts';

/** What frameworks and promises hand over to be called: none of it is a function of the project. */
const GIVEN: ReadonlySet<string> = new Set(['next', 'done', 'resolve', 'reject']);
const LISTENERS: ReadonlySet<string> = new Set(LISTENING);
/** Methods that call what was handed over for an event or a key. */
const DISPATCHING = /^(a|async)?(emit|dispatch|invoke|trigger|fire)/i;

interface Grounds {
  readonly files: readonly FileNode[];
  readonly candidates: readonly Candidate[];
  readonly coverage: Coverage;
  readonly flow: Flow;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly flow: Flow;
  readonly originsOf: OriginsOf;
  readonly unresolved: CallNode[];
  readonly covered: ReadonlySet<FunctionNode>;
  readonly dynamic: CallNode[];
  readonly computed: CallNode[];
}

/** @returns why a guess is not wrapped; null where nothing speaks against it */
export function createGuesses(
  { graph, relative }: Planning,
  { files, candidates, coverage, flow }: Grounds,
): (candidate: Candidate) => Refusal | null {
  if (!candidates.some(({ isGuess }) => isGuess)) return () => null;
  const originsOf = createOrigins(graph.project);
  const unresolved = files.flatMap((file) => file.calls.filter((call) => isUnresolved(graph, call)));
  const covered = spread([...candidates.map(({ node }) => node), ...coverage.all], flow);
  const dynamic = unresolved.filter(
    (call) => covered.has(call.function) && isDynamic(call) && !isGiven({ graph, flow }, call),
  );
  const context: Context = {
    graph,
    flow,
    originsOf,
    unresolved,
    covered,
    dynamic,
    computed: dynamic.filter(isComputed),
  };

  return (candidate) => {
    const { node, isGuess } = candidate;
    if (!isGuess) return null;
    if (takesSomethingElse(node)) return refuse('its first parameter has a type that is not known to be a request');
    const call = callOf(context, node);
    if (!call) return null;
    const place = `${relative(call.file.facts.path)}:${String(call.fact.position.line)}`;
    return refuse(`${call.fact.text} at ${place} may call it from code that has a context already`);
  };
}

function callOf(context: Context, node: FunctionNode): CallNode | null {
  const { graph, unresolved, dynamic, computed } = context;
  const isOther = (call: CallNode): boolean =>
    call.function !== node && !isInside(call.function, node) && !(isEmission(graph, call) && !isListener(node));
  const name = memberName(node);
  const named = unresolved.find((call) => name !== null && isOther(call) && calledName(call) === name);
  if (named) return named;
  const result = resultOf(node);
  if (result)
    return callTo(context, result, isOther) ?? (isHeldBy(context, result) ? (dynamic.find(isOther) ?? null) : null);
  if (isHeld(context, node)) return directCallOf(context, node, isOther) ?? dynamic.find(isOther) ?? null;
  return name === null ? null : (computed.find(isOther) ?? null);
}

/** `registry.get('x')()`, where it can be seen what the registry holds. */
function directCallOf(
  { flow, covered }: Context,
  node: FunctionNode,
  isOther: (call: CallNode) => boolean,
): CallNode | null {
  const calls = flow.into(node).flatMap(({ kind, call }) => (kind === 'call' && call ? [call] : []));
  return calls.find((call) => covered.has(call.function) && isOther(call)) ?? null;
}

/** A parameter that all callers give a function that is known: the flow goes on to those. */
function isGiven({ graph, flow }: Pick<Context, 'graph' | 'flow'>, { fact, file }: CallNode): boolean {
  const called = calledValue(fact.callee);
  const binding = called.kind === 'binding' ? file.facts.bindings[called.binding] : undefined;
  const owner = binding?.kind === 'parameter' ? file.functions[binding.function] : undefined;
  const index = owner?.fact.parameters.findIndex(({ name }) => name === binding?.name) ?? -1;
  if (!owner || index < 0) return false;
  const callers = flow.into(owner).flatMap(({ kind, call }) => (kind === 'call' && call ? [call] : []));
  return callers.length > 0 && callers.every((each) => isFunction(graph, each.fact.arguments[index]?.value, each.file));
}

function isFunction(graph: Graph, value: Value | undefined, file: FileNode): boolean {
  const types = value ? alternatives(graph.evaluate(value, file)) : [];
  return types.length > 0 && types.every(({ kind }) => kind === 'function');
}

/** The call that the function is an argument of: what that gives may be called in its place. */
function resultOf({ fact, file }: FunctionNode): CallNode | null {
  return fact.use.kind === 'argument' ? (file.calls[fact.use.call] ?? null) : null;
}

/** A call in covered code of what another call gave. */
function callTo(
  { originsOf, unresolved, covered }: Context,
  result: CallNode,
  isOther: (call: CallNode) => boolean,
): CallNode | null {
  const isIt = ({ fact, file }: CallNode): boolean =>
    originsOf(calledValue(fact.callee), file).some((origin) => origin.kind === 'call' && origin.call === result);
  return unresolved.find((call) => covered.has(call.function) && isOther(call) && isIt(call)) ?? null;
}

/** What the call gives is not exported, so that it is the other side that keeps the function. */
function isHeldBy({ originsOf }: Context, result: CallNode): boolean {
  const isIt = (value: Value | null): boolean =>
    value !== null && originsOf(value, result.file).some((origin) => origin.kind === 'call' && origin.call === result);
  return !result.file.facts.exports.some(({ value }) => isIt(value));
}

/** Something keeps the function as a value: being exported together with others alone does not count. */
function isHeld({ graph, flow }: Context, node: FunctionNode): boolean {
  const { use } = node.fact;
  if (use.kind === 'value' && !isExportedAs(node)) return true;
  const { exports } = node.file.facts;
  const whole = exports.findLast((each) => each.name === WHOLE_MODULE)?.value;
  const object = whole?.kind === 'object' ? node.file.objects[whole.object] : undefined;
  const isNode = (value: Value): boolean =>
    alternatives(graph.evaluate(value, node.file)).some((type) => type.kind === 'function' && type.function === node);
  const listed = object?.fact.members.filter(({ value }) => isNode(value)).length ?? 0;
  return flow.mentions(node).length > listed;
}

function refuse(cause: string): Refusal {
  const reason = `${cause}; name it in the configuration (views.functions) if requests lead to it`;
  return { reason, finding: 'outside-connection-context', isDoubt: true };
}

function spread(starts: readonly FunctionNode[], flow: Flow): ReadonlySet<FunctionNode> {
  const seen = new Set(starts);
  for (const node of seen) for (const { to } of flow.from(node)) seen.add(to);
  return seen;
}

/** `module.exports = async (request) => …`, and `exports.show = …` */
function isExportedAs({ file, id }: FunctionNode): boolean {
  return file.facts.exports.some(({ value }) => value?.kind === 'function' && value.function === id);
}

/** The name by which an object of some kind has the function; null for a free one. */
function memberName({ owner, fact }: FunctionNode): string | null {
  if (owner?.kind === 'class') return owner.member.name;
  if (owner?.kind === 'object') return owner.name;
  return owner?.kind === 'assignment' ? owner.name : fact.use.kind === 'member' ? fact.name : null;
}

function calledName(call: CallNode): string | null {
  const called = memberCalled(call);
  return called?.kind === 'member' ? called.name : null;
}

/** `s[n]()`, and `f()` after `const f = s[n]`. */
function isComputed(call: CallNode): boolean {
  const called = memberCalled(call);
  return called?.kind === 'member' && called.name === null;
}

function memberCalled({ fact: { callee }, file }: CallNode): Value | null {
  if (callee.kind === 'member') return calledMember(callee);
  const binding = callee.kind === 'binding' ? file.facts.bindings[callee.binding] : undefined;
  return binding?.values.find(({ kind }) => kind === 'member') ?? null;
}

/** `x.pay` of `x.pay()`, `x.pay.call(x)`, `x.pay.apply(x)` and `x.pay.bind(x)`. */
function calledMember(callee: Extract<Value, { kind: 'member' }>): Value {
  const isBorrowed = callee.name === 'call' || callee.name === 'apply' || callee.name === 'bind';
  return isBorrowed && callee.object.kind === 'member' ? callee.object : callee;
}

/** It may run something else than what was found, if anything was. */
function isUnresolved(graph: Graph, call: CallNode): boolean {
  const { callee, isNew } = call.fact;
  if (isNew || callee.kind === 'super') return false;
  const called = callee.kind === 'member' ? calledMember(callee) : callee;
  const value = called.kind === 'member' ? called.object : called;
  const types = alternatives(withoutNullish(graph.evaluate(value, call.file)));
  if (types.length === 0 || types.some(isOpen)) return true;
  return graph.targetsOf(call).length === 0 && types.some(isOfProject);
}

function isOpen(type: Type): boolean {
  return type.kind === 'unknown' || type.kind === 'missing' || (type.kind === 'external' && type.derived === true);
}

/** An emitter of the platform runs what was given to it, and nothing else. */
function isEmission(graph: Graph, { fact: { callee }, file }: CallNode): boolean {
  if (callee.kind !== 'member' || !DISPATCHING.test(callee.name ?? '')) return false;
  const types = alternatives(withoutNullish(graph.evaluate(callee.object, file)));
  return types.every((type) => type.kind === 'external' && isPlatformModule(type.module));
}

/** Whether an emitter may have the function: it has not what is written where something else is given it. */
function isListener({ fact, file }: FunctionNode): boolean {
  const call = fact.use.kind === 'argument' ? file.calls[fact.use.call] : undefined;
  return call === undefined || LISTENERS.has(call.fact.name?.text ?? '');
}

function isOfProject({ kind }: Type): boolean {
  return kind === 'instance' || kind === 'class' || kind === 'object' || kind === 'namespace' || kind === 'array';
}

/** It calls a value rather than a method by its name. */
function isDynamic({ fact, file }: CallNode): boolean {
  const called = fact.callee.kind === 'member' ? calledMember(fact.callee) : fact.callee;
  if (called.kind === 'member') return called.name === null || DISPATCHING.test(called.name);
  const binding = called.kind === 'binding' ? file.facts.bindings[called.binding] : undefined;
  return called.kind !== 'global' && !(binding?.kind === 'parameter' && GIVEN.has(binding.name));
}
