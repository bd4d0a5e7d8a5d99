/** Calls: what becomes of one, by its role (semantics, section 5). */
import type { FunctionForm } from '../../../model/facts.ts';
import type { Role } from '../../effects/roles.ts';
import { isIterating, isSeenQuery, isSometimesQuery } from '../../types/iterables.ts';
import { exportedNames } from '../../project/file-index.ts';
import { type CallNode, type FunctionNode, isInside } from '../../project/nodes.ts';
import { reachVariant } from '../reach.ts';
import { nameOfFunction } from '../../pairs/siblings.ts';
import { unresolvedCall } from './reasons.ts';
import { alternatives } from '../../project/types.ts';
import { giveAsync, makeLocalAsync, passCallbacks, rejectReachingCallbacks, translateCallback } from './callbacks.ts';
import type { Draft } from './draft.ts';
import { translateIteratedArgument } from './iterations.ts';
import { translateOrmCall } from './orm-calls.ts';
import { translateSequentialCall } from './sequential.ts';
import { rejectFallbacks } from './transactions.ts';

export function translateCall(draft: Draft, at: CallNode): void {
  const role = draft.effects.classify(at);
  rejectImplicitCall(draft, at, draft.effects.implicit.byCallee(at));
  if (role.kind !== 'orm') rejectDecorated(draft, at);
  if (role.kind !== 'orm' && role.kind !== 'harmless' && role.kind !== 'iteration') rejectQuery(draft, at, role);
  switch (role.kind) {
    case 'orm':
      translateOrmCall(draft, at, role);
      return;
    case 'orm-function':
      if (role.awaitsCallbacks) giveCallbacks(draft, at, role.async);
      draft.awaitCall(at, role.async, role.module === '' ? 'global' : `function of '${role.module}'`);
      draft.imports.push({ kind: 'module', specifier: role.module, name: role.async });
      draft.assumptions.add(`'${role.module}' exports ${role.async}`);
      return;
    case 'project':
      translateProjectCall(draft, at, role);
      return;
    case 'iteration':
      if (isIterating(at)) rejectImplicitCall(draft, at, draft.effects.implicit.byArguments(at));
      if (!draft.effects.callReaches(at) && !givesReaching(draft, at, role.callback)) {
        if (isIterating(at)) translateIteratedArgument(draft, at);
        return;
      }
      if (!role.proven && role.method !== 'forEach') noteArray(draft, at, role.method);
      translateSequentialCall(draft, at, role.method, role.receiver, role.callback);
      return;
    case 'callback':
      translateCallback(draft, at, role.parameter);
      return;
    case 'dynamic':
      draft.block(at.fact, 'dynamic-call', `calls ${role.what}, and what that runs cannot be told`);
      return;
    case 'opaque':
      draft.block(at.fact, 'opaque-call', `calls ${role.what}, which has no async variant that means the same`);
      return;
    case 'unresolved':
      rejectImplicitCall(draft, at, draft.effects.implicit.byArguments(at));
      if (draft.effects.callReaches(at)) {
        const detail =
          role.emits === true
            ? `calls ${at.fact.text}, which may run a listener that reaches the ORM`
            : unresolvedCall(at.fact.text, role.receiver);
        draft.block(at.fact, 'unresolved-receiver', detail);
      }
      noteOrmObjects(draft, at, at.fact.text);
      return;
    case 'calls-back':
      rejectCallBack(draft, at, role.hooks);
      if (role.inner === null)
        draft.assumptions.add(`${at.fact.name?.text ?? ''}() of ${role.what} runs no query of its own`);
      return;
    case 'external':
      rejectImplicitCall(draft, at, draft.effects.implicit.byArguments(at));
      if (draft.effects.callReaches(at)) {
        const detail = `calls ${at.fact.text}, which may run a member by its name that reaches the ORM`;
        draft.block(at.fact, 'unresolved-receiver', detail);
      }
      noteOrmObjects(draft, at, `${at.fact.text} of ${role.what}`);
      return;
    case 'harmless':
      if (role.assumed !== undefined) draft.assumptions.add(role.assumed);
      rejectImplicitCall(draft, at, draft.effects.implicit.byArguments(at));
      rejectStartedVariant(draft, at);
      rejectAssignedMembers(draft, at);
      translateIteratedArgument(draft, at);
  }
}

/** `transaction(() => …)` of the package: its async variant runs the function and waits for it. */
function giveCallbacks(draft: Draft, at: CallNode, asyncName: string): void {
  rejectFallbacks(draft, at);
  for (const [index, { value }] of at.fact.arguments.entries()) {
    if (!draft.effects.valueMayReach(value, at.file)) continue;
    giveAsync(draft, at, index);
    draft.assumptions.add(`${asyncName}() waits for its callback before it goes on`);
  }
}

/** The function that is iterated with may reach the ORM. */
function givesReaching({ effects }: Draft, at: CallNode, index: number): boolean {
  const callback = at.fact.arguments[index];
  return callback !== undefined && effects.valueMayReach(callback.value, at.file);
}

/** Of receivers with a method of that name of their own the helpers know only those that pair it with an async one. */
function noteArray(draft: Draft, { fact, file }: CallNode, method: string): void {
  if (draft.effects.isReachingName(method, file) && !isKnownToHelpers(draft, method)) {
    const detail = `calls ${fact.text}, which may be the ${method}() of the project that reaches the ORM`;
    draft.block(fact, 'unresolved-receiver', detail);
  }
  const receiver = fact.text.replace(/\??\.[^.]*$/, '');
  draft.assumptions.add(`\`${receiver}\` is an array or a cursor (its type could not be seen)`);
}

/** All that have such a method and reach the ORM are cursors with `mapAsync` or `amap` beside it. */
function isKnownToHelpers({ graph, effects }: Draft, method: string): boolean {
  const { hierarchy, packages } = graph;
  return packages.seen.every((file) =>
    file.functions.every((node) => {
      const isNamed = nameOfFunction(node) === method || exportedNames(node).includes(method);
      if (!isNamed || !effects.reaches(node)) return true;
      const home = graph.homeOf(node);
      return (
        home !== null &&
        !home.static &&
        graph.pairs.borneBy(home.class, method, false) !== null &&
        [`${method}Async`, `a${method}`].some(
          (each) => hierarchy.own(home.class, each, false)?.member?.kind === 'method',
        )
      );
    }),
  );
}

/** `this.fullClean()` of the ORM runs `clean()` of the project. */
function rejectCallBack(draft: Draft, at: CallNode, targets: readonly FunctionNode[]): void {
  const reaching = targets.find((each) => draft.effects.reaches(each));
  if (!reaching && draft.effects.callReaches(at))
    draft.block(at.fact, 'opaque-call', `calls ${at.fact.text}, which is the ORM's own and has no async variant`);
  if (!reaching) return;
  const detail = `calls ${at.fact.text}, which runs ${draft.variants.title(reaching)}, which reaches the ORM`;
  draft.block(at.fact, 'opaque-call', detail, reaching);
}

/** Whoever is given a query may run it. */
function rejectQuery(draft: Draft, at: CallNode, role: Role): void {
  const passed = at.fact.arguments.find(
    ({ value, spread }, index) =>
      !spread &&
      isSometimesQuery(draft.graph, draft.graph.evaluate(value, at.file)) &&
      !(role.kind === 'project' && isSeenQuery(draft.graph, role.targets, index)),
  );
  if (passed) draft.block(at.fact, 'queryset-iteration', `passes a query to ${at.fact.text}, which may run it`);
}

/** `String(book)` and `JSON.stringify(book)` run methods of the book, and looking up what a proxy is asked for its trap. */
function rejectImplicitCall(draft: Draft, at: CallNode, method: FunctionNode | null): void {
  if (!method) return;
  const detail = `calls ${at.fact.text}, which may run ${draft.variants.title(method)}, which reaches the ORM`;
  draft.block(at.fact, method.fact.form === 'getter' ? 'lazy-relation' : 'implicit-call', detail, method);
}

/** `this.asave()` in sync code runs on its own; in a mirror it would overlap what follows. */
function rejectStartedVariant(draft: Draft, at: CallNode): void {
  const name = at.fact.name?.text ?? '';
  if (draft.graph.pairs.asyncNames.has(name) && !at.fact.awaited && !at.function.fact.async) {
    draft.block(at.fact, 'nested-callback', `starts ${at.fact.text} without waiting for it`);
  }
}

/** A decorator may put something around a method, and make the first value of a field. */
function rejectDecorated(draft: Draft, at: CallNode): void {
  const run = draft.effects.decoratedBy(at).find((each) => draft.effects.reachesUnasked(each));
  if (!run) return;
  const detail = `calls ${at.fact.text}, which may run what a decorator left, and that reaches the ORM`;
  draft.block(at.fact, at.fact.isNew ? 'initializer' : 'decorator', detail, run);
}

/** `Object.assign(this, data)` runs setters. */
function rejectAssignedMembers(draft: Draft, at: CallNode): void {
  const setter = draft.effects.settersBy(at).find((each) => draft.effects.reachesUnasked(each));
  if (!setter) return;
  const detail = `calls ${at.fact.text}, which may run an accessor that reaches the ORM (${draft.variants.title(setter)})`;
  draft.block(at.fact, 'accessor', detail, setter);
}

function translateProjectCall(draft: Draft, at: CallNode, role: Extract<Role, { kind: 'project' }>): void {
  const { effects } = draft;
  const { targets } = role;
  const isLocal = targets.every((each) => isInside(each, draft.root));
  const reaching = targets.find((each) => effects.needsVariant(each) || (isLocal && effects.mayReach(each)));
  if (!isLocal) rejectBorrowing(draft, at, targets);
  if (!reaching && !effects.given(at).some(({ value }) => effects.valueMayReach(value, at.file))) {
    if (effects.callReaches(at))
      draft.block(at.fact, 'nested-callback', `starts ${at.fact.text}, which works on the ORM, without waiting for it`);
    rejectReachingCallbacks(draft, at);
    if (!isSuperOfVariant(draft, at, targets)) return;
  }
  if (at.fact.isNew && reaching) rejectConstruction(draft, at, reaching);
  passCallbacks(draft, at, targets);
  if (isLocal) {
    callLocal(draft, at, targets);
    return;
  }
  rejectFallbacks(draft, at);
  draft.demandVariants(targets, at);
  const way = reachVariant(draft.graph, at, targets);
  if ('blocked' in way) draft.block(at.fact, way.blocked, way.detail);
  draft.need(at.fact, way.needs);
  if (draft.iterated.has(at)) draft.iterateCall(at, way.name, role.receiver);
  else draft.awaitCall(at, way.name, role.receiver);
}

/**
 * `super.validate()` in `validate()`: what gets a variant gets it in every class, and those of subclasses go on to those of
 * their bases, as the sync ones do.
 */
function isSuperOfVariant({ graph, variants, root }: Draft, at: CallNode, targets: readonly FunctionNode[]): boolean {
  const { callee, obstacle, awaited } = at.fact;
  const isSuper = callee.kind === 'member' && callee.object.kind === 'super' && callee.name === nameOfFunction(root);
  if (!isSuper || at.function !== root || obstacle !== null || awaited || !graph.homeOf(root)) return false;
  const together = new Set(variants.group([root]));
  return targets.length > 0 && targets.every((each) => together.has(each));
}

/** A function that stands in another may call what that was given, and no copy of it can be given anything else. */
function rejectBorrowing(draft: Draft, at: CallNode, targets: readonly FunctionNode[]): void {
  const borrowing = targets.find((each) => draft.effects.borrowsFrom(each).length > 0);
  if (borrowing)
    draft.block(
      at.fact,
      'nested-callback',
      `calls ${at.fact.text}, which may call a callback that reaches the ORM`,
      borrowing,
    );
}

/** What runs where an object is made, by its form: the blocker, and how it is called. */
const CREATION: Readonly<Partial<Record<FunctionForm, readonly [string, string]>>> = {
  constructor: ['constructor', 'constructor'],
  setter: ['accessor', 'setter'],
};

function rejectConstruction(draft: Draft, at: CallNode, reaching: FunctionNode): never {
  const { form } = reaching.fact;
  const [blocker, part] = CREATION[form] ?? (['initializer', 'field initializer'] as const);
  draft.block(
    at.fact,
    blocker,
    `creates an object whose ${part} reaches the ORM (${draft.variants.title(reaching)})`,
    reaching,
  );
}

/** A helper inside the function: it becomes async in the copy, if all that happens to it is being called. */
function callLocal(draft: Draft, at: CallNode, targets: readonly FunctionNode[]): void {
  for (const target of targets) makeLocalAsync(draft, at, target);
  draft.awaitCall(at, null, 'a local function');
}

/** A package that is handed an ORM object may do anything with it. */
function noteOrmObjects(draft: Draft, at: CallNode, what: string): void {
  const passes = at.fact.arguments.some(({ value }) => {
    if (value.kind === 'this') return true;
    return alternatives(draft.graph.evaluate(value, at.file)).some(
      (each) => each.kind === 'instance' || each.kind === 'orm',
    );
  });
  if (passes) draft.assumptions.add(`${what} does not touch the ORM`);
}
