/** Why an override is left alone, or gets a fallback instead of a mirror. */
import { type Install, installsOf } from '../graph/classes/installs.ts';
import type { Definition, Pair } from '../graph/project/questions.ts';
import { stepsOf } from '../graph/variants/translation.ts';
import type { Type } from '../graph/project/types.ts';
import { hidesMember } from '../graph/types/written-bases.ts';
import type { MemberFact, TypeFact } from '../model/facts.ts';
import { isTypeScript } from '../graph/project/nodes.ts';
import { isPromiseName } from '../graph/types/promises.ts';
import type { Outcome } from '../model/result.ts';
import type { Planning } from './context.ts';
import { type Cause, fromAssignment, fromMember, type Override } from './override.ts';
import { causeByHand } from './written-fallbacks.ts';

/** Overrides that nothing is to be done about, and why. */
export function leftAlone(
  planning: Planning,
  override: Override,
): { readonly outcome: Outcome; readonly reason: string; readonly blocker?: string } | null {
  const { graph } = planning;
  const { pair, member, class: owner, function: body } = override;
  const own = graph.hierarchy.own(owner, pair.async, override.static);
  if (own && isMethod(own)) return { outcome: 'present', reason: `${pair.async}() is declared beside it` };
  if (own) return { outcome: 'skipped', reason: `${pair.async} is declared beside it as something else than a method` };
  const registered = graph.pairs.registered(owner, pair.async, override.static);
  if (registered) {
    const byHand = causeByHand(override, registered);
    return byHand
      ? { outcome: 'fallback', ...byHand }
      : { outcome: 'present', reason: `${pair.async}() is registered` };
  }
  if (owner.fact.ignored || member?.ignored || body?.fact.ignored)
    return { outcome: 'skipped', reason: 'marked orm-migrate-ignore' };
  if (body?.fact.async) return { outcome: 'skipped', reason: `${pair.sync}() is itself async` };
  if (member?.abstract && !canDeclare(planning, override))
    return { outcome: 'skipped', reason: 'it is abstract, and a subclass can only fall back' };
  if (member?.kind === 'getter' || member?.kind === 'setter')
    return { outcome: 'skipped', reason: 'accessors are never mirrored' };
  return null;
}

function isMethod({ function: body, member }: Definition): boolean {
  if (body) return body.fact.form === 'method' || body.fact.form === 'arrow' || body.fact.form === 'function';
  return member?.kind === 'field' && member.value !== null && member.value.kind !== 'builtin';
}

/** An abstract variant obliges every subclass to declare it, which a fallback does not. */
function canDeclare(planning: Planning, override: Override): boolean {
  const { graph } = planning;
  const below = graph.hierarchy
    .ownBelow(override.class, override.pair.sync, override.static)
    .flatMap((own) => (own.member ? [fromMember(own.class, own.member, own, override.pair)] : []));
  return [override, ...below].every((each) => causeForFallback(planning, each) === null);
}

/** @param seen members that are being decided about: mixins that are applied in both orders lie below each other */
export function causeForFallback(
  planning: Planning,
  override: Override,
  seen: ReadonlySet<MemberFact> = new Set(),
): Cause | null {
  const { delegation, variants } = planning;
  const { pair, function: body } = override;
  const reading = delegation.read(override.class, pair, override.static);
  if (reading.kind === 'delegating') {
    const why =
      reading.missing === true
        ? `the base has no ${pair.async}() yet (${reading.evidence}), which a mirror would call`
        : `the base's ${pair.async}() calls ${pair.sync}()${evidenceOf(reading.evidence, pair)}`;
    return cause('delegating-base', why);
  }
  const kept = keptCause(planning, override, seen);
  if (kept) return kept;
  if (!body) return cause('unsupported-form', `the code of ${pair.sync} cannot be seen where it is written`);
  const result = variants.translation(body);
  if ('ok' in result) return null;
  const { blocked } = result;
  const callPath = stepsOf(blocked.callPath);
  const steps = callPath.map((step) => step.slice(step.indexOf(' ') + 1));
  const [first, ...more] = steps;
  const shown = more.length > 1 ? [first, '…', more.at(-1)] : steps;
  const through = steps.length > 0 ? `calls ${shown.join(' → ')}, which ` : '';
  return {
    blocker: blocked.blocker,
    reason: `${pair.sync}() ${through}${blocked.detail}`,
    callPath: [
      ...callPath,
      `${planning.relative(blocked.path)}:${String(blocked.line)} ${blocked.text}`.trim(),
      ...(blocked.beyond ?? []),
    ],
  };
}

/** What shows that the base delegates, unless that says the same again. */
function evidenceOf(evidence: string, { sync, async }: Pair): string {
  return evidence.startsWith(`${async}() `) && evidence.endsWith(` ${sync}`) ? '' : `: ${evidence}`;
}

/** What keeps an override from a mirror besides its body and a delegating base. */
function keptCause(planning: Planning, override: Override, seen: ReadonlySet<MemberFact>): Cause | null {
  const { graph, options } = planning;
  const { pair, member } = override;
  const form = formCause(planning, override, seen);
  if (form) return form;
  const mixed = mixedBase(planning, override);
  if (mixed) return cause('mixed-bases', mixed);
  if (hidesMember(graph, override.class, pair.sync, pair.async))
    return cause('unsupported-form', `what the mixin extends is typed as something that has no ${pair.async}()`);
  if (takesPromised(planning, override))
    return cause(
      'unsupported-form',
      `${pair.async}() takes a function that gives a promise, and ${pair.sync}() is typed for one that does not`,
    );
  const decorator = member?.decorators.find(({ name }) => !options.asyncSafeDecorators.includes(name));
  if (decorator !== undefined)
    return cause('decorator', `${pair.sync}() is under @${decorator.name}, which may not be safe for an async method`);
  const taken = graph.hierarchy
    .ownBelow(override.class, pair.async, override.static)
    .find((each) => each.function === null && each.member?.kind !== 'field');
  if (taken)
    return cause('name-collision', `${taken.class.fact.name ?? 'a subclass'} declares ${pair.async} as something else`);
  return null;
}

/**
 * The same for any definition, while bodies are being translated and can not be asked for. The fallbacks of a delegating
 * base are as good as its own async variants, which call the sync ones as well.
 */
export function isKeptFromMirror(planning: Planning, definition: Definition, pair: Pair): boolean {
  const { class: node, member, assigned } = definition;
  const override =
    assigned === null
      ? member && fromMember(node, member, definition, pair)
      : fromAssignment({ ...assigned, class: node }, pair);
  if (!override || planning.delegation.read(node, pair, override.static).kind === 'delegating') return false;
  // Whether fields of subclasses can be mirrored depends on their bodies.
  const isField = member?.kind === 'field';
  if (
    isField &&
    planning.graph.hierarchy.ownBelow(node, pair.sync, false).some((each) => each.member?.kind === 'field')
  )
    return true;
  return (
    definition.function === null || keptCause(planning, override, isField ? new Set([member]) : new Set()) !== null
  );
}

/** Ways of writing an override that a mirror beside it would not follow. */
function formCause(planning: Planning, override: Override, seen: ReadonlySet<MemberFact>): Cause | null {
  const { graph } = planning;
  const { pair, class: owner, member, assigned } = override;
  const type: Type = override.static
    ? { kind: 'class', class: owner }
    : { kind: 'instance', class: owner, model: null };
  const writes = graph.writes.known(type, pair.sync).filter(({ value, object, file }) => {
    const target = graph.evaluate(object, file);
    const isOfOwner = (target.kind === 'instance' || target.kind === 'class') && target.class === owner;
    return (
      isOfOwner &&
      !(assigned?.function && value.kind === 'function' && file.functions[value.function] === assigned.function)
    );
  });
  if (assigned?.form === 'unsupported' && assigned.function)
    return cause('unsupported-form', `${pair.sync} is put there in a way that cannot be repeated`);
  if (assigned?.listed === false)
    return cause('unsupported-form', `${pair.sync} is assigned where no statement can follow`);
  const ownMember = owner.fact.members.some((each) => each.name === pair.sync && each.static === override.static);
  if (assigned?.always === false && ownMember)
    return cause('unsupported-form', `${pair.sync} is replaced only sometimes`);
  const isReplaced =
    writes.length > (assigned?.form === 'assignment' && !assigned.function ? 1 : 0) ||
    (member !== null && assigned !== null);
  if (isReplaced) return cause('unsupported-form', `${pair.sync} is assigned elsewhere as well`);
  // By an alias, a parameter or a computed name; `--async-base` says nothing about that.
  const isOwn = (each: Install): boolean => each.file === assigned?.file && each.start === assigned.statement[0];
  const install = installsOf(graph)
    .on(owner, pair.sync, override.static)
    .find((each) => !isOwn(each));
  if (install) return cause('unsupported-form', `${install.place} may put another ${pair.sync}() in its place`);
  if (member?.kind === 'field') return fieldCause(planning, override, new Set([...seen, member]));
  const field = graph.hierarchy.fieldAbove(owner, pair.sync, override.static);
  if (!field) return null;
  return cause(
    'unsupported-form',
    `${field.class.fact.name ?? 'its base'} keeps ${pair.sync} in a field, which hides this one`,
  );
}

/** An async variant in a field would hide what a subclass has on its prototype, as fallbacks are. */
function fieldCause(planning: Planning, override: Override, seen: ReadonlySet<MemberFact>): Cause | null {
  const { graph } = planning;
  const { class: owner, pair, static: isStatic } = override;
  for (const own of graph.hierarchy.ownBelow(owner, pair.sync, isStatic)) {
    const { class: node, member } = own;
    if (member?.kind !== 'field' || seen.has(member)) continue;
    if (graph.hierarchy.own(node, pair.async, isStatic)) continue;
    const below = fromMember(node, member, own, pair);
    if (leftAlone(planning, below) === null && causeForFallback(planning, below, seen) === null) continue;
    const name = node.fact.name ?? 'a subclass';
    return cause('unsupported-form', `${name} keeps ${pair.sync} in a field, too, and has no mirror`);
  }
  return null;
}

function cause(blocker: string, reason: string): Cause {
  return { blocker, reason, callPath: [] };
}

/** `work: () => R` of the override, where the async variant of its base has `work: () => Promise<R>`. */
function takesPromised(
  { graph }: Planning,
  { function: body, class: owner, pair, static: isStatic }: Override,
): boolean {
  if (!body || !isTypeScript(body.file)) return false;
  const own = body.fact.parameters.map(({ type }) => type);
  return graph.hierarchy
    .lookUpSuper(owner, pair.async, isStatic)
    .some(({ function: above }) =>
      above?.fact.parameters.some(
        ({ type }, index) => givesPromise(type) === true && givesPromise(own[index] ?? null) === false,
      ),
    );
}

/** Whether a function of that type gives a promise; null where that is not told. */
function givesPromise(type: TypeFact | null): boolean | null {
  const result = type?.kind === 'other' ? type.result : undefined;
  if (!result) return null;
  return result.kind === 'reference' && isPromiseName(result.name);
}

/** A mixin that is also applied to classes without the pair has no `super.asave()` there. */
function mixedBase({ graph }: Planning, override: Override): string | null {
  const bases = graph.hierarchy.bases(override.class);
  if (bases.length < 2) return null;
  const bare = bases.find((base) => {
    if (base.kind === 'orm-class') return false;
    if (base.kind !== 'class') return true;
    return graph.pairs.borneBy(base.class, override.pair.sync, override.static)?.async !== override.pair.async;
  });
  return bare ? mixedReason(override, bare) : null;
}

/** A base that is a parameter is a mixin's; another one may be chosen when the class is made. */
function mixedReason({ class: { fact, file }, pair }: Override, bare: Type): string {
  const isParameter = fact.bases.some(
    (base) => base.kind === 'binding' && file.facts.bindings[base.binding]?.kind === 'parameter',
  );
  if (bare.kind !== 'class')
    return isParameter ? 'what else the mixin is applied to cannot be told' : 'what else it may extend cannot be told';
  return isParameter
    ? `the mixin is also applied to a base without ${pair.async}()`
    : `it may also extend a class without ${pair.async}()`;
}
