/** Scripts: top-level code that waits for the ORM runs in a context, as few statements as go together (semantics, section 7). */
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Position, Range } from '../../../model/facts.ts';
import type { Edit } from '../../../model/plan.ts';
import type { Planning } from '../../context.ts';
import type { Coverage } from '../contexts/coverage.ts';
import { OPENER, type Openers } from '../contexts/openers.ts';
import type { Flow } from '../contexts/flow.ts';
import { describeWay } from '../contexts/ways.ts';
import { isPlainValue } from './plain-values.ts';
import type { Way } from '../contexts/reach.ts';
import { type Point, pointsOf, type Surroundings } from './script-points.ts';
import { closeSpan, statementAt } from './span.ts';

const TRANSFORM = 'wrap-new-connection';
const SYMBOL = '(module)';

export interface Scripts {
  /** The top level of this module runs in a context where it reaches the ORM, or is meant to be left alone. */
  isSettled(node: FunctionNode): boolean;
  /** Why the top level of a module is not wrapped; null where nothing speaks against it, or nothing for it. */
  refusal(node: FunctionNode): string | null;
}

type Outcome = { readonly edit: Edit; readonly line: number; readonly note: string } | { readonly reason: string };

/** Wraps the top level of every module that reaches the ORM there. */
export function planScripts(planning: Planning, surroundings: Surroundings): Scripts {
  const settled = new Set<FunctionNode>();
  const refused = new Map<FunctionNode, string>();
  for (const module of surroundings.flow.functions) {
    const { file, fact } = module;
    const isWaiting = fact.form === 'module' && file.facts.statements.length > 0;
    if (!isWaiting || !planning.isEditable(file.facts.path)) continue;
    const points = pointsOf(planning, module, surroundings);
    const [start] = points.filter(({ certain, way }) => certain && way.use.proven);
    if (!start) {
      const opening = openingIn(module, surroundings);
      if (opening) report(planning, module, present(opening));
      continue;
    }
    const verdict = decide(planning, module, points, surroundings);
    if ('reason' in verdict && verdict.reason !== IGNORED) refused.set(module, verdict.reason);
    else settled.add(module);
    report(planning, module, describe(planning, start.way, verdict));
    if ('edit' in verdict && planning.isOn(TRANSFORM)) wrap(planning, file, verdict.edit, surroundings.coverage.names);
  }
  return { isSettled: (node) => settled.has(node), refusal: (node) => refused.get(node) ?? null };
}

const IGNORED = 'marked orm-migrate-ignore';

function decide(
  planning: Planning,
  module: FunctionNode,
  points: readonly Point[],
  surroundings: Surroundings,
): Outcome {
  const { statements } = module.file.facts;
  const certain = points.filter((each) => each.certain);
  const indices = certain.map(({ position }) => statementAt(statements, position)).toSorted((a, b) => a - b);
  if (indices.some((each) => statements[each]?.ignored)) return { reason: IGNORED };
  const reason = generalRefusal(module, certain, surroundings.coverage.names);
  if (reason !== null) return { reason };
  const span = closeSpan(statements, { first: indices[0] ?? 0, last: indices.at(-1) ?? 0 });
  if (typeof span === 'string') return wrapOneAwait(planning, module, points, surroundings) ?? { reason: span };
  const first = statements[span.first];
  const last = statements[span.last];
  if (!first || !last) return { reason: 'no statement was found around it' };
  const range: Range = [first.range[0], last.range[1]];
  const isInside = (place: Position): boolean => {
    const index = statementAt(statements, place);
    return index >= span.first && index <= span.last;
  };
  const obstacle = obstacleIn(isInside, module, points, surroundings);
  if (obstacle !== null) return wrapOneAwait(planning, module, points, surroundings) ?? { reason: obstacle };
  return {
    edit: { kind: 'wrap-statements', statements: range, helper: OPENER },
    line: first.position.line,
    note: '',
  };
}

/** What speaks against any wrapper. */
function generalRefusal({ file }: FunctionNode, certain: readonly Point[], names: Openers): string | null {
  const { bindings, functions } = file.facts;
  const taken = bindings.some((each) => each.name === OPENER && each.function === 0 && !names.isBinding(each, file));
  if (taken) return `${OPENER} stands for something else here`;
  const floating = certain.find(({ settled }) => !settled);
  if (floating) return `nothing waits for ${floating.text} at line ${String(floating.position.line)}`;
  const dynamic = functions.flatMap((each) => each.obstacles).find(({ blocker }) => blocker === 'dynamic-call');
  return dynamic ? `the module ${dynamic.detail}, which may name any variable` : null;
}

/** What must not be in a context that ends with the statements in it. */
function obstacleIn(
  isInside: (place: Position) => boolean,
  module: FunctionNode,
  points: readonly Point[],
  { flow, coverage, opens }: Surroundings,
): string | null {
  const late = points.find(({ certain, position }) => !certain && isInside(position));
  if (late) return `${late.text} at line ${String(late.position.line)} may run later, when the context has ended`;
  for (const call of module.calls) {
    if (!isInside(call.fact.position)) continue;
    const steps = flow.from(module).filter((step) => step.call === call && step.kind === 'call');
    const runs = spread(
      steps.map(({ to }) => to),
      flow,
    );
    const nests =
      coverage.coveredBy(call).length > 0 || [...runs].some((node) => opens(node) || isOpenIn(node, coverage));
    if (nests) return `${call.fact.text} at line ${String(call.fact.position.line)} opens a context of its own`;
  }
  return null;
}

function spread(starts: readonly FunctionNode[], flow: Flow): ReadonlySet<FunctionNode> {
  const seen = new Set(starts);
  for (const node of seen) for (const { to } of flow.from(node)) seen.add(to);
  return seen;
}

function isOpenIn({ calls }: FunctionNode, coverage: Coverage): boolean {
  return calls.some((call) => coverage.coveredBy(call).length > 0);
}

/** The one awaited expression that reaches the ORM, where its value is not a query; the statement around it stays. */
function wrapOneAwait(
  planning: Planning,
  module: FunctionNode,
  points: readonly Point[],
  surroundings: Surroundings,
): Outcome | null {
  const { file } = module;
  const certain = points.filter((each) => each.certain);
  const outer = file.facts.statements
    .flatMap(({ awaits }) => awaits)
    .find((range) => certain.every((each) => each.range !== null && contains(range, each.range)));
  if (!outer || module.fact.loops.some((loop) => contains(loop, outer))) return null;
  const call = module.calls.find(({ fact }) => contains(outer, fact.range));
  if (!call || !isPlainValue(planning.graph, call, surroundings.uses)) return null;
  const inside = new Set(
    module.calls.filter(({ fact }) => contains(outer, fact.range)).map(({ fact }) => fact.position),
  );
  const given = points.filter(({ range }) => range !== null && contains(outer, range)).map(({ position }) => position);
  const isInside = (place: Position): boolean => inside.has(place) || given.includes(place);
  if (obstacleIn(isInside, module, points, surroundings) !== null) return null;
  return {
    edit: { kind: 'wrap-await', expression: outer, helper: OPENER },
    line: call.fact.position.line,
    note: '; only what is awaited is wrapped, for its value is used elsewhere',
  };
}

/** The call by which the module opens a context at its top level, and reaches the ORM inside. */
function openingIn({ calls }: FunctionNode, { coverage, reach }: Surroundings): CallNode | null {
  const opens = (call: CallNode): boolean => coverage.coveredBy(call).some((each) => reach.has(each));
  return calls.find((call) => call.fact.awaited && opens(call)) ?? null;
}

interface Description {
  readonly outcome: 'wrap' | 'skipped' | 'present';
  readonly reason: string;
  readonly line: number;
  readonly way: Way | null;
}

function present({ fact }: CallNode): Description {
  const reason = `what its top level does with the ORM is inside ${OPENER}() already`;
  return { outcome: 'present', reason, line: fact.position.line, way: null };
}

function describe({ relative, isOn }: Planning, way: Way, verdict: Outcome): Description {
  const { use, node } = way;
  const line = way.steps[0]?.call?.fact.position.line ?? use.position.line;
  if (!isOn(TRANSFORM)) return { outcome: 'skipped', reason: `${TRANSFORM} is off`, line, way };
  if ('reason' in verdict) return { outcome: 'skipped', reason: verdict.reason, line, way };
  const from = way.steps[0]?.from.file ?? node.file;
  const place = node.file === from ? '' : ` of ${relative(node.file.facts.path)}`;
  const reason = `its top level reaches ${use.text} at line ${String(use.position.line)}${place}${verdict.note}`;
  return { outcome: 'wrap', reason, line: verdict.line, way };
}

function report({ draft, relative }: Planning, { file }: FunctionNode, description: Description): void {
  const { outcome, reason, line, way } = description;
  const { path } = file.facts;
  const assumption = outcome === 'wrap' ? (way?.use.assumption ?? null) : null;
  draft.change(path, {
    id: `${TRANSFORM}:${relative(path)}:${SYMBOL}`,
    transform: TRANSFORM,
    kind: 'view',
    symbol: SYMBOL,
    line,
    outcome,
    blocker: null,
    fallback: null,
    reason,
    assumptions: assumption === null ? [] : [assumption],
    pair: null,
    callPath: way ? describeWay(relative, way) : [],
    calls: [],
  });
}

function wrap({ draft, options }: Planning, file: FileNode, edit: Edit, names: Openers): void {
  const { facts } = file;
  draft.edit(facts.path, edit);
  const isThere = facts.bindings.some(
    (each) => each.name === OPENER && each.function === 0 && names.isBinding(each, file),
  );
  if (!isThere) draft.need(facts.path, options.runtime, OPENER);
}

function contains(outer: Range, inner: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
