/** Calls of the ORM itself: `x.save()` on a receiver proven to bear the pair. */
import type { Role } from '../../effects/roles.ts';
import { syncHooksOf } from '../../effects/hooks.ts';
import { leftSync, leftSyncUnread } from '../../effects/left-sync.ts';
import { modelOfReceiver, receiverOf } from '../../pairs/model-runs.ts';
import type { Value } from '../../../model/facts.ts';
import type { CallNode, ClassNode, FileNode } from '../../project/nodes.ts';
import type { Definition, Graph, Pair } from '../../project/questions.ts';
import { alternatives, type Type, withoutNullish } from '../../project/types.ts';
import { giveAsync } from './callbacks.ts';
import type { Draft } from './draft.ts';
import { rejectReceivers } from './receivers.ts';
import { insideCallback } from './reasons.ts';
import { translateSequentialCall } from './sequential.ts';
import { rejectFallbacks } from './transactions.ts';

type OrmRole = Extract<Role, { kind: 'orm' }>;

export function translateOrmCall(draft: Draft, at: CallNode, role: OrmRole): void {
  const { pair, receiver } = role;
  relyOnOverrides(draft, at, role);
  rejectReceivers(draft, at, role);
  rejectRows(draft, at, role);
  rejectFallbacks(draft, at);
  if (pair.unclear) {
    const detail = `calls ${at.fact.text}, and whether its async variant gives an async iterator cannot be told`;
    draft.block(at.fact, 'queryset-iteration', detail);
  }
  if (pair.returns === 'iterator') {
    translateIteratorCall(draft, at, role);
    return;
  }
  if (pair.assumedFrom) draft.assumptions.add(`\`${pair.assumedFrom}\` bears ${pair.sync}/${pair.async}`);
  if (role.callbackParameter !== null) rejectLastCallback(draft, at, pair.async, role.callbackParameter);
  for (const [index, { value }] of at.fact.arguments.entries()) {
    const isCallback = value.kind === 'function' || role.awaitsCallbacks;
    if (!isCallback || !draft.effects.valueMayReach(value, at.file)) continue;
    if (role.iterates) {
      translateSequentialCall(draft, at, pair.sync, receiver);
      return;
    }
    if (!(role.awaited?.includes(index) ?? true))
      draft.block(at.fact, 'nested-callback', `reaches the ORM ${insideCallback(at.fact.text)}`);
    giveAsync(draft, at, index);
    if (role.awaited === null)
      draft.assumptions.add(`${pair.async}() of ${receiver} waits for its callback before it goes on`);
  }
  draft.awaitCall(at, pair.async, receiver);
}

/** `for (const row of query.iterator())`: the loop waits, and the call gives it what to wait for. */
function translateIteratorCall(draft: Draft, at: CallNode, { pair, receiver }: OrmRole): void {
  const { text } = at.fact;
  if (at.fact.arguments.some(({ value }) => draft.effects.valueMayReach(value, at.file)))
    draft.block(at.fact, 'nested-callback', `reaches the ORM ${insideCallback(text)}`);
  if (!draft.iterated.has(at))
    draft.block(at.fact, 'queryset-iteration', `calls ${text}, whose async variant gives an async iterator`);
  if (pair.assumedFrom) draft.assumptions.add(`\`${pair.assumedFrom}\` bears ${pair.sync}/${pair.async}`);
  draft.iterateCall(at, pair.async, receiver);
}

/** Every override that the call may run has an async variant, or gets one. */
function relyOnOverrides(draft: Draft, at: CallNode, { definitions, pair }: OrmRole): void {
  for (const definition of definitions) {
    if (draft.variants.isBare(definition, pair)) {
      const owner = definition.class.fact.name ?? 'a class';
      const detail = `calls ${at.fact.text}, which runs ${owner}.${pair.sync}(), an override without an async variant`;
      draft.block(at.fact, 'bare-override', detail);
    }
    if (definition.function) draft.relies.add(definition.function);
    rejectSyncHooks(draft, at, definition, pair);
  }
}

/** `beforeSave() {…}` that the ORM's `asave()` runs, too: it stays synchronous whoever calls it. */
function rejectSyncHooks(draft: Draft, at: CallNode, definition: Definition, pair: Pair): void {
  const { graph, effects, variants } = draft;
  const variant = graph.hierarchy.own(definition.class, pair.async, definition.member?.static ?? false)?.function;
  if (!variant) return;
  const nodes = classesOf(draft, at, definition);
  const hook = [
    ...nodes.flatMap((node) => syncHooksOf(graph, variant, node, pair.sync)),
    ...leftSync(graph, variant, { receivers: nodes, made: madeBy(draft, at, nodes) }),
  ].find((each) => effects.reaches(each));
  if (!hook) return;
  const detail = `calls ${at.fact.text}, whose async variant runs ${variants.title(hook)} as it is, which reaches the ORM`;
  draft.block(at.fact, 'opaque-call', detail, hook);
}

/** An operation of a manager or a queryset that cannot be read makes objects of its rows. */
function rejectRows(draft: Draft, at: CallNode, { pair, definitions }: OrmRole): void {
  const { graph, effects, variants } = draft;
  const receiver = receiverOf(at);
  if (pair.ormType === null || definitions.length > 0 || !receiver) return;
  const types = alternatives(withoutNullish(graph.evaluate(receiver.value, at.file)));
  // What is called on an object works on that object.
  if (types.every((each) => isRow(draft, each))) return;
  const made = types.map((each) =>
    each.kind === 'class' ? each.class : modelOfReceiver(graph, receiver.value, each, at.file),
  );
  const isTold = made.length > 0 && made.every((each) => each !== null);
  const left = leftSyncUnread(graph, isTold ? made : null).find(effects.reaches);
  if (!left) return;
  const detail = `calls ${at.fact.text}, which may run ${variants.title(left)} as it is, which reaches the ORM`;
  draft.block(at.fact, 'opaque-call', detail, left);
}

/** An object of a model, which is no manager and no query. */
function isRow({ graph }: Draft, type: Type): boolean {
  if (type.kind === 'instance') return type.model === null;
  const table = type.kind === 'orm' ? graph.project.profile.types[type.type] : undefined;
  return table !== undefined && Object.keys(table.staticMembers).length > 0;
}

/** Classes of the rows that the call may make: of the class it is made on, or of what that is a manager of; null for any. */
function madeBy(draft: Draft, at: CallNode, receivers: readonly ClassNode[]): readonly ClassNode[] | null {
  const { graph, root } = draft;
  const { callee } = at.fact;
  if (callee.kind !== 'member') return null;
  if (callee.object.kind === 'super') return graph.homeOf(root)?.static === true ? receivers : null;
  const types = alternatives(withoutNullish(graph.evaluate(callee.object, at.file)));
  const made = types.map((each) => {
    if (each.kind === 'class') return each.class;
    const model = each.kind === 'instance' ? each.model : null;
    return model?.kind === 'class' ? model.class : classInChain(graph, callee.object, at.file);
  });
  const isTold = made.length > 0 && made.every((each) => each !== null);
  return isTold ? [...made, ...receivers] : null;
}

/** `Book.where({ … }).first()` begins with the class. */
function classInChain(graph: Graph, value: Value, file: FileNode): ClassNode | null {
  if (value.kind === 'call') {
    const callee = file.calls[value.call]?.fact.callee;
    return callee?.kind === 'member' ? classInChain(graph, callee.object, file) : null;
  }
  const type = graph.evaluate(value, file);
  if (type.kind === 'class' && graph.pairs.bearsAny(type.class)) return type.class;
  return value.kind === 'member' ? classInChain(graph, value.object, file) : null;
}

/** Of the objects that the call may be made on. */
function classesOf({ graph, root }: Draft, { fact, file }: CallNode, definition: Definition): readonly ClassNode[] {
  const { callee } = fact;
  const isSuper = callee.kind === 'member' && callee.object.kind === 'super';
  const home = isSuper ? graph.homeOf(root)?.class : undefined;
  if (home) return [home];
  const types = callee.kind === 'member' ? alternatives(withoutNullish(graph.evaluate(callee.object, file))) : [];
  const known = types.flatMap((each) => (each.kind === 'instance' || each.kind === 'class' ? [each.class] : []));
  return known.length > 0 && known.length === types.length ? known : [definition.class];
}

/** A callback that the async variant does not take is never called. */
function rejectLastCallback(draft: Draft, at: CallNode, asyncName: string, lowest: number): void {
  const passed = at.fact.arguments;
  const last = passed.at(-1);
  if (last && passed.some((each) => each.spread)) {
    const text = `callers of the async variant pass no callback on to ${asyncName}(), which would not call it`;
    draft.assumptions.add(text);
    return;
  }
  if (!last || passed.length <= lowest) return;
  const kinds = alternatives(draft.graph.evaluate(last.value, at.file)).map((each) => each.kind);
  if (kinds.includes('function')) {
    const detail = `passes a callback to ${at.fact.text}, which ${asyncName}() would not call`;
    draft.block(at.fact, 'callback-argument', detail);
  }
  if (!kinds.includes('unknown') || last.value.kind !== 'binding') return;
  const name = at.file.facts.bindings[last.value.binding]?.name ?? '';
  if (/callback|^cb$|^done$|^next$/i.test(name)) {
    draft.assumptions.add(
      `\`${name}\` is not given by callers of the async variant: ${asyncName}() returns a promise and calls no callback`,
    );
  }
}
