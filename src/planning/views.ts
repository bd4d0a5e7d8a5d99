/** Views and other entry points: wraps in a connection context what the outside world calls (semantics, section 7). */
import type { FunctionNode } from '../graph/nodes.ts';
import { nameOfFunction } from '../graph/siblings.ts';
import type { Change, Outcome } from '../model/result.ts';
import type { Planning } from './context.ts';
import { symbolOf } from './override.ts';
import { type Candidate, findCandidates } from './views/candidates.ts';
import { type Coverage, createCoverage, OPENER } from './views/coverage.ts';
import { chooseEntries } from './views/entries.ts';
import { createFlow, type Flow } from './views/flow.ts';
import { createOrmUses, type OrmUses } from './views/orm-uses.ts';
import { describeWay, findOutside, reportRefused } from './views/outside.ts';
import { createReach, type Reach, type Way } from './views/reach.ts';
import { isOpenerBinding, refusalOf } from './views/refusals.ts';
import { isOption } from './views/registrations.ts';
import { isTest } from './views/requests.ts';

const TRANSFORM = 'wrap-new-connection';

/** What is known about the project before anything is decided. */
interface Survey {
  readonly coverage: Coverage;
  readonly flow: Flow;
  readonly uses: OrmUses;
  readonly candidates: readonly Candidate[];
  /** What reaches an async ORM call outside any context, before views are wrapped. */
  readonly reach: Reach;
}

export function planViews(planning: Planning): void {
  if (!planning.graph.project.profile.connections) return;
  const survey = surveyProject(planning);
  const { coverage, flow, uses, reach } = survey;
  const refusal = (node: FunctionNode): ReturnType<typeof refusalOf> => refusalOf(node, flow, uses, reach);
  const reaching = survey.candidates.filter(({ node }) => reach.has(node) && !coverage.inline.has(node));
  // What is meant to be left alone counts as covered: nobody wants to hear of it.
  const opens = ({ node }: Candidate): boolean => refusal(node)?.isFinding !== true;
  const entries = chooseEntries(reaching, flow, opens, coverage.all);
  const nodes = new Set(entries.chosen.map(({ node }) => node));
  const within = createReach(flow, (node) => uses.of(node), nodes);
  const decide = createDecider(planning);

  for (const candidate of entries.chosen) {
    const way = within.way(candidate.node);
    if (way) decide(candidate, { way, refusal: refusal(candidate.node) });
  }
  for (const candidate of entries.helpers) {
    if (candidate.evidence === 'likely') decide(candidate, { helper: true });
  }
  for (const candidate of survey.candidates) {
    if (!reach.has(candidate.node) && isCoveredWithin(candidate.node, survey) && !entries.isCovered(candidate.node))
      decide(candidate, {});
  }
  if (planning.isOn(TRANSFORM)) findOutside(planning, flow, uses, (node) => entries.isCovered(node) || nodes.has(node));
}

function surveyProject(planning: Planning): Survey {
  const { graph, options, relative } = planning;
  const files = graph.project.files.filter((file) => !isTest(relative(file.facts.path)));
  const uses = createOrmUses(graph, options.nonOrmPackages);
  const coverage = createCoverage(graph, files);
  const flow = createFlow(planning, files, coverage);
  const reach = createReach(flow, (node) => uses.of(node), new Set());
  return { coverage, flow, uses, reach, candidates: findCandidates(planning, files, uses) };
}

/** The function itself opens a context in which the ORM is reached. */
function isCoveredWithin(node: FunctionNode, survey: Survey): boolean {
  const { coverage, reach } = survey;
  const opens = node.calls.some((call) => coverage.coveredBy(call).some((each) => reach.has(each)));
  return opens || node.nested.some((each) => isCoveredWithin(each, survey));
}

interface Verdict {
  readonly way?: Way;
  readonly refusal?: ReturnType<typeof refusalOf>;
  readonly helper?: boolean;
}

type Decision = Pick<Change, 'outcome' | 'reason'>;

/** Writes one change per candidate, with its edits. */
function createDecider(planning: Planning): (candidate: Candidate, verdict: Verdict) => void {
  const { draft, relative, isEditable, isOn } = planning;
  const seen = new Map<string, number>();

  function decision({ node, why }: Candidate, { way, refusal, helper }: Verdict, symbol: string): Decision {
    if (helper)
      return skipped(
        'code that runs inside newConnection() calls it, and a nested context would have a connection of its own',
      );
    if (!way)
      return { outcome: 'present', reason: `it ${why}, and what it does with the ORM is inside ${OPENER}() already` };
    if (!isOn(TRANSFORM)) return skipped(`${TRANSFORM} is off`);
    if (refusal) {
      if (refusal.isFinding && way.use.proven) reportRefused(planning, symbol, way, refusal.reason);
      return skipped(refusal.reason);
    }
    wrap(planning, node);
    return { outcome: 'wrap', reason: `it ${why} and reaches ${way.use.text} at ${placeOf(planning, way)}` };
  }

  return (candidate, verdict) => {
    const { path } = candidate.node.file.facts;
    if (!isEditable(path)) return;
    const symbol = symbolFor(candidate);
    const { way } = verdict;
    const { outcome, reason } = decision(candidate, verdict, symbol);
    const assumption = outcome === 'wrap' ? way?.use.assumption : null;
    draft.change(path, {
      id: uniqueId(seen, `${TRANSFORM}:${relative(path)}:${symbol}`),
      transform: TRANSFORM,
      kind: 'view',
      symbol,
      line: candidate.node.fact.position.line,
      outcome,
      blocker: null,
      reason,
      assumptions: assumption === null || assumption === undefined ? [] : [assumption],
      pair: null,
      callPath: way ? describeWay(relative, way) : [],
      calls: [],
    });
  };
}

function skipped(reason: string): { outcome: Outcome; reason: string } {
  return { outcome: 'skipped', reason };
}

function wrap({ draft, options }: Planning, node: FunctionNode): void {
  const { path, bindings } = node.file.facts;
  draft.edit(path, { kind: 'wrap-body', function: node.fact.range, helper: OPENER });
  const isThere = bindings.some((each) => each.name === OPENER && each.function === 0 && isOpenerBinding(each));
  if (!isThere) draft.need(path, options.runtime, OPENER);
}

function placeOf({ relative }: Planning, { node, use, steps }: Way): string {
  const line = `line ${String(use.position.line)}`;
  return steps.length === 0 || steps.every(({ to }) => to.file === steps[0]?.from.file)
    ? line
    : `${line} of ${relative(node.file.facts.path)}`;
}

/** `BookViews.list`, `listBooks`, or what a nameless function is for. */
function symbolFor({ node, label }: Candidate): string {
  const name = label !== null && isOption(node) ? label : nameOfFunction(node);
  if (name !== null) return node.owner?.kind === 'class' ? symbolOf(node.owner.class, name) : name;
  return label ?? '(anonymous function)';
}

/** Several nameless handlers may be for one route. */
function uniqueId(seen: Map<string, number>, id: string): string {
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  return count === 1 ? id : `${id}:${String(count)}`;
}
