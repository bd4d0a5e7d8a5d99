/** Overrides: finds each, and plans its mirror or its fallback, or says why it is left alone. */
import type { ClassNode, FunctionNode } from '../graph/project/nodes.ts';
import type { Graph } from '../graph/project/questions.ts';
import { analysing } from '../graph/solve/failures.ts';
import type { Translation } from '../graph/variants/translation.ts';
import type { MemberFact } from '../model/facts.ts';
import type { Change, FallbackState, Outcome } from '../model/result.ts';
import type { Planning } from './context.ts';
import { writeFallback } from './fallbacks.ts';
import { type Cause, fromAssignment, fromMember, type Override } from './override.ts';
import { causeForFallback, leftAlone } from './causes.ts';
import { compare } from './draft.ts';
import { explainCalls } from './explain.ts';
import { writeMirror } from './mirrors.ts';
import { areEditable, removeWritten, writtenFor } from './written-fallbacks.ts';

/** @returns the functions that mirrors call and that need a variant of their own */
export function planOverrides(planning: Planning): readonly FunctionNode[] {
  const demanded: FunctionNode[] = [];
  for (const override of findOverrides(planning))
    demanded.push(...analysing(override, () => planOverride(planning, override)));
  return demanded;
}

function findOverrides({ graph }: Planning): readonly Override[] {
  const found: Override[] = [];
  for (const file of graph.project.files) {
    for (const node of file.classes) {
      if (node.fact.ambient) continue;
      for (const member of node.fact.members) {
        if (member.name === null || member.kind === 'constructor' || member.kind === 'static-block') continue;
        const definition = graph.hierarchy.own(node, member.name, member.static);
        if (definition?.member !== member || isPatched(graph, node, member)) continue;
        const pair = graph.pairs.inheritedBy(node, member.name, member.static);
        if (pair) found.push(fromMember(node, member, definition, pair));
      }
    }
  }
  for (const assigned of graph.hierarchy.assigned) {
    const pair = graph.pairs.inheritedBy(assigned.class, assigned.name, assigned.static);
    if (pair) found.push(fromAssignment(assigned, pair));
  }
  return found.toSorted((a, b) => compare(a.path, b.path) || a.line - b.line);
}

/** `X.prototype.m = …` behind the class replaces the method: that is the override then. */
function isPatched(graph: Graph, node: ClassNode, member: MemberFact): boolean {
  return graph.hierarchy
    .assignedTo(node)
    .some((each) => each.always !== false && each.name === member.name && each.static === member.static);
}

function planOverride(planning: Planning, override: Override): readonly FunctionNode[] {
  const { draft, isEditable } = planning;
  const settled = leftAlone(planning, override) ?? shadowed(planning, override) ?? unclear(planning, override);
  if (settled) {
    if (isEditable(override.path) && isLostAccessor(override)) reportLost(planning, override, settled.reason);
    if (isEditable(override.path))
      draft.change(override.path, describeChange(planning, override, settle(planning, override, settled)));
    return [];
  }
  if (!isEditable(override.path)) return [];
  const cause =
    failureOf(planning, override) ?? causeForFallback(planning, override) ?? causeToKeep(planning, override);
  if (cause) {
    draft.change(override.path, describeChange(planning, override, fallBack(planning, override, cause)));
    return [];
  }
  return mirror(planning, override);
}

/** Where somebody has written the variant, the fallback of an earlier run would be a second one. */
function settle(planning: Planning, override: Override, settled: Decision): Decision {
  if (settled.outcome === 'fallback') return { ...settled, fallback: 'standing' };
  const written = writtenFor(planning, override);
  const isInTheWay = settled.outcome === 'present' && written.length > 0 && areEditable(planning, written);
  if (!isInTheWay || !planning.isOn('insert-sync-fallbacks')) return settled;
  removeWritten(planning, written);
  return { ...settled, reason: `${settled.reason}, so its fallback goes`, fallback: 'replaced' };
}

/** An error in the analysis of the override itself. */
function failureOf({ failures }: Planning, override: Override): Cause | null {
  const failure = failures.of(override);
  if (failure === null) return null;
  const reason = `${override.pair.sync}() could not be analysed (${failure})`;
  return { blocker: 'unsupported-form', reason, callPath: [] };
}

/** Why a fallback of an earlier run stays, although a mirror could be written. */
function causeToKeep(planning: Planning, override: Override): Cause | null {
  const written = writtenFor(planning, override);
  const [first] = written;
  if (!first) return null;
  if (!planning.isOn('add-async-variants'))
    return { blocker: first.fact.blocker, reason: 'add-async-variants is off', callPath: [] };
  if (areEditable(planning, written)) return null;
  return { blocker: 'outside-paths', reason: 'its fallback stands in a file outside the given paths', callPath: [] };
}

/**
 * What stands stays as it is, its comment too: which of several blockers is found first may change with every mirror that is
 * written, and a second run must change nothing. The report has the one that is found now.
 */
function fallBack(planning: Planning, override: Override, cause: Cause): Decision {
  if (writtenFor(planning, override).length > 0) return { outcome: 'fallback', ...cause, fallback: 'standing' };
  const { outcome, reason } = writeFallback(planning, override, cause);
  if (outcome === 'fallback') return { outcome, ...cause, reason, fallback: 'new' };
  if (planning.isOn('insert-sync-fallbacks')) reportLost(planning, override, reason);
  return { outcome, ...cause, reason };
}

/** A getter that may give a function takes the place of a method. */
function isLostAccessor({ member, function: body, pair, class: owner }: Override): boolean {
  const hasVariant = owner.fact.members.some(({ name }) => name === pair.async);
  if (member?.kind !== 'getter' || member.ignored || owner.fact.ignored || hasVariant) return false;
  return body?.fact.returns.some(({ kind }) => kind !== 'builtin') ?? false;
}

function reportLost({ draft, relative }: Planning, override: Override, reason: string): void {
  const { pair } = override;
  draft.finding({
    code: 'lost-override',
    path: relative(override.path),
    line: override.line,
    symbol: override.symbol,
    message: `${pair.async}() will run without this ${pair.sync}(): ${reason}`,
    callPath: [],
  });
}

function mirror(planning: Planning, override: Override): readonly FunctionNode[] {
  const { draft, variants } = planning;
  const body = override.function;
  const result = body && variants.translation(body);
  if (!body || !result || !('ok' in result)) return [];
  const translation: Translation = result.ok;
  const assumptions = [...baseAssumptions(planning, override), ...translation.assumptions];
  const { outcome, reason } = writeMirror(planning, body, { pair: override.pair, translation });
  const written = outcome === 'mirror' ? writtenFor(planning, override) : [];
  removeWritten(planning, written);
  const fallback = written.length > 0 ? 'replaced' : null;
  draft.change(
    override.path,
    describeChange(planning, override, { outcome, reason, assumptions, translation, fallback }),
  );
  return outcome === 'mirror' ? translation.demands : [];
}

function baseAssumptions({ delegation }: Planning, override: Override): readonly string[] {
  const { pair } = override;
  const found: string[] = [];
  if (pair.assumedFrom !== null) found.push(`\`${pair.assumedFrom}\` bears ${pair.sync}/${pair.async}`);
  const reading = delegation.read(override.class, pair, override.static);
  if (reading.kind === 'assumed-native')
    found.push(`${pair.async}() of \`${reading.base}\` is native: it does not call ${pair.sync}()`);
  return found;
}

/** Neither a mirror nor a fallback on the prototype would ever run. */
function shadowed(
  { delegation, draft, relative, isEditable }: Planning,
  override: Override,
): { outcome: Outcome; reason: string } | null {
  const { pair } = override;
  const reading = delegation.read(override.class, pair, override.static);
  if (reading.kind !== 'shadowed' || override.member?.kind === 'field') return null;
  const reason = `${reading.base} keeps ${pair.async} in a field, which hides any method of that name`;
  if (isEditable(override.path)) {
    draft.finding({
      code: 'shadowed-variant',
      path: relative(override.path),
      line: override.line,
      symbol: override.symbol,
      message: `${override.symbol}() gets no async variant: ${reason}`,
      callPath: [],
    });
  }
  return { outcome: 'finding-only', reason };
}

/** A fallback that gives the one is wrong where the other is meant. */
function unclear(planning: Planning, override: Override): { outcome: Outcome; reason: string } | null {
  const { sync, async, unclear: isUnclear } = override.pair;
  if (isUnclear !== true) return null;
  const reason = `${sync}() gives an iterator, and whether ${async}() gives an async one or a promise is not written`;
  if (planning.isEditable(override.path)) reportLost(planning, override, reason);
  return { outcome: 'finding-only', reason };
}

interface Decision {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly blocker?: string;
  readonly fallback?: FallbackState | null;
  readonly assumptions?: readonly string[];
  readonly callPath?: readonly string[];
  readonly translation?: Translation;
}

function describeChange(planning: Planning, override: Override, decision: Decision): Change {
  const { relative } = planning;
  const { outcome } = decision;
  const body = override.function;
  const transform = outcome === 'fallback' ? 'insert-sync-fallbacks' : 'add-async-variants';
  return {
    id: `${transform}:${relative(override.path)}:${override.symbol}`,
    transform,
    kind: 'override',
    symbol: override.symbol,
    line: override.line,
    outcome,
    blocker: decision.blocker ?? null,
    fallback: decision.fallback ?? null,
    reason: decision.reason,
    assumptions: [...new Set(decision.assumptions ?? [])],
    pair: { sync: override.pair.sync, async: override.pair.async },
    callPath: decision.callPath ?? [],
    calls:
      body && isExplained(outcome) && planning.failures.of(override) === null
        ? explainCalls(planning, body, decision.translation ?? null)
        : [],
  };
}

function isExplained(outcome: Outcome): boolean {
  return outcome === 'mirror' || outcome === 'fallback';
}
