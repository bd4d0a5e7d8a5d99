/** Calls of the ORM: on its types, on classes that bear its pairs, and what these inherit from it. */
import { lookUpOwn } from '../../../collections.ts';
import type { OrmType } from '../../../model/profile.ts';
import { isOwnPair } from '../../pairs/static-pairs.ts';
import { pairOfTable, pairOfTableAs } from '../../pairs/table-pairs.ts';
import type { ClassNode } from '../../project/nodes.ts';
import type { Definition, Pair } from '../../project/questions.ts';
import { type Type, alternatives } from '../../project/types.ts';
import { describe } from '../../types/describe.ts';
import type { OrmRole, Role } from '../roles.ts';
import { awaitedParameters } from '../waiting.ts';
import type { Context } from './context.ts';

/** Fields are there to be written to: whatever it is that another function is put in, it may be this. */
export function isRefilled(
  { graph }: Context,
  receiver: Type,
  name: string,
  definitions: readonly Definition[],
): boolean {
  return definitions.some((each) => each.member?.kind === 'field') && graph.writes.refilling(receiver, name).length > 0;
}

/** A method, or a field that begins with a function and may be given another. */
export function holdsFunction({ graph }: Context, { class: { file }, member }: Definition): boolean {
  if (member?.kind !== 'field') return member?.kind === 'method';
  const value = member.value === null ? [] : alternatives(graph.evaluate(member.value, file));
  return member.function !== null || value.some((each) => each.kind === 'function');
}

/** `filter()` of a query or manager: the ORM's own, which the profile says touches no database. */
export function isLazy(
  { graph, profile }: Context,
  receiver: Extract<Type, { kind: 'instance' | 'class' }>,
  name: string,
  definitions: readonly Definition[],
): boolean {
  if (receiver.kind === 'class' || definitions.length === 0) return false;
  if (!definitions.every((each) => graph.pairs.begins(each.class))) return false;
  return Object.values(profile.types).some(
    (type) =>
      lookUpOwn(type.lazy, name) !== undefined &&
      Object.keys(type.pairs).some((sync) => graph.pairs.borneBy(receiver.class, sync, false)),
  );
}

/**
 * A method that the tables say runs no query; that a configuration says so is noted.
 * @param below those of the project that may stand in its place, which have no async variant that the ORM's has as well
 */
export function lazyRole(
  { graph, profile }: Context,
  { type, origin }: { readonly type: string; readonly origin: string },
  receiver: Extract<Type, { kind: 'instance' | 'class' }>,
  name: string,
  below: readonly Definition[],
): Role {
  const hooks = lookUpOwn(profile.types[type]?.callsBack, name) ?? [];
  const isStatic = receiver.kind === 'class';
  const run = [...below, ...hooks.flatMap((each) => graph.hierarchy.dispatch(receiver.class, each, isStatic))];
  if (run.length > 0)
    return {
      kind: 'calls-back',
      hooks: run.flatMap((each) => each.function ?? []),
      inner: null,
      what: describe(receiver),
    };
  const isDescribed = profile.described?.types.includes(type) === true;
  const harmless: Role = { kind: 'harmless', receiver: describe(receiver) };
  return isDescribed ? { ...harmless, assumed: `${name}() of \`${origin}\` runs no query` } : harmless;
}

export function ofOrm(receiver: Type, name: string): Role {
  return { kind: 'unresolved', name, receiver: `${describe(receiver)}, whose ${name}() is the ORM's`, missing: true };
}

/** A method of the ORM that cannot be read: the tables say what it does, or nobody does. */
export function inheritedFromOrm(
  { graph, profile }: Context,
  receiver: Extract<Type, { kind: 'instance' | 'class' }>,
  name: string,
): Role {
  const what = describe(receiver);
  const tables = graph.hierarchy.ormRoots(receiver.class).flatMap((root) => profile.types[root.type] ?? []);
  const isStatic = receiver.kind === 'class';
  if (!isStatic && tables.some((each) => each.plain.includes(name))) return { kind: 'external', what };
  const hooks = tables.flatMap((each) => lookUpOwn(each.callsBack, name) ?? []);
  if (isStatic || hooks.length === 0) return ofOrm(receiver, name);
  const targets = hooks
    .flatMap((each) => graph.hierarchy.dispatch(receiver.class, each, false))
    .flatMap((each) => each.function ?? []);
  return { kind: 'calls-back', hooks: targets, inner: null, what };
}

/** `Object.assign(C.prototype, { m() {…} })` over a method that the class has already. */
export function isPatched({ graph }: Context, definitions: readonly Definition[], name: string): boolean {
  return definitions.some(({ class: owner, member }) => {
    if (member === null) return false;
    return graph.hierarchy.assignedTo(owner).some((each) => each.name === name && each.form !== 'assignment');
  });
}

/** A class of the family may have the method under an imported name of the symbol, which is not followed. */
export function isSymbolSettled({ graph }: Context, node: ClassNode, definitions: readonly Definition[]): boolean {
  const family = [node, ...graph.hierarchy.descendants(node), ...definitions.map((each) => each.class)];
  return definitions.length > 0 && family.every(({ fact }) => fact.members.every((member) => member.name !== null));
}

export function isAsyncVariant(
  { graph }: Context,
  receiver: Extract<Type, { kind: 'instance' | 'class' }>,
  name: string,
): boolean {
  return graph.pairs.borneAs(receiver.class, name, receiver.kind === 'class') !== null;
}

export function onOrmType(
  context: Context,
  receiver: Extract<Type, { kind: 'orm' | 'orm-class' }>,
  name: string,
  isExact: boolean,
): Role {
  const { profile } = context;
  const table = profile.types[receiver.type] ?? profile.objects[receiver.type];
  const returns = lookUpOwn(table?.pairs, name);
  if (returns === undefined) return otherMethod(context, receiver, name, table);
  // The class itself has a method that only its instances are known to bear as a pair.
  const isStatic = receiver.kind === 'orm-class';
  if (isStatic && !isExact && !isOwnPair(profile, receiver.type, name)) return ofOrm(receiver, name);
  const pair = pairOfTable(profile, receiver.type, name, receiver.origin);
  return pair
    ? ormRole(context, pair, describe(receiver), receiver.type, [])
    : { kind: 'opaque', what: `${name}() of ${describe(receiver)}` };
}

/** A method that the tables do not know may run a query, or a method of the project: `session.write(entity)`. */
function otherMethod(
  { profile }: Context,
  receiver: Extract<Type, { kind: 'orm' | 'orm-class' }>,
  name: string,
  table: OrmType | undefined,
): Role {
  const isKnown = lookUpOwn(table?.lazy, name) !== undefined;
  const isVariant = pairOfTableAs(profile, receiver.type, name, '') !== null;
  if (isKnown || isVariant) return { kind: 'harmless', receiver: describe(receiver) };
  if (table?.plain.includes(name)) return { kind: 'external', what: describe(receiver) };
  const what = `${describe(receiver)}, of which ${name}() is not known`;
  return { kind: 'unresolved', name, receiver: what, missing: true };
}

export function ormRole(
  context: Context,
  pair: Pair,
  receiver: string,
  ormType: string | null,
  definitions: readonly Definition[],
): OrmRole {
  const { profile } = context;
  const table = ormType === null ? undefined : (profile.types[ormType] ?? profile.objects[ormType]);
  const isTold = table?.awaitsCallbacks.includes(pair.sync) ?? false;
  const awaited = isTold ? null : awaitedBy(context, pair, definitions);
  return {
    kind: 'orm',
    pair,
    receiver,
    awaitsCallbacks: awaited === null || awaited.length > 0,
    awaited,
    callbackParameter: lookUpOwn(table?.callbackParameters, pair.sync) ?? null,
    iterates: table?.iterates.includes(pair.sync) ?? false,
    definitions,
  };
}

/** The parameters that every async variant of these waits for: of `transaction(work)` the first. */
function awaitedBy({ graph }: Context, pair: Pair, definitions: readonly Definition[]): readonly number[] {
  const variants = definitions.map(({ class: owner, member, assigned }) => {
    const isStatic = member?.static ?? assigned?.static ?? false;
    return graph.hierarchy.lookUp(owner, pair.async, isStatic).map((each) => each.function);
  });
  const [first, ...others] = variants.flat().map((each) => (each ? awaitedParameters(graph, each) : []));
  return first?.filter((index) => others.every((each) => each.includes(index))) ?? [];
}
