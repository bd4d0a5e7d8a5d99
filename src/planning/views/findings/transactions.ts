/** Findings: async transactions from which a call comes to a fallback, which writes on the sync connection, outside of them. */
import type { CallNode, FunctionNode } from '../../../graph/nodes.ts';
import { asyncNameOf, lookUpOwn, syncNameOf } from '../../../graph/pairs.ts';
import type { Definition, Graph, Pair } from '../../../graph/questions.ts';
import { fallbackIn, transactionNames } from '../../../graph/transactions.ts';
import { alternatives, withoutNullish } from '../../../graph/types.ts';
import type { Planning } from '../../context.ts';
import { symbolAround } from '../contexts/symbol.ts';
import type { Flow, Step } from '../contexts/flow.ts';
import { isCertain } from '../contexts/ways.ts';
import { isIgnored } from '../contexts/refusals.ts';

interface Found {
  /** The async call, and the fallback that it comes to. */
  readonly call: CallNode;
  readonly definition: Definition;
  readonly steps: readonly Step[];
}

export function findFallbacksInTransactions(planning: Planning, flow: Flow): void {
  const names = new Set(
    [...transactionNames(planning.graph)].map((name) => asyncNameOf(planning.graph.project.profile, name)),
  );
  for (const node of flow.functions) {
    if (!planning.isEditable(node.file.facts.path) || isIgnored(node)) continue;
    for (const call of node.calls) {
      if (!names.has(call.fact.name?.text ?? '') || !isTransaction(planning.graph, call)) continue;
      for (const callback of callbacksOf(planning.graph, call)) {
        const found = fallbackFrom(planning, callback, flow);
        if (found) report(planning, call, found);
      }
    }
  }
}

/** The profile says so; or the project's own ORM has the variant beside the sync one. */
function isTransaction(graph: Graph, call: CallNode): boolean {
  const { callee, name } = call.fact;
  if (callee.kind !== 'member') return false;
  const { profile } = graph.project;
  const sync = syncNameOf(profile, name?.text ?? '') ?? '';
  const types = alternatives(withoutNullish(graph.evaluate(callee.object, call.file)));
  return (
    types.length > 0 &&
    types.every((type) => {
      if (type.kind === 'orm') {
        const table = profile.types[type.type] ?? profile.objects[type.type];
        return lookUpOwn(table?.pairs, sync) !== undefined && (table?.awaitsCallbacks.includes(sync) ?? false);
      }
      return type.kind === 'object' && type.object.fact.members.some((each) => each.name === sync);
    })
  );
}

function callbacksOf(graph: Graph, { fact, file }: CallNode): readonly FunctionNode[] {
  return fact.arguments.flatMap(({ value }) =>
    alternatives(graph.evaluate(value, file)).flatMap((type) => (type.kind === 'function' ? [type.function] : [])),
  );
}

/** The shortest way from a callback to an async variant that is a fallback. */
function fallbackFrom(planning: Planning, callback: FunctionNode, flow: Flow): Found | null {
  const ways = new Map<FunctionNode, readonly Step[]>([[callback, []]]);
  for (const [node, steps] of ways) {
    for (const call of node.calls) {
      const definition = fallbackAt(planning, call);
      if (definition) return { call, definition, steps };
    }
    for (const step of flow.from(node)) {
      if (isCertain(planning, step) && !ways.has(step.to)) ways.set(step.to, [...steps, step]);
    }
  }
  return null;
}

/** `book.asave()`, where `save` falls back in the nearest class that has it, or a mirror of it calls what does. */
function fallbackAt(planning: Planning, call: CallNode): Definition | null {
  const { graph, effects, variants } = planning;
  const { callee } = call.fact;
  const sync = callee.kind === 'member' && callee.name !== null ? syncNameOf(graph.project.profile, callee.name) : null;
  if (callee.kind !== 'member' || sync === null) return null;
  const types = alternatives(withoutNullish(graph.evaluate(callee.object, call.file)));
  for (const type of types) {
    if (type.kind !== 'instance' && type.kind !== 'class') return null;
    const isStatic = type.kind === 'class';
    const pair = graph.pairs.borneBy(type.class, sync, isStatic);
    const [definition] = pair ? graph.hierarchy.lookUp(type.class, sync, isStatic) : [];
    if (!pair || !definition || hasOwnVariant(graph, type.class, pair, isStatic, definition)) return null;
    if (planning.delegation.read(definition.class, pair, isStatic).kind === 'delegating') return null;
    // Its body has been looked at when the override was planned.
    if (variants.fallsBack(definition, pair)) return definition;
    const body = definition.function;
    const inner = body && !body.file.external ? fallbackIn(body, graph, effects, variants) : null;
    if (inner) return inner.definition;
  }
  return null;
}

/** An async variant that somebody wrote, at the sync one or below it. */
function hasOwnVariant(
  graph: Graph,
  node: Definition['class'],
  pair: Pair,
  isStatic: boolean,
  { class: owner }: Definition,
): boolean {
  return graph.hierarchy.lookUp(node, pair.async, isStatic).some((each) => {
    const above = graph.hierarchy.lookUp(each.class, pair.sync, isStatic);
    return each.class === owner || above.some((own) => own.class === owner);
  });
}

function report(
  { draft, relative, variants }: Planning,
  transaction: CallNode,
  { call, definition, steps }: Found,
): void {
  const place = (each: CallNode): string =>
    `${relative(each.file.facts.path)}:${String(each.fact.position.line)} ${each.fact.text}`;
  const owner = definition.class.fact.name ?? 'a class';
  const name = definition.member?.name ?? definition.assigned?.name ?? '';
  const body = definition.function ? [variants.describe(definition.function)] : [];
  draft.finding({
    code: 'fallback-in-transaction',
    path: relative(call.file.facts.path),
    line: call.fact.position.line,
    symbol: symbolAround(call.function),
    message: `${call.fact.text} comes to the fallback of ${owner}.${name}(), which writes on the sync connection, outside of ${transaction.fact.text}; write its async variant by hand or do away with its blocker`,
    callPath: [
      place(transaction),
      ...steps.flatMap((each) => (each.call ? [place(each.call)] : [])),
      place(call),
      ...body,
    ],
  });
}
