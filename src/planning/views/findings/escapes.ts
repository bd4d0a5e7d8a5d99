/** Findings: queries that leave the function whose connection context they need, before they have run. */
import type { CallNode, FunctionNode } from '../../../graph/nodes.ts';
import type { Graph } from '../../../graph/questions.ts';
import { nameOfFunction } from '../../../graph/siblings.ts';
import type { Value } from '../../../model/facts.ts';
import type { Planning } from '../../context.ts';
import { symbolAround } from '../contexts/symbol.ts';
import { type Lazy, type LazyValues, SENDING } from './lazy.ts';

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
}

export function findEscapes(planning: Planning, scope: EscapeScope): void {
  for (const node of scope.functions) {
    if (node.fact.form === 'module' || !planning.isEditable(node.file.facts.path) || scope.isSilent(node)) continue;
    if (scope.isCovered(node)) for (const call of node.calls) reportSent(planning, call, scope);
    reportAssigned(planning, node, scope);
    if (!node.fact.generator) reportReturned(planning, node, scope);
  }
}

/** What a handler gives back, or a callback of `newConnection()`. */
function reportReturned(planning: Planning, node: FunctionNode, scope: EscapeScope): void {
  for (const value of node.fact.returns) {
    const found = isReported(value, node) ? null : scope.lazy.of(value, node.file);
    if (!found || !(scope.isOutermost(node) || isInResponse(found, scope))) continue;
    const line = (found.call?.function === node ? found.call : node).fact.position.line;
    report(planning, node, line, `${found.text} is returned before it has run: ${END}; ${actionFor(found)}`);
  }
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
function reportSent(planning: Planning, call: CallNode, { lazy }: EscapeScope): void {
  const { fact, file } = call;
  const { callee } = fact;
  if (callee.kind !== 'member' || callee.name === null || fact.awaited) return;
  const { line } = fact.position;
  if (callee.name === 'pipe') {
    const waits = call.function.calls.some((each) => each.fact.awaited && WAITING.test(each.fact.name?.text ?? ''));
    const found = fact.dropped && !waits ? lazy.of(callee.object, file) : null;
    if (found)
      report(planning, call.function, line, `${found.text} is piped before it has run: ${END}; ${actionFor(found)}`);
    return;
  }
  if (!isSending(planning.graph, call)) return;
  const found = fact.arguments.map(({ value }) => lazy.of(value, file)).find((each): each is Lazy => each !== null);
  if (found)
    report(
      planning,
      call.function,
      line,
      `${found.text} goes to ${fact.text} before it has run: ${END}; ${actionFor(found)}`,
    );
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
function reportAssigned(planning: Planning, node: FunctionNode, scope: EscapeScope): void {
  for (const { write, value, assigned, position, text } of node.fact.accesses) {
    const isBody = write && assigned !== null && value.kind === 'member' && value.name === 'body';
    if (!isBody || planning.graph.evaluate(value.object, node.file).kind !== 'unknown') continue;
    const found = scope.lazy.of(assigned, node.file);
    if (!found || !(scope.isCovered(node) || isInResponse(found, scope))) continue;
    const what = `${found.text} goes to ${text} before it has run`;
    report(planning, node, position.line, `${what}: ${END}; ${actionFor(found)}`);
  }
}

function report({ draft, relative }: Planning, node: FunctionNode, line: number, message: string): void {
  const path = relative(node.file.facts.path);
  draft.finding({ code: 'lazy-escape', path, line, symbol: symbolAround(node), message, callPath: [] });
}
