/** Findings about contexts: what no context covers, what outlives one, and what opens one too many. */
import type { FunctionNode } from '../../graph/nodes.ts';
import type { Planning } from '../context.ts';
import type { Choice, Survey } from './wraps/choose.ts';
import { findEarlyEnds } from './findings/early-ends.ts';
import { findEscapes } from './findings/escapes.ts';
import { findFloating, runsLater } from './findings/floating.ts';
import { createLazyValues } from './findings/lazy.ts';
import { findNested, type Nested, reportNested } from './wraps/nested.ts';
import { findOutside } from './findings/outside.ts';
import type { Step } from './contexts/flow.ts';
import { isCertain } from './contexts/ways.ts';
import { createPromises } from './findings/promises.ts';
import { createReach } from './contexts/reach.ts';
import { isIgnored } from './contexts/refusals.ts';
import type { Scripts } from './scripts/scripts.ts';

export function findProblems(planning: Planning, survey: Survey, choice: Choice, scripts: Scripts): void {
  const { graph } = planning;
  const { coverage, flow, uses, reach } = survey;
  const { entries, chosen, wrapped, middleware } = choice;
  const nodes = new Set(chosen.map(({ candidate }) => candidate.node));
  const refused = new Set(chosen.flatMap(({ candidate, refusal }) => (refusal?.finding ? [candidate.node] : [])));
  // Those in files that are not changed now are wrapped when they are.
  const opening = new Set(chosen.flatMap(({ candidate, refusal }) => (refusal ? [] : [candidate.node])));
  const promises = createPromises({
    graph,
    uses,
    reach: createReach(flow, (node) => uses.of(node), opening),
    opens: (node) => opening.has(node),
    isCertain: (step) => isCertain(planning, step),
  });
  const scope = {
    functions: flow.functions,
    isSilent: (node: FunctionNode): boolean => isIgnored(node) || isWithin(node, refused),
    isCovered: (node: FunctionNode): boolean => entries.isCovered(node),
    isOutermost: (node: FunctionNode): boolean =>
      wrapped.has(node) || coverage.all.has(node) || middleware.covers.has(node),
  };
  const isSettled = (node: FunctionNode): boolean =>
    nodes.has(node) || coverage.inline.has(node) || middleware.covers.has(node) || scripts.isSettled(node);

  findOutside(planning, flow, uses, { isSettled, isCovered: scope.isCovered }, scripts);
  findFloating(planning, { ...scope, promises });
  findEscapes(planning, {
    ...scope,
    lazy: createLazyValues(graph, uses, reach),
    isSent: (part) => flow.isSent(part),
  });
  for (const each of nestedIn(planning, survey, choice)) reportNested(planning, each);
  findEarlyEnds(planning, middleware);
}

export function nestedIn(planning: Planning, survey: Survey, { wrapped, middleware }: Choice): readonly Nested[] {
  const roots = new Set([...wrapped, ...survey.coverage.all, ...middleware.covers.keys()]);
  // A timer runs its callback when the outer context may have ended.
  const isInside = (step: Step): boolean =>
    isCertain(planning, step) && !(step.kind === 'nested' && runsLater(planning.graph, step.to));
  return findNested({ ...survey, roots, wrapped, isCertain: isInside });
}

function isWithin(node: FunctionNode, outer: ReadonlySet<FunctionNode>): boolean {
  return outer.has(node) || (node.parent !== null && isWithin(node.parent, outer));
}
