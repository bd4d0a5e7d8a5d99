/**
 * What must not be wrapped, for something in it would outlive its context, where it had run well without one: a wrapper that
 * breaks what worked is worse than none. Functions that are handed over to run later get a context of their own instead.
 */
import type { FunctionNode } from '../../../graph/project/nodes.ts';
import type { Planning } from '../../context.ts';
import type { Candidate } from '../entry-points/candidates.ts';
import { type Refusal, refusalOf } from '../contexts/refusals.ts';
import type { Leak } from '../findings/leak.ts';
import { findLeaks } from '../findings/leaks.ts';
import type { Choice, Survey } from './choose.ts';
import { TRANSFORM } from './decide.ts';
import { refusePassingOn } from './passing-on.ts';

export interface Unsafe {
  readonly refused: ReadonlyMap<FunctionNode, Refusal>;
  /** Functions that are to have a context of their own. */
  readonly own: readonly Candidate[];
}

/** @param choice with the functions that are to have a context of their own already */
export function findUnsafe(
  planning: Planning,
  survey: Survey,
  choice: Choice & { readonly own: readonly Candidate[] },
): Unsafe {
  const { flow, coverage, reach } = survey;
  const opening = new Set(choice.chosen.flatMap(({ candidate, refusal }) => (refusal ? [] : [candidate.node])));
  const inside = spread(opening, survey);
  const leaks = findLeaks(planning, {
    ...{ ...survey, opening },
    isCovered: (node) => inside.has(node),
    isOutermost: (node) => opening.has(node) && !coverage.all.has(node),
    isSilent: (node) => !inside.has(node),
  });
  const own = new Map<FunctionNode, Candidate>();
  const rest: Leak[] = [];
  for (const each of leaks) {
    const candidates = planning.isOn(TRANSFORM) ? ownContexts(planning, each, survey) : null;
    if (candidates) for (const candidate of candidates) own.set(candidate.node, candidate);
    else rest.push(each);
  }
  if (own.size > 0) return { refused: new Map(), own: [...own.values()] };
  const refused = refuseAround(planning, rest, opening, survey);
  if (refused.size > 0) return { refused, own: [] };
  return { refused: refusePassingOn(planning, choice.candidates, opening, (node) => reach.has(node)), own: [] };

  /** What runs in the contexts of these functions, as far as is known. */
  function spread(starts: ReadonlySet<FunctionNode>, { coverage: { inline } }: Survey): ReadonlySet<FunctionNode> {
    const seen = new Set(starts);
    for (const node of seen) for (const { to } of flow.from(node)) if (!inline.has(to)) seen.add(to);
    return seen;
  }
}

/** The functions that are handed over, where each of them can have a context and is given to nobody else. */
function ownContexts(planning: Planning, { handedOver }: Leak, survey: Survey): readonly Candidate[] | null {
  if (!handedOver) return null;
  const { call, functions } = handedOver;
  const isFree = (node: FunctionNode): boolean =>
    planning.isEditable(node.file.facts.path) &&
    refusalOf(node, survey) === null &&
    !survey.coverage.all.has(node) &&
    survey.flow.into(node).every(({ kind, call: by }) => kind === 'nested' || (kind === 'passed' && by === call));
  if (!functions.every(isFree)) return null;
  return functions.map((node) => ({
    ...{ node, evidence: 'certain', isGuess: false, isRoute: false, framework: null, goesOn: null, enclosed: null },
    why: `is given to ${call.fact.text}, which does not wait for it,`,
    label: call.fact.text,
  }));
}

/** Those of the opening functions in whose context a leak is: found from the leaks up. */
function refuseAround(
  { isEditable }: Planning,
  leaks: readonly Leak[],
  opening: ReadonlySet<FunctionNode>,
  { flow }: Survey,
): ReadonlyMap<FunctionNode, Refusal> {
  const refused = new Map<FunctionNode, Refusal>();
  const seen = new Map(leaks.filter(({ isResult }) => !isResult).map((each) => [each.node, each]));
  for (const each of leaks) if (each.isResult && opening.has(each.node)) refused.set(each.node, refusalFor(each));
  for (const [node, each] of seen) {
    if (opening.has(node)) {
      refused.set(node, refusalFor(each));
      continue;
    }
    for (const { from } of flow.into(node)) if (!seen.has(from)) seen.set(from, each);
  }
  return refused;

  function refusalFor(leak: Leak): Refusal {
    const place = `${leak.what} at line ${String(leak.line)}`;
    const isShown = isEditable(leak.node.file.facts.path);
    const finding = isShown ? leak.code : 'outside-connection-context';
    return { reason: `${place}: ${leak.end}`, finding, ...(isShown && { leak }) };
  }
}
