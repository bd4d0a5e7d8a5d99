/** Findings: async ORM calls that nothing covers, as far as can be told; what may be covered out of sight is left alone. */
import { isExported } from '../../../graph/variants/reach.ts';
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { nameOfFunction } from '../../../graph/pairs/siblings.ts';
import type { Planning } from '../../context.ts';
import type { Flow, Step } from '../contexts/flow.ts';
import type { OrmUse, OrmUses } from '../contexts/orm-uses.ts';
import type { Way } from '../contexts/reach.ts';
import { describeWay, isCertain } from '../contexts/ways.ts';
import type { Refusal } from '../contexts/refusals.ts';
import type { Scripts } from '../scripts/scripts.ts';

const CODE = 'outside-connection-context';

export interface Limits {
  /** It opens a context, or only runs in one, or is reported already. */
  readonly isSettled: (node: FunctionNode) => boolean;
  /** It runs in some context, if not only there. */
  readonly isCovered: (node: FunctionNode) => boolean;
}

/**
 * @param scripts says why the top level of a module is not wrapped
 * @returns the functions on the ways that were reported
 */
export function findOutside(
  planning: Planning,
  flow: Flow,
  uses: OrmUses,
  limits: Limits,
  scripts: Pick<Scripts, 'refusal'>,
): ReadonlySet<FunctionNode> {
  const starts = new Set<FunctionNode>();
  for (const node of flow.functions) {
    const use = uses.of(node).find((each) => each.proven);
    const isAsync = node.fact.async || node.fact.form === 'module';
    if (!use || !isAsync || limits.isSettled(node) || !planning.isEditable(node.file.facts.path)) continue;
    const steps = fromOutside(planning, node, flow, limits);
    if (!steps) continue;
    report(planning, { node, use, steps }, messageFor(node, use, steps, scripts));
    starts.add(node);
    for (const { from, to } of steps) starts.add(from).add(to);
  }
  return starts;
}

interface Refused {
  readonly node: FunctionNode;
  readonly symbol: string;
  readonly way: Way;
  readonly refusal: Refusal;
}

/** An entry point that cannot be wrapped: where the reason is a problem of its own, that is what is reported, at the function. */
export function reportRefused(planning: Planning, { node, symbol, way, refusal }: Refused): void {
  const { finding, reason } = refusal;
  const isSure = refusal.isDoubt !== true && way.steps.every(({ kind }) => kind !== 'maybe');
  const runs = isSure ? 'runs' : 'may run';
  const message = `${way.use.text} ${runs} outside newConnection(): ${symbol} is not wrapped, because ${reason}`;
  const { draft, relative } = planning;
  if (finding === null || finding === CODE) {
    report(planning, way, message);
    return;
  }
  const place = { path: relative(node.file.facts.path), line: node.fact.position.line, symbol };
  draft.finding({ code: finding, ...place, message, callPath: describeWay(relative, way) });
}

function messageFor(
  node: FunctionNode,
  use: OrmUse,
  steps: readonly Step[],
  scripts: Pick<Scripts, 'refusal'>,
): string {
  const start = steps[0]?.from ?? node;
  const isScript = start.fact.form === 'module';
  const callback = isScript ? callbackOf(steps) : null;
  const refusal = isScript ? scripts.refusal(start) : null;
  const cause = refusal
    ? `the top level of the module is not wrapped, because ${refusal}`
    : callback
      ? `nothing opens a context around the function that is given to ${callback.fact.text} at line ${String(callback.fact.position.line)}`
      : isScript
        ? 'it is reached from the top level of a module; move that code into an async main() function'
        : `nothing opens a context around ${nameOfFunction(start) ?? 'this function'}()`;
  return `${use.text} runs outside newConnection(): ${cause}`;
}

/** The call at the top level that is given a function: whether that runs there, or later, is not said. */
function callbackOf([step]: readonly Step[]): CallNode | null {
  if (step?.kind !== 'nested') return null;
  const { use } = step.to.fact;
  return use.kind === 'argument' ? (step.to.file.calls[use.call] ?? null) : null;
}

function report({ draft, relative }: Planning, way: Way, message: string): void {
  const { node, use } = way;
  draft.finding({
    code: CODE,
    path: relative(node.file.facts.path),
    line: use.position.line,
    symbol: nameOfFunction(node) ?? '(module)',
    message,
    callPath: describeWay(relative, way),
  });
}

/** The way from code that certainly runs outside any context; null if none is known. */
function fromOutside(
  planning: Planning,
  start: FunctionNode,
  flow: Flow,
  { isSettled, isCovered }: Limits,
): readonly Step[] | null {
  const ways = new Map<FunctionNode, readonly Step[]>([[start, []]]);
  for (const [node, steps] of ways) {
    if (isOutermost(node, flow) && !(isCovered(node) && node.fact.form !== 'module')) return steps;
    for (const step of flow.into(node)) {
      if (ways.has(step.from) || isSettled(step.from) || !isCertain(planning, step)) continue;
      ways.set(step.from, [step, ...steps]);
    }
  }
  return null;
}

/** Top-level code, or an exported function that nobody in the project calls or passes on. */
function isOutermost(node: FunctionNode, flow: Flow): boolean {
  if (node.fact.form === 'module') return true;
  const isFree = node.fact.parent === 0 && isExported(node);
  return isFree && flow.into(node).length === 0 && flow.mentions(node).length === 0;
}
