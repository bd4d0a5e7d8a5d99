/** Leaks of queries: they leave the function whose connection context they need, before they have run. */
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { nameOfFunction } from '../../../graph/pairs/siblings.ts';
import type { Value } from '../../../model/facts.ts';
import type { Planning } from '../../context.ts';
import type { Leak } from './leak.ts';
import { FLOWING, type Lazy, type LazyValues, SENDING } from './lazy.ts';

/** Functions that wait for a stream to end. */
const WAITING = /^(finished|once|pipeline)$/;
const END = 'it would run after newConnection() has ended';
const ACTION = 'run it inside, with await collect(…) or a for await loop';

export interface EscapeScope {
  readonly functions: readonly FunctionNode[];
  readonly lazy: LazyValues;
  /** The context ends when the function does. */
  isOutermost(node: FunctionNode): boolean;
  isCovered(node: FunctionNode): boolean;
  /** It runs while a response is being sent, and counts for no context. */
  isSent(part: FunctionNode | CallNode): boolean;
  isSilent(node: FunctionNode): boolean;
  /** The calls that run a function. */
  callsOf(node: FunctionNode): readonly CallNode[];
}

export function findEscapes(planning: Planning, scope: EscapeScope): readonly Leak[] {
  return scope.functions.flatMap((node) => {
    if (node.fact.form === 'module' || scope.isSilent(node)) return [];
    return [
      ...(scope.isCovered(node) ? node.calls.flatMap((call) => sentBy(planning, call, scope) ?? []) : []),
      ...assignedBy(planning, node, scope),
      ...(node.fact.generator ? [] : returnedBy(node, scope)),
    ];
  });
}

/** What a handler gives back, or a callback of `newConnection()`. */
function returnedBy(node: FunctionNode, scope: EscapeScope): readonly Leak[] {
  return node.fact.returns.flatMap((value) => {
    const found = isReported(value, node) ? null : scope.lazy.of(value, node.file);
    if (!found || !(scope.isOutermost(node) || isInResponse(found, scope))) return [];
    const line = (found.call?.function === node ? found.call : node).fact.position.line;
    return [{ ...leak(node, line, `${found.text} is returned before it has run`, found), isResult: true }];
  });
}

/** What is left to a response to run is the business of no context, so that it is reported wherever it stands. */
function isInResponse({ call, filledBy = [] }: Lazy, { isSent }: EscapeScope): boolean {
  return (call !== null && isSent(call)) || filledBy.some(isSent);
}

function actionFor({ filledBy: [first] = [] }: Lazy): string {
  const name = first && !first.fact.generator ? nameOfFunction(first) : null;
  return name === null ? ACTION : `open a newConnection() of its own in ${name}()`;
}

/** `response.json(books)`, and `rows().pipe(response)` where nobody waits for its end. */
function sentBy(planning: Planning, call: CallNode, scope: EscapeScope): Leak | null {
  const { fact, function: node } = call;
  const { callee } = fact;
  const name = fact.name?.text ?? '';
  if (fact.awaited) return null;
  const { line } = fact.position;
  if (callee.kind === 'member' && FLOWING.has(name)) {
    const waits = node.calls.some((each) => each.fact.awaited && WAITING.test(each.fact.name?.text ?? ''));
    const found = waits ? null : lazyIn(callee.object, node, scope);
    if (found) {
      const how = name.startsWith('pipe') ? 'piped' : 'read';
      return leak(node, line, `${found.text} is ${how} before it has run`, found);
    }
  }
  const isSent = isSending(planning.graph, call);
  if (!isSent && !fact.dropped) return null;
  // Whoever is given a stream may read it in its own time.
  const given = fact.arguments.flatMap(({ value }) => lazyIn(value, node, scope) ?? []);
  const found = given.find(({ isStream }) => isSent || isStream === true);
  return found ? leak(node, line, `${found.text} goes to ${fact.text} before it has run`, found) : null;
}

/** By itself, or for one of the callers of the function. */
function lazyIn(value: Value, node: FunctionNode, { lazy, callsOf }: EscapeScope): Lazy | null {
  const found = lazy.of(value, node.file);
  if (found) return found;
  for (const call of callsOf(node)) {
    const given = lazy.ofGiven(value, node, call);
    if (given) return given;
  }
  return null;
}

/** A method of a response, as far as is known: of a package's, or of a parameter. */
function isSending(graph: Graph, call: CallNode): boolean {
  const { callee } = call.fact;
  if (callee.kind !== 'member' || !SENDING.has(callee.name ?? '')) return false;
  const { kind } = graph.evaluate(callee.object, call.file);
  return (kind === 'unknown' || kind === 'external' || kind === 'builtin') && graph.targetsOf(call).length === 0;
}

/** `return response.json(books)`: the call is reported already. */
function isReported(value: Value, { file }: FunctionNode): boolean {
  const name = value.kind === 'call' ? (file.calls[value.call]?.fact.name?.text ?? '') : '';
  return SENDING.has(name);
}

/** `ctx.body = books` */
function assignedBy(planning: Planning, node: FunctionNode, scope: EscapeScope): readonly Leak[] {
  return node.fact.accesses.flatMap(({ write, value, assigned, position, text }) => {
    const isBody = write && assigned !== null && value.kind === 'member' && value.name === 'body';
    if (!isBody || planning.graph.evaluate(value.object, node.file).kind !== 'unknown') return [];
    const found = scope.lazy.of(assigned, node.file);
    if (!found || !(scope.isCovered(node) || isInResponse(found, scope))) return [];
    return [leak(node, position.line, `${found.text} goes to ${text} before it has run`, found)];
  });
}

function leak(node: FunctionNode, line: number, what: string, found: Lazy): Leak {
  return { code: 'lazy-escape', node, line, what, end: END, action: actionFor(found), callPath: [] };
}
