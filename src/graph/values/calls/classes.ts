/** What methods of classes give: of the project, and of the ORM by its tables. */
import { lookUpOwn } from '../../../collections.ts';
import { pairOfTableAs } from '../../pairs/table-pairs.ts';
import type { ClassNode } from '../../project/nodes.ts';
import type { Definition, Pair } from '../../project/questions.ts';
import { type Type, UNKNOWN, alternatives, isNullish, union } from '../../project/types.ts';
import { withModel } from '../infer-members.ts';
import { ormResult } from '../orm-results.ts';
import { fullNameOf } from '../opaque.ts';
import type { Asked, ClassType, Context, Instance } from './context.ts';
import { functionResult } from './functions.ts';

/** `Roles.getUsersInRole()`: what the profile says of it. */
export function ofPlatform(
  { graph, profile }: Context,
  receiver: Extract<Type, { kind: 'external' }>,
  name: string,
  asked: Asked,
): Type {
  const returns = lookUpOwn(profile.functions, fullNameOf(receiver, name)) ?? 'unknown';
  return ormResult(graph, returns, { origin: receiver.path.join('.'), model: null, receiver, asked });
}

export function classCall(context: Context, receiver: Instance | ClassType, name: string, asked: Asked): Type {
  const { graph } = context;
  const isStatic = receiver.kind === 'class';
  const definitions = asked.self
    ? graph.hierarchy.lookUp(receiver.class, name, isStatic)
    : graph.hierarchy.dispatch(receiver.class, name, isStatic);
  const model = modelOf(receiver);
  const types = definitions.map((each) => {
    const type = definitionResult(context, each, receiver, asked);
    // The ORM's own code serves all models: `new this.model(row)` is one of any.
    const isGeneric = model !== null && isOfSeveral(type) && graph.pairs.begins(each.class);
    return (isGeneric ? ofModel(context, type, byConvention(context, receiver, name, model, asked)) : null) ?? type;
  });
  const told = describedCall(context, receiver, name, asked);
  if (told) return union([...types.flatMap(alternatives).filter((each) => !isVague(context, each)), told]);
  const known = types.length > 0 ? union(types) : fieldCall(context, receiver, name, asked);
  const settled = model ? withModel(known, model) : known;
  if (!alternatives(settled).some((each) => isVague(context, each))) return settled;
  const conventional = byConvention(context, receiver, name, model, asked);
  if (conventional.kind === 'unknown') return settled;
  return union([...alternatives(settled).filter((each) => !isVague(context, each)), conventional]);
}

/** What a configuration says of a method of the ORM, which stands there whatever classes below have; null where it is none. */
function describedCall(context: Context, receiver: Instance | ClassType, name: string, asked: Asked): Type | null {
  const { graph, profile } = context;
  const isStatic = receiver.kind === 'class';
  const { described } = profile;
  if (!described || graph.hierarchy.lookUp(receiver.class, name, isStatic).length > 0) return null;
  const isDescribed = graph.hierarchy.ormRoots(receiver.class).some((root) => described.types.includes(root.type));
  const told = isDescribed ? byConvention(context, receiver, name, modelOf(receiver), asked) : UNKNOWN;
  return told.kind === 'unknown' ? null : told;
}

/** Nothing is known of it, or of what it gives or holds, but that it is some row: `[row, true]`. */
function isVague(context: Context, type: Type): boolean {
  const { graph } = context;
  if (type.kind === 'promise') return isVague(context, type.of);
  if (type.kind === 'tuple') return type.elements.some((type) => isVague(context, type));
  if (type.kind !== 'array') return type.kind === 'unknown';
  const held = alternatives(type.element);
  const isAnyRow = (each: Type): boolean => each.kind === 'instance' && graph.pairs.begins(each.class);
  return (
    held.some(({ kind }) => kind === 'unknown') &&
    held.every((each) => each.kind === 'unknown' || each.kind === 'builtin' || isAnyRow(each))
  );
}

/** It may be a row of several models. */
function isOfSeveral(type: Type): boolean {
  if (type.kind === 'promise') return isOfSeveral(type.of);
  return type.kind === 'union' || (type.kind === 'array' && type.element.kind === 'union');
}

/** Of rows of several models those of the one that the ORM's conventions tell; null where it is none of them. */
function ofModel(context: Context, type: Type, conventional: Type): Type | null {
  const { graph } = context;
  if (type.kind === 'promise' && conventional.kind === 'promise') {
    const of = ofModel(context, type.of, conventional.of);
    return of && { kind: 'promise', of };
  }
  if (type.kind === 'array' && conventional.kind === 'array') {
    const element = ofModel(context, type.element, conventional.element);
    return element && { kind: 'array', element };
  }
  const rows = alternatives(type).filter((each) => !isNullish(each));
  const areRows = rows.every((each) => each.kind === 'instance' && graph.pairs.bearsAny(each.class));
  const isOne =
    conventional.kind === 'instance' &&
    rows.some((each) => each.kind === 'instance' && isAtOrAbove(context, each.class, conventional.class));
  return areRows && isOne ? union([...alternatives(type).filter(isNullish), conventional]) : null;
}

function isAtOrAbove({ graph }: Context, node: ClassNode, below: ClassNode): boolean {
  return node === below || graph.hierarchy.isBelow(below, node);
}

function modelOf(receiver: Instance | ClassType): Type | null {
  return receiver.kind === 'instance' ? receiver.model : receiver;
}

/** What the ORM's conventions say where its code does not. */
function byConvention(
  { graph, profile }: Context,
  receiver: Instance | ClassType,
  name: string,
  model: Type | null,
  asked: Asked,
): Type {
  const isStatic = receiver.kind === 'class';
  const pairResult = ({ returns, assumedFrom }: Pair): Type =>
    ormResult(graph, returns, { origin: assumedFrom ?? '', model, receiver, asked });
  const asyncOf = graph.pairs.borneAs(receiver.class, name, isStatic);
  if (asyncOf) return { kind: 'promise', of: pairResult(asyncOf) };
  const pair = graph.pairs.borneBy(receiver.class, name, isStatic);
  if (pair) return pairResult(pair);
  for (const root of graph.hierarchy.ormRoots(receiver.class)) {
    const table = profile.types[root.type];
    const returns = lookUpOwn(isStatic ? table?.staticLazy : table?.lazy, name);
    if (returns !== undefined) return ormResult(graph, returns, { origin: root.origin, model, receiver, asked });
  }
  return UNKNOWN;
}

export function ormCall(
  { graph, profile }: Context,
  receiver: Extract<Type, { kind: 'orm' }>,
  name: string,
  asked: Asked,
): Type {
  const { type, origin, model } = receiver;
  const operation = { origin, model, receiver, asked };
  const table = profile.types[type] ?? profile.objects[type];
  const returns = lookUpOwn(table?.pairs, name) ?? lookUpOwn(table?.lazy, name);
  if (returns !== undefined) return ormResult(graph, returns, operation);
  const asyncOf = pairOfTableAs(profile, type, name, origin)?.returns;
  return asyncOf === undefined ? UNKNOWN : { kind: 'promise', of: ormResult(graph, asyncOf, operation) };
}

/** A field that holds a function. */
function fieldCall(context: Context, receiver: Instance | ClassType, name: string, asked: Asked): Type {
  const { graph } = context;
  const type = graph.memberOf(receiver, name);
  return type.kind === 'function' ? functionResult(context, type.function, receiver, asked) : UNKNOWN;
}

function definitionResult(context: Context, definition: Definition, receiver: Type, asked: Asked): Type {
  return definition.function ? functionResult(context, definition.function, receiver, asked) : UNKNOWN;
}
