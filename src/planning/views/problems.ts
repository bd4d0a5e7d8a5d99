/** Findings about contexts: what no context covers, what outlives one, and what opens one too many. */
import type { FunctionNode } from '../../graph/project/nodes.ts';
import type { Planning } from '../context.ts';
import type { Choice, Survey } from './wraps/choose.ts';
import { findEarlyEnds } from './findings/early-ends.ts';
import { runsLater } from './findings/handovers.ts';
import { type Leak, reportLeak } from './findings/leak.ts';
import { findLeaks } from './findings/leaks.ts';
import { symbolFor } from './wraps/decide.ts';
import { findNested, type Nested, reportNested } from './wraps/nested.ts';
import { findOutside } from './findings/outside.ts';
import { findUnseen } from './findings/unseen.ts';
import type { Flow, Step } from './contexts/flow.ts';
import { isCertain } from './contexts/ways.ts';
import { isIgnored } from './contexts/refusals.ts';
import type { Scripts } from './scripts/scripts.ts';

export function findProblems(planning: Planning, survey: Survey, choice: Choice, scripts: Scripts): void {
  const { coverage, flow, uses } = survey;
  const { entries, chosen, wrapped, middleware } = choice;
  const nodes = new Set(chosen.map(({ candidate }) => candidate.node));
  const refused = new Set(
    chosen.flatMap(({ candidate, refusal }) => (refusal?.finding && !refusal.leak ? [candidate.node] : [])),
  );
  // Those in files that are not changed now are wrapped when they are.
  const opening = new Set(chosen.flatMap(({ candidate, refusal }) => (refusal ? [] : [candidate.node])));
  // Of what is not wrapped because of a leak, all leaks are told at once.
  const leaking = chosen.flatMap(({ candidate, refusal }) => (refusal?.leak ? [{ candidate, refusal }] : []));
  const inLeaking = spread(
    leaking.map(({ candidate }) => candidate.node),
    flow,
  );
  const isOpened = new Set(leaking.map(({ candidate }) => candidate.node));
  const isCovered = (node: FunctionNode): boolean => entries.isCovered(node);
  const isSettled = (node: FunctionNode): boolean =>
    nodes.has(node) || coverage.inline.has(node) || middleware.covers.has(node) || scripts.isSettled(node);

  const isInContext = (node: FunctionNode): boolean => isCovered(node) || inLeaking.has(node);
  const isSilent = (node: FunctionNode): boolean => isIgnored(node) || isWithin(node, refused);
  const limits = { isSettled, isCovered: isInContext };
  const reported = findOutside(planning, flow, uses, limits, scripts);
  findUnseen(planning, survey, { ...limits, isSilent }, reported);
  const leaks = findLeaks(planning, {
    ...{ flow, uses, opening },
    isSilent,
    isCovered: isInContext,
    isOutermost: (node) =>
      wrapped.has(node) || isOpened.has(node) || coverage.all.has(node) || middleware.covers.has(node),
  });
  const unwrapped = new Map(leaking.map(({ candidate, refusal }) => [keyOf(refusal.leak), symbolFor(candidate)]));
  for (const leak of leaks) {
    if (planning.isEditable(leak.node.file.facts.path)) reportLeak(planning, leak, unwrapped.get(keyOf(leak)) ?? null);
  }
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

/** The same leak is found anew each time. */
function keyOf(leak: Leak | undefined): string {
  return leak ? `${leak.node.file.facts.path}:${String(leak.line)} ${leak.what}` : '';
}

function spread(starts: readonly FunctionNode[], flow: Flow): ReadonlySet<FunctionNode> {
  const seen = new Set(starts);
  for (const node of seen) for (const { to } of flow.from(node)) seen.add(to);
  return seen;
}

function isWithin(node: FunctionNode, outer: ReadonlySet<FunctionNode>): boolean {
  return outer.has(node) || (node.parent !== null && isWithin(node.parent, outer));
}
