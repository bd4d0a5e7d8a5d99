/** What becomes of a candidate: one change each, with its edits, and a finding where it cannot be wrapped. */
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { nameOfFunction } from '../../../graph/pairs/siblings.ts';
import type { Change, Outcome } from '../../../model/result.ts';
import type { Planning } from '../../context.ts';
import { symbolOf } from '../../override.ts';
import type { Candidate } from '../entry-points/candidates.ts';
import { OPENER, type Openers } from '../contexts/openers.ts';
import { reportRefused } from '../findings/outside.ts';
import { assumptionsOf, describeWay } from '../contexts/ways.ts';
import type { Way } from '../contexts/reach.ts';
import type { Refusal } from '../contexts/refusals.ts';
import { isOption } from '../entry-points/registrations.ts';

export const TRANSFORM = 'wrap-new-connection';

export interface Verdict {
  readonly way?: Way;
  readonly refusal?: Refusal | null;
  /** Covered code calls it. */
  readonly helper?: boolean;
  /** The middleware that runs it inside a context. */
  readonly middleware?: CallNode;
  /** A call of it from code that runs inside another context. */
  readonly nestedBy?: CallNode | null;
}

type Decision = Pick<Change, 'outcome' | 'reason'>;

/** Writes one change per candidate, with its edits. */
export function createDecider(planning: Planning, names: Openers): (candidate: Candidate, verdict: Verdict) => void {
  const { draft, relative, isEditable, isOn } = planning;
  const seen = new Map<string, number>();

  function decision({ node, why }: Candidate, verdict: Verdict, symbol: string): Decision {
    const { way, refusal, helper, middleware, nestedBy } = verdict;
    if (helper)
      return skipped(
        'code that runs inside newConnection() calls it, and a nested context would have a connection of its own',
      );
    if (middleware)
      return {
        outcome: 'present',
        reason: `it ${why}, and the middleware at ${at(middleware, node)} runs it inside ${OPENER}()`,
      };
    if (!way)
      return { outcome: 'present', reason: `it ${why}, and what it does with the ORM is inside ${OPENER}() already` };
    if (!isOn(TRANSFORM)) return skipped(`${TRANSFORM} is off`);
    if (refusal) {
      if (refusal.finding !== null && way.use.proven && !refusal.leak)
        reportRefused(planning, { node, symbol, way, refusal });
      return skipped(refusal.reason);
    }
    wrap(planning, node, names);
    const nested = nestedBy
      ? `; called at ${at(nestedBy, node)}, inside another context, it has a second connection`
      : '';
    return { outcome: 'wrap', reason: `it ${why} and reaches ${way.use.text} at ${placeOf(planning, way)}${nested}` };
  }

  /** `line 5`, or `src/app.js:5` of another file. */
  function at({ file, fact }: CallNode, { file: here }: FunctionNode): string {
    const line = String(fact.position.line);
    return file === here ? `line ${line}` : `${relative(file.facts.path)}:${line}`;
  }

  return (candidate, verdict) => {
    const { path } = candidate.node.file.facts;
    if (!isEditable(path)) return;
    const symbol = symbolFor(candidate);
    const { way } = verdict;
    const { outcome, reason } = decision(candidate, verdict, symbol);
    draft.change(path, {
      id: uniqueId(seen, `${TRANSFORM}:${relative(path)}:${symbol}`),
      transform: TRANSFORM,
      kind: 'view',
      symbol,
      line: candidate.node.fact.position.line,
      outcome,
      blocker: null,
      fallback: null,
      reason,
      assumptions: outcome === 'wrap' && way ? assumptionsOf(relative, way) : [],
      pair: null,
      callPath: way ? describeWay(relative, way) : [],
      calls: [],
    });
  };
}

function skipped(reason: string): { outcome: Outcome; reason: string } {
  return { outcome: 'skipped', reason };
}

function wrap({ draft, options }: Planning, node: FunctionNode, names: Openers): void {
  const { path, bindings } = node.file.facts;
  draft.edit(path, { kind: 'wrap-body', function: node.fact.range, result: node.fact.resultType, helper: OPENER });
  const isThere = bindings.some(
    (each) => each.name === OPENER && each.function === 0 && names.isBinding(each, node.file),
  );
  if (!isThere) draft.need(path, options.runtime, OPENER);
}

function placeOf({ relative }: Planning, { node, use, steps }: Way): string {
  const line = `line ${String(use.position.line)}`;
  return steps.length === 0 || steps.every(({ to }) => to.file === steps[0]?.from.file)
    ? line
    : `${line} of ${relative(node.file.facts.path)}`;
}

/** `BookViews.list`, `listBooks`, or what a nameless function is for. */
export function symbolFor({ node, label }: Candidate): string {
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
