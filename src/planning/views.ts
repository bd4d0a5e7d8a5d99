/** Views and other entry points: wraps in a connection context what the outside world calls (semantics, section 7). */
import type { FunctionNode } from '../graph/project/nodes.ts';
import type { Planning } from './context.ts';
import { findCandidates } from './views/entry-points/candidates.ts';
import { type Choice, choose, type Survey } from './views/wraps/choose.ts';
import { createCoverage } from './views/contexts/coverage.ts';
import { createDecider, TRANSFORM } from './views/wraps/decide.ts';
import { createFlow } from './views/contexts/flow.ts';
import { reportGoingOn } from './views/wraps/behind-middleware.ts';
import { createOpeners } from './views/contexts/openers.ts';
import { createOrmUses } from './views/contexts/orm-uses.ts';
import { findProblems, nestedIn } from './views/problems.ts';
import { createReach } from './views/contexts/reach.ts';
import { isTest } from './views/entry-points/requests.ts';
import { planScripts } from './views/scripts/scripts.ts';
import { findFallbacksInTransactions } from './views/findings/transactions.ts';

export function planViews(planning: Planning): void {
  if (!planning.graph.project.profile.connections) return;
  const survey = surveyProject(planning);
  if (!survey) return;
  const { coverage, flow, uses } = survey;
  findFallbacksInTransactions(planning, flow);
  const choice = choose(planning, survey);
  decideAll(planning, survey, choice);
  const nodes = new Set(choice.chosen.map(({ candidate }) => candidate.node));
  const scripts = planScripts(planning, {
    ...{ coverage, flow, uses },
    reach: choice.within,
    opens: (node) => nodes.has(node),
  });
  if (planning.isOn(TRANSFORM)) findProblems(planning, survey, choice, scripts);
}

/** @returns null where no function comes to the ORM asynchronously, and none opens a context */
function surveyProject(planning: Planning): Survey | null {
  const { graph, options, relative } = planning;
  const files = graph.project.files.filter((file) => !isTest(relative(file.facts.path)));
  const uses = createOrmUses(graph, options.nonOrmPackages);
  const coverage = createCoverage(graph, files, createOpeners(graph, options.runtime));
  const isUsed = files.some((file) => file.functions.some((node) => uses.of(node).length > 0));
  if (!isUsed && coverage.openers.length === 0) return null;
  const candidates = findCandidates(planning, files, uses);
  const entries = new Set(candidates.map(({ node }) => node));
  const flow = createFlow(planning, files, coverage, uses, (node) => !entries.has(node));
  const reach = createReach(flow, (node) => uses.of(node), new Set());
  return { files, coverage, flow, uses, reach, candidates };
}

function decideAll(planning: Planning, survey: Survey, choice: Choice): void {
  const { reach } = survey;
  const { entries, chosen, within, middleware } = choice;
  const decide = createDecider(planning, survey.coverage.names);
  const nested = new Map(nestedIn(planning, survey, choice).map((each) => [each.opens, each.call]));

  for (const { candidate, refusal } of chosen) {
    const way = within.way(candidate.node);
    if (way) decide(candidate, { way, refusal, nestedBy: nested.get(candidate.node) ?? null });
    const isNested = way && !refusal && candidate.goesOn && !middleware.around.has(candidate.node);
    if (isNested && planning.isOn(TRANSFORM)) reportGoingOn(planning, candidate.goesOn);
  }
  for (const candidate of entries.helpers) {
    if (candidate.evidence === 'likely') decide(candidate, { helper: true });
  }
  for (const candidate of choice.candidates) {
    const { node } = candidate;
    const by = middleware.covers.get(node);
    if (by && reach.has(node)) decide(candidate, { middleware: by });
    else if (!reach.has(node) && isCoveredWithin(node, survey) && !entries.isCovered(node)) decide(candidate, {});
  }
}

/** The function itself opens a context in which the ORM is reached. */
function isCoveredWithin(node: FunctionNode, survey: Survey): boolean {
  const { coverage, reach } = survey;
  const opens = node.calls.some((call) => coverage.coveredBy(call).some((each) => reach.has(each)));
  return opens || node.nested.some((each) => isCoveredWithin(each, survey));
}
