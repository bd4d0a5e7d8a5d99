/** Findings: async transactions from which a call comes to a fallback, which writes on the sync connection, outside of them. */
import { type FallbackCall, searchFallbackAt } from '../../../graph/variants/fallback-search.ts';
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { callbacksIn, isAsyncTransaction } from '../../../graph/effects/transactions.ts';
import type { Planning } from '../../context.ts';
import { symbolAround } from '../contexts/symbol.ts';
import type { Flow, Step } from '../contexts/flow.ts';
import { isCertain } from '../contexts/ways.ts';
import { isIgnored } from '../contexts/refusals.ts';

interface Found {
  /** The call in the callback, or in what it calls, that comes to the fallback. */
  readonly call: CallNode;
  readonly fallback: FallbackCall;
  readonly steps: readonly Step[];
}

export function findFallbacksInTransactions(planning: Planning, flow: Flow): void {
  for (const node of flow.functions) {
    if (!planning.isEditable(node.file.facts.path) || isIgnored(node)) continue;
    for (const call of node.calls) {
      if (!isAsyncTransaction(planning.graph, call)) continue;
      for (const callback of callbacksIn(planning.graph, call)) {
        const found = fallbackFrom(planning, callback, flow);
        if (found) report(planning, call, found);
      }
    }
  }
}

/** The shortest way from a callback to an async variant that is a fallback. */
function fallbackFrom(planning: Planning, callback: FunctionNode, flow: Flow): Found | null {
  const ways = new Map<FunctionNode, readonly Step[]>([[callback, []]]);
  for (const [node, steps] of ways) {
    for (const call of node.calls) {
      const fallback = fallbackAt(planning, call);
      if (fallback) return { call, fallback, steps };
    }
    for (const step of flow.from(node)) {
      if (isCertain(planning, step) && !ways.has(step.to)) ways.set(step.to, [...steps, step]);
    }
  }
  return null;
}

/** `book.asave()`, where `save` falls back or a mirror of it calls what does; or `book.save()`, which is sync as it stands. */
function fallbackAt({ graph, effects, variants, delegation }: Planning, call: CallNode): FallbackCall | null {
  const { found } = searchFallbackAt({ graph, effects, variants, isStrict: false }, call);
  if (!found?.definition) return found;
  const { class: owner, member, assigned } = found.definition;
  const isStatic = member?.static ?? assigned?.static ?? false;
  const pair = graph.pairs.borneBy(owner, member?.name ?? assigned?.name ?? '', isStatic);
  // The async variants of such a base do the same.
  return pair && delegation.read(owner, pair, isStatic).kind === 'delegating' ? null : found;
}

function report(
  { draft, relative, variants }: Planning,
  transaction: CallNode,
  { call, fallback, steps }: Found,
): void {
  const place = (each: CallNode): string =>
    `${relative(each.file.facts.path)}:${String(each.fact.position.line)} ${each.fact.text}`;
  const body = fallback.definition?.function ? [variants.describe(fallback.definition.function)] : [];
  draft.finding({
    code: 'fallback-in-transaction',
    path: relative(call.file.facts.path),
    line: call.fact.position.line,
    symbol: symbolAround(call.function),
    message: messageOf(transaction, call, fallback),
    callPath: [
      place(transaction),
      ...steps.flatMap((each) => (each.call ? [place(each.call)] : [])),
      place(call),
      ...(fallback.call === call ? [] : [place(fallback.call)]),
      ...body,
    ],
  });
}

function messageOf(transaction: CallNode, call: CallNode, { call: last, definition }: FallbackCall): string {
  const outside = `outside of ${transaction.fact.text}`;
  if (!definition) {
    const what = last === call ? 'is a sync call, which' : `comes to ${last.fact.text}, a sync call, which`;
    return `${call.fact.text} ${what} works on the sync connection, ${outside}; call its async variant and await it`;
  }
  const owner = definition.class.fact.name ?? 'a class';
  const name = definition.member?.name ?? definition.assigned?.name ?? '';
  return `${call.fact.text} comes to the fallback of ${owner}.${name}(), which writes on the sync connection, ${outside}; write its async variant by hand or do away with its blocker`;
}
