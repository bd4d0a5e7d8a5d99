/** Overrides: finds each, and decides between mirror, fallback and leaving it alone. */
import type { AssignedMember, Definition, Graph } from '../graph/questions.ts';
import type { ClassNode, FunctionNode } from '../graph/nodes.ts';
import type { Pair } from '../graph/questions.ts';
import { nameOfFunction } from '../graph/siblings.ts';
import type { Translation } from '../graph/translation.ts';
import type { MemberFact } from '../model/facts.ts';
import type { Change, Outcome } from '../model/result.ts';
import type { Type } from '../graph/types.ts';
import type { Planning } from './context.ts';
import { writeFallback } from './fallbacks.ts';
import type { Cause, Override } from './override.ts';
import { compare } from './draft.ts';
import { explainCalls } from './explain.ts';
import { writeMirror } from './mirrors.ts';

/** @returns the functions that mirrors call and that need a variant of their own */
export function planOverrides(planning: Planning): readonly FunctionNode[] {
  const demanded: FunctionNode[] = [];
  for (const override of findOverrides(planning)) demanded.push(...planOverride(planning, override));
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
  return graph.hierarchy.assigned.some(
    (each) =>
      each.always !== false && each.class === node && each.name === member.name && each.static === member.static,
  );
}

function fromMember(node: ClassNode, member: MemberFact, definition: Definition, pair: Pair): Override {
  return {
    class: node,
    static: member.static,
    pair,
    function: definition.function,
    member,
    assigned: null,
    path: node.file.facts.path,
    line: member.position.line,
    symbol: symbolOf(node, pair.sync),
  };
}

function fromAssignment(assigned: AssignedMember, pair: Pair): Override {
  return {
    class: assigned.class,
    static: assigned.static,
    pair,
    function: assigned.function,
    member: null,
    assigned,
    path: assigned.file.facts.path,
    line: assigned.line,
    symbol: symbolOf(assigned.class, pair.sync),
  };
}

/** `Class.method`; a nameless class goes by the function that makes it, as mixins do. */
export function symbolOf(node: ClassNode, name: string): string {
  const maker = node.file.functions[node.fact.function];
  const made = maker ? nameOfFunction(maker) : null;
  return `${node.fact.name ?? made ?? 'default'}.${name}`;
}

function planOverride(planning: Planning, override: Override): readonly FunctionNode[] {
  const { draft, isEditable } = planning;
  const settled = leftAlone(planning, override) ?? shadowed(planning, override);
  if (settled) {
    if (isEditable(override.path)) draft.change(override.path, describeChange(planning, override, settled));
    return [];
  }
  if (!isEditable(override.path)) return [];
  const cause = causeForFallback(planning, override);
  if (cause) {
    const { outcome, reason } = writeFallback(planning, override, cause);
    draft.change(override.path, describeChange(planning, override, { outcome, ...cause, reason }));
    return [];
  }
  return mirror(planning, override);
}

function mirror(planning: Planning, override: Override): readonly FunctionNode[] {
  const { draft, variants } = planning;
  const body = override.function;
  const result = body && variants.translation(body);
  if (!body || !result || !('ok' in result)) return [];
  const translation: Translation = result.ok;
  const assumptions = [...baseAssumptions(planning, override), ...translation.assumptions];
  const { outcome, reason } = writeMirror(planning, body, { pair: override.pair, translation });
  draft.change(override.path, describeChange(planning, override, { outcome, reason, assumptions, translation }));
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

/** Overrides that nothing is to be done about, and why. */
function leftAlone(planning: Planning, override: Override): { outcome: Outcome; reason: string } | null {
  const { graph } = planning;
  const { pair, member, class: owner, function: body } = override;
  const own = graph.hierarchy.own(owner, pair.async, override.static);
  if (own && isMethod(own)) return { outcome: 'present', reason: `${pair.async}() is declared beside it` };
  if (own) return { outcome: 'skipped', reason: `${pair.async} is declared beside it as something else than a method` };
  if (graph.pairs.registered(owner, pair.async, override.static))
    return { outcome: 'present', reason: `${pair.async}() is registered` };
  if (owner.fact.ignored || member?.ignored || body?.fact.ignored)
    return { outcome: 'skipped', reason: 'marked orm-migrate-ignore' };
  if (body?.fact.async) return { outcome: 'skipped', reason: `${pair.sync}() is itself async` };
  if (member?.abstract && !canDeclare(planning, override))
    return { outcome: 'skipped', reason: 'it is abstract, and a subclass can only fall back' };
  if (member?.kind === 'getter' || member?.kind === 'setter')
    return { outcome: 'skipped', reason: 'accessors are never mirrored' };
  return null;
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
      severity: 'error',
      path: relative(override.path),
      line: override.line,
      symbol: override.symbol,
      message: `${override.symbol}() gets no async variant: ${reason}`,
      callPath: [],
    });
  }
  return { outcome: 'finding-only', reason };
}

function isMethod({ function: body, member }: Definition): boolean {
  if (body) return body.fact.form === 'method' || body.fact.form === 'arrow' || body.fact.form === 'function';
  return member?.kind === 'field' && member.value !== null && member.value.kind !== 'builtin';
}

/** An abstract variant obliges every subclass to declare it, which a fallback does not. */
function canDeclare(planning: Planning, override: Override): boolean {
  const { graph } = planning;
  const below = graph.hierarchy.descendants(override.class).flatMap((node) => {
    const own = graph.hierarchy.own(node, override.pair.sync, override.static);
    return own?.member ? [{ ...fromMember(node, own.member, own, override.pair), pair: override.pair }] : [];
  });
  return [override, ...below].every((each) => causeForFallback(planning, each) === null);
}

function causeForFallback(planning: Planning, override: Override): Cause | null {
  const { graph, delegation, variants, options } = planning;
  const { pair, function: body, member } = override;
  const reading = delegation.read(override.class, pair, override.static);
  if (reading.kind === 'delegating') {
    const why =
      reading.missing === true
        ? `the base has no ${pair.async}() yet (${reading.evidence}), which a mirror would call`
        : `the base's ${pair.async}() calls ${pair.sync}() (${reading.evidence}), so a mirror would run it twice`;
    return cause('delegating-base', why);
  }
  const form = formCause(planning, override);
  if (form) return form;
  const mixed = mixedBase(planning, override);
  if (mixed) return cause('mixed-bases', mixed);
  if (!body) return cause('unsupported-form', `${pair.sync} is not written as a function here`);
  const decorator = member?.decorators.find((name) => !options.asyncSafeDecorators.includes(name));
  if (decorator !== undefined)
    return cause('decorator', `${pair.sync}() is under @${decorator}, which may not be safe for an async method`);
  const taken = graph.hierarchy.descendants(override.class).find((each) => {
    const own = graph.hierarchy.own(each, pair.async, override.static);
    return own !== null && own.function === null && own.member?.kind !== 'field';
  });
  if (taken)
    return cause('name-collision', `${taken.fact.name ?? 'a subclass'} declares ${pair.async} as something else`);
  const result = variants.translation(body);
  if ('ok' in result) return null;
  const { blocked } = result;
  const steps = blocked.callPath.map((step) => step.slice(step.indexOf(' ') + 1));
  const through = steps.length > 0 ? `calls ${steps.join(' → ')}, which ` : '';
  return {
    blocker: blocked.blocker,
    reason: `${pair.sync}() ${through}${blocked.detail}`,
    callPath: [
      ...blocked.callPath,
      `${planning.relative(blocked.path)}:${String(blocked.line)} ${blocked.text}`.trim(),
      ...(blocked.beyond ?? []),
    ],
  };
}

/** Ways of writing an override that a mirror beside it would not follow. */
function formCause(planning: Planning, override: Override): Cause | null {
  const { graph } = planning;
  const { pair, class: owner, member, assigned } = override;
  const type: Type = override.static
    ? { kind: 'class', class: owner }
    : { kind: 'instance', class: owner, model: null };
  const writes = graph.writes.known(type, pair.sync).filter(({ object, file }) => {
    const target = graph.evaluate(object, file);
    return (target.kind === 'instance' || target.kind === 'class') && target.class === owner;
  });
  if (assigned?.listed === false)
    return cause('unsupported-form', `${pair.sync} is assigned where no statement can follow`);
  const ownMember = owner.fact.members.some((each) => each.name === pair.sync && each.static === override.static);
  if (assigned?.always === false && ownMember)
    return cause('unsupported-form', `${pair.sync} is replaced only sometimes`);
  const isReplaced =
    writes.length > (assigned?.form === 'assignment' ? 1 : 0) || (member !== null && assigned !== null);
  if (isReplaced) return cause('unsupported-form', `${pair.sync} is assigned elsewhere as well`);
  if (member?.kind === 'field') return fieldCause(planning, override);
  const field = graph.hierarchy.fieldAbove(owner, pair.sync, override.static);
  if (!field) return null;
  return cause(
    'unsupported-form',
    `${field.class.fact.name ?? 'its base'} keeps ${pair.sync} in a field, which hides this one`,
  );
}

/** An async variant in a field would hide what a subclass has on its prototype, as fallbacks are. */
function fieldCause(planning: Planning, { class: owner, pair, static: isStatic }: Override): Cause | null {
  const { graph } = planning;
  for (const node of graph.hierarchy.descendants(owner)) {
    const own = graph.hierarchy.own(node, pair.sync, isStatic);
    if (own?.member?.kind !== 'field' || graph.hierarchy.own(node, pair.async, isStatic)) continue;
    const below = fromMember(node, own.member, own, pair);
    if (leftAlone(planning, below) === null && causeForFallback(planning, below) === null) continue;
    const name = node.fact.name ?? 'a subclass';
    return cause('unsupported-form', `${name} keeps ${pair.sync} in a field, too, and has no mirror`);
  }
  return null;
}

function cause(blocker: string, reason: string): Cause {
  return { blocker, reason, callPath: [] };
}

/** A mixin that is also applied to classes without the pair has no `super.asave()` there. */
function mixedBase({ graph }: Planning, override: Override): string | null {
  const bases = graph.hierarchy.bases(override.class);
  if (bases.length < 2) return null;
  const bare = bases.find((base) => {
    if (base.kind === 'orm-class') return false;
    return base.kind !== 'class' || !graph.pairs.borneBy(base.class, override.pair.sync, override.static);
  });
  return bare ? `the mixin is also applied to a base without ${override.pair.async}()` : null;
}

interface Decision {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly blocker?: string;
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
    reason: decision.reason,
    assumptions: [...new Set(decision.assumptions ?? [])],
    pair: { sync: override.pair.sync, async: override.pair.async },
    callPath: decision.callPath ?? [],
    calls: body && isExplained(outcome) ? explainCalls(planning, body, decision.translation ?? null) : [],
  };
}

function isExplained(outcome: Outcome): boolean {
  return outcome === 'mirror' || outcome === 'fallback';
}
