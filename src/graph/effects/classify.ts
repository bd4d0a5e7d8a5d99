/** What a call is: decided by what its receiver and callee are, never by its name alone (semantics, section 5). */
import type { Value } from '../../model/facts.ts';
import { installsOf } from '../classes/installs.ts';
import { lacksMember } from '../classes/lacking.ts';
import { isBorrowed } from '../project/borrowed.ts';
import { lacksMethod } from '../project/builtins.ts';
import type { CallNode, FileNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { type Type, alternatives, withoutNullish } from '../project/types.ts';
import { describe, REPLACED_FUNCTION } from '../types/describe.ts';
import { isOpaqueCall } from '../values/opaque.ts';
import { type Context, combine } from './classify/context.ts';
import { construction } from './classify/constructions.ts';
import { asCallback, computedCall, isFunction, plainCall, plainCallOf } from './classify/functions.ts';
import { isFunctionGiven, onReceiver } from './classify/receivers.ts';
import { mayRunAnother } from './replacements.ts';
import type { Role } from './roles.ts';

export function createClassifier(graph: Graph, nonOrmPackages: readonly string[]): (call: CallNode) => Role {
  const roles = new WeakMap<CallNode, Role>();
  /** By what they are called on. */
  const operations = new WeakMap<Type, Map<string, Role>>();
  const descriptions = new WeakMap<Type, string>();
  const { profile } = graph.project;
  const installs = installsOf(graph);
  /** Iteration methods that some type of the ORM bears, too: `map` of an array and of a cursor. */
  const iterated = new Set(Object.values(profile.types).flatMap((type) => type.iterates));
  const context: Context = {
    graph,
    nonOrmPackages,
    roles,
    operations,
    descriptions,
    asked: null,
    profile,
    installs,
    iterated,
  };

  return (call) => classify(context, call);
}

function classify(context: Context, call: CallNode): Role {
  const { roles } = context;
  const known = roles.get(call);
  if (known) return known;
  const role = unlessReplaced(context, call, compute(context, call));
  roles.set(call, role);
  return role;
}

/** What is called by a name that stands for something else at another time may be either. */
function unlessReplaced({ graph }: Context, call: CallNode, role: Role): Role {
  const { callee, name, text } = call.fact;
  if (role.kind !== 'project' || !mayRunAnother(graph, { value: callee, file: call.file }, role.targets)) return role;
  return { kind: 'unresolved', name: name?.text ?? text, receiver: REPLACED_FUNCTION, missing: true };
}

function compute(context: Context, call: CallNode): Role {
  const { graph } = context;
  const { callee, isNew } = call.fact;
  // `Meteor.call()` has only the name in common with that of functions.
  if (isOpaqueCall(graph, call)) return { kind: 'opaque', what: call.fact.text };
  if (isNew || callee.kind === 'super') return construction(context, call);
  if (callee.kind !== 'member') return plainCall(context, call);
  const isReflect = callee.object.kind === 'global' && callee.object.name === 'Reflect';
  const receiver = graph.evaluate(callee.object, call.file);
  if (!isReflect && isBorrowed(graph, call)) return borrowed(context, call);
  const role = methodCall(context, call, receiver, callee.name, callee.object.kind === 'super');
  return role.kind === 'unresolved' && !role.missing && isThroughBearer(context, callee.object, call.file)
    ? { ...role, missing: true }
    : role;
}

/** `Tag.objects`, whatever it is: what hangs on a class that bears pairs is a way to its rows until it is proven not to be. */
function isThroughBearer(context: Context, value: Value, file: FileNode): boolean {
  const { graph } = context;
  if (value.kind === 'call') {
    const { callee } = file.calls[value.call]?.fact ?? {};
    return callee?.kind === 'member' && isThroughBearer(context, callee.object, file);
  }
  if (value.kind !== 'member') return false;
  const owners = alternatives(graph.evaluate(value.object, file));
  return (
    owners.some((each) => each.kind === 'class' && graph.pairs.bearsAny(each.class)) ||
    isThroughBearer(context, value.object, file)
  );
}

/** `super.m.apply(this, arguments)` and `Base.prototype.m.call(this, …)` are the method itself; others are not followed. */
function borrowed(context: Context, call: CallNode): Role {
  const { graph } = context;
  const { callee, arguments: passed } = call.fact;
  if (callee.kind !== 'member') return { kind: 'dynamic', what: call.fact.text };
  const method = callee.object;
  const onThis = passed[0]?.value.kind === 'this';
  if (method.kind === 'member' && method.name !== null && onThis) {
    const isSuper = method.object.kind === 'super';
    const isPrototype = method.object.kind === 'member' && method.object.name === 'prototype';
    const owner = graph.evaluate(method.object, call.file);
    if (isSuper || isPrototype) return methodCall(context, call, owner, method.name, true);
  }
  const type = graph.evaluate(method, call.file);
  return asCallback(call, method, withoutNullish(type), borrowedFunction(context, call, type));
}

function borrowedFunction(context: Context, call: CallNode, type: Type): Role {
  // A free function is the same for whatever `this`; a method's variants may go by the object they are called on.
  const isFree = alternatives(type).every((each) =>
    each.kind === 'function' ? each.function.owner === null : isFunction(each),
  );
  if (isFree && alternatives(type).length > 0) return plainCallOf(context, call, type, call.fact.text);
  if (
    alternatives(type).every((each) => each.kind === 'builtin' || each.kind === 'external') &&
    type.kind !== 'union'
  ) {
    return { kind: 'harmless', receiver: describe(type) };
  }
  return { kind: 'dynamic', what: call.fact.text };
}

function methodCall(context: Context, call: CallNode, receiverType: Type, name: string | null, isExact: boolean): Role {
  const { operations } = context;
  const receiver = withoutNullish(receiverType);
  if (name === null) return computedCall(context, call, alternatives(receiver));
  const all = withMethod(context, alternatives(receiver), name);
  if (all.length === 0) return { kind: 'unresolved', name, receiver: 'unknown' };
  const known = operations.get(receiverType) ?? new Map<string, Role>();
  operations.set(receiverType, known);
  // What is borrowed has its targets from another value.
  const isPlain = call.fact.callee.kind === 'member' && call.fact.callee.name === name;
  const key = [isExact, isPlain, isFunctionGiven(context, call), call.fact.arguments.length > 1, name].join(' ');
  const found = known.get(key);
  if (found) return found;
  const role = all
    .map((each) => onReceiver(context, call, each, name, isExact))
    .reduce((a, b) => combine(context, a, b, name, receiver));
  // It is the same for every such call on what the value may be, which may be thousands of things.
  if (role.kind !== 'dynamic' && (isPlain || role.kind === 'orm')) known.set(key, role);
  return role;
}

/** What has no such method throws in both variants alike, as `null` does. */
function withMethod({ graph }: Context, receivers: readonly Type[], name: string): readonly Type[] {
  if (receivers.length === 1) return receivers;
  const rest = receivers.filter((each) => !lacksMethod(each, name) && !lacksMember(graph, each, name));
  return rest.length > 0 ? rest : receivers;
}
