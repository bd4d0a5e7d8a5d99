/** Calls of functions: of the project, given as a callback, or held by something. */
import type { Value } from '../../../model/facts.ts';
import type { CallNode, FunctionNode } from '../../project/nodes.ts';
import { parameterOf } from '../../project/parameters.ts';
import { type Type, alternatives, withoutNullish } from '../../project/types.ts';
import { UNKNOWN_FUNCTION, describe } from '../../types/describe.ts';
import type { Role } from '../roles.ts';
import { type Context, combine } from './context.ts';
import { asOrmFunction, onPackage } from './packages.ts';

/** For a call on thousands of things they are asked for by each of these. */
export function targetsOf(context: Context, call: CallNode): readonly FunctionNode[] {
  const { graph } = context;
  if (context.asked?.call !== call)
    context.asked = { call, targets: graph.targetsOf(call).filter((each) => isFollowed(context, call, each)) };
  return context.asked.targets;
}

/** Packages are not followed, but for the ORM's; what its constructors do is taken to be no query. */
function isFollowed({ graph }: Context, call: CallNode, { file }: FunctionNode): boolean {
  const isConstruction = call.fact.isNew || call.fact.callee.kind === 'super';
  return !file.external || (!isConstruction && graph.packages.isOrmFile(file));
}

export function project(context: Context, call: CallNode, receiver: string): Role {
  const targets = targetsOf(context, call);
  return targets.length > 0 ? { kind: 'project', targets, receiver } : { kind: 'harmless', receiver };
}

export function plainCall(context: Context, call: CallNode): Role {
  const { graph } = context;
  const type = withoutNullish(graph.evaluate(call.fact.callee, call.file));
  return asCallback(call, call.fact.callee, type, plainCallOf(context, call, type, call.fact.name?.text ?? ''));
}

/** What a parameter stands for is known to the callers, if that can be told at all. */
export function asCallback(call: CallNode, callee: Value, type: Type, otherwise: Role): Role {
  const kinds = alternatives(type).map((each) => each.kind);
  const isOpen = kinds.includes('unknown') && kinds.every((kind) => kind === 'unknown' || kind === 'function');
  const parameter = isOpen ? parameterOf(callee, call.file) : null;
  return parameter ? { kind: 'callback', parameter, otherwise } : otherwise;
}

/** @param type what is called */
export function plainCallOf(context: Context, call: CallNode, type: Type, name: string): Role {
  const kinds = alternatives(type).map((each) => (isFunction(each) ? 'function' : each.kind));
  const ormFunction = kinds.length === 1 ? asOrmFunction(context, type) : null;
  if (ormFunction) return ormFunction;
  if (kinds.length > 0 && kinds.every((kind) => kind === 'function')) return projectOrExternal(context, call, name);
  if (kinds.includes('missing')) return { kind: 'unresolved', name, receiver: describe(type), missing: true };
  if (kinds.length > 0 && kinds.every((kind) => kind === 'builtin'))
    return { kind: 'harmless', receiver: describe(type) };
  const packages = alternatives(type).filter((each) => each.kind === 'external');
  if (packages.length > 0 && packages.length === kinds.length)
    return packages
      .map((each) => onPackage(context, each, name, each))
      .reduce((a, b) => combine(context, a, b, name, type));
  if (kinds.includes('function')) return { kind: 'dynamic', what: call.fact.text };
  return { kind: 'unresolved', name, receiver: UNKNOWN_FUNCTION, isValue: true };
}

function projectOrExternal(context: Context, call: CallNode, name: string): Role {
  const role = project(context, call, name);
  return role.kind === 'harmless' ? { kind: 'external', what: name } : role;
}

/** `FORMAT[this.kind](this)`: whatever there is in the table, if that can be told. */
export function computedCall(context: Context, call: CallNode, receivers: readonly Type[]): Role {
  const { graph } = context;
  const areTables = receivers.length > 0 && receivers.every(({ kind }) => TABLES.has(kind));
  const held = areTables ? receivers.flatMap((each) => alternatives(graph.memberOf(each, null))) : [];
  if (held.length > 0 && held.every((each) => isFunction(each) || each.kind === 'builtin'))
    return project(context, call, receivers.map(describe).join(' or '));
  const safe = receivers.length > 0 && receivers.every((each) => each.kind === 'builtin' || each.kind === 'external');
  return safe ? { kind: 'harmless', receiver: 'built-in' } : { kind: 'dynamic', what: call.fact.text };
}

/** A class in the form of a function may be called as one. */
export function isFunction(type: Type): boolean {
  return type.kind === 'function' || (type.kind === 'class' && type.class.fact.constructorFunction !== undefined);
}

/** What may hold functions under names that are looked up; what an array is asked for may be a method of its own. */
const TABLES: ReadonlySet<Type['kind']> = new Set(['object', 'record']);
