/** Helpers: functions that mirrors call and that reach the ORM get variants of their own, and so do those they call. */
import type { FunctionNode } from '../graph/project/nodes.ts';
import { nameOfFunction } from '../graph/pairs/siblings.ts';
import { AnalysisError } from '../graph/solve/failures.ts';
import type { Planning } from './context.ts';
import { compare } from './draft.ts';
import { explainCalls } from './explain.ts';
import { writeMirror } from './mirrors.ts';
import { symbolOf } from './override.ts';

/**
 * @param demanded functions whose variants the planned mirrors call
 * @returns those that get one
 */
export function planHelpers(planning: Planning, demanded: readonly FunctionNode[]): ReadonlySet<FunctionNode> {
  const written = new Set<FunctionNode>();
  const queue = [...demanded];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (written.has(node)) continue;
    written.add(node);
    const result = planning.variants.translation(node);
    // Whatever is demanded was proven translatable when the mirror that demands it was.
    if (!('ok' in result)) {
      const place = { path: node.file.facts.path, line: node.fact.position.line };
      throw new AnalysisError(place, new Error('a variant of it is needed but blocked'));
    }
    queue.push(...result.ok.demands);
  }
  for (const node of [...written].toSorted(inSourceOrder)) planHelper(planning, node);
  return written;
}

function inSourceOrder(a: FunctionNode, b: FunctionNode): number {
  return compare(a.file.facts.path, b.file.facts.path) || a.fact.range[0] - b.fact.range[0];
}

function planHelper(planning: Planning, node: FunctionNode): void {
  const { variants, draft, relative, graph } = planning;
  const result = variants.translation(node);
  if (!('ok' in result)) return;
  const pair = { sync: nameOfFunction(node) ?? '', async: variants.nameOf(node) ?? '' };
  const { outcome, reason } = writeMirror(planning, node, { pair, translation: result.ok });
  const { path } = node.file.facts;
  const home = graph.homeOf(node);
  const symbol = home ? symbolOf(home.class, pair.sync) : pair.sync;
  draft.change(path, {
    id: `add-async-variants:${relative(path)}:${symbol}`,
    transform: 'add-async-variants',
    kind: 'helper',
    symbol,
    line: node.fact.position.line,
    outcome,
    blocker: null,
    fallback: null,
    reason: `a mirror calls it; ${reason}`,
    assumptions: result.ok.assumptions,
    pair,
    callPath: [],
    calls: explainCalls(planning, node, result.ok),
  });
}
