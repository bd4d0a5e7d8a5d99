/** What a call of a function gives, and what a constructor makes. */
import type { Value } from '../../../model/facts.ts';
import { lookUpOwn } from '../../../collections.ts';
import { lacksMember } from '../../classes/lacking.ts';
import { declaredResult } from '../../pairs/declarations.ts';
import { GENERATOR, builtinCallResult, lacksMethod } from '../../project/builtins.ts';
import type { CallNode, FunctionNode } from '../../project/nodes.ts';
import {
  NEVER,
  type Type,
  UNKNOWN,
  alternatives,
  isStructural,
  settled,
  union,
  isNullish,
} from '../../project/types.ts';
import { classOf, instanceOf } from '../../types/instances.ts';
import { promiseOfCall } from '../../types/promises.ts';
import { ormResult } from '../orm-results.ts';
import type { Evaluate } from '../settings.ts';
import { argumentOfConstruction, resultByArguments } from '../type-arguments.ts';
import { type Asked, type Context, derived, takesOnlyPlainValues } from './context.ts';

/** `OPERATIONS[verb](…)`: what any function in the table gives, where there are no others. */
export function chosen(context: Context, receiver: Type, asked: Asked): Type {
  const { graph } = context;
  const tables = alternatives(receiver);
  if (tables.length === 0 || !tables.every((each) => each.kind === 'object' || each.kind === 'record')) return UNKNOWN;
  return union(
    tables.flatMap((table) =>
      alternatives(graph.memberOf(table, null)).map((each) =>
        each.kind === 'function' ? functionResult(context, each.function, table, asked) : UNKNOWN,
      ),
    ),
  );
}

/** `super.m()` is called on `this`; always the same value for the same place. */
export function thisFor({ selves }: Context, value: Extract<Value, { kind: 'super' }>): Value {
  const known = selves.get(value) ?? { kind: 'this', function: value.function };
  selves.set(value, known);
  return known;
}

export function created(context: Context, call: CallNode, evaluate: Evaluate): Type {
  const { graph } = context;
  return union(
    alternatives(evaluate(call.fact.callee, call.file)).map((each) => {
      if (each.kind === 'external')
        return promiseOfCall(each) ?? (takesOnlyPlainValues(context, call) ? derived(each) : UNKNOWN);
      if (each.kind === 'builtin') return collection(context, each.name, call) ?? instanceOf(each);
      const [written] = call.fact.typeArguments ?? [];
      const made = instanceOf(each);
      if (made.kind === 'shape') return UNKNOWN;
      if (made.kind !== 'instance') return made;
      const argument = written
        ? graph.typeOf(written, call.file)
        : argumentOfConstruction(graph, made.class, { call, evaluate });
      return argument ? { ...made, model: classOf(argument) } : made;
    }),
  );
}

/** `new Map(pairs)`, `new Set(items)`, `new Array(…)`; null for what holds nothing. */
function collection({ graph }: Context, name: string, call: CallNode): Type | null {
  const [first] = call.fact.arguments;
  if (name === 'Array') return call.fact.arguments.length < 2 ? { kind: 'array', element: NEVER } : null;
  if (!COLLECTIONS.has(name)) return null;
  const written = call.fact.typeArguments?.map((each) => graph.typeOf(each, call.file));
  const [key, value = key] = written ?? [];
  if (key && value) return { kind: 'builtin', name, element: value, key };
  if (!first || isNullish(first.value)) return { kind: 'builtin', name, element: NEVER, key: NEVER };
  const held = first.spread ? UNKNOWN : graph.elementOf(graph.evaluate(first.value, call.file));
  if (!name.endsWith('Map')) return { kind: 'builtin', name, element: held, key: held };
  return { kind: 'builtin', name, element: graph.memberOf(held, '1'), key: graph.memberOf(held, '0') };
}

export function plainCall(context: Context, call: CallNode, evaluate: Evaluate): Type {
  return union(
    alternatives(evaluate(call.fact.callee, call.file)).map((each) => {
      if (each.kind === 'function')
        return functionResult(context, each.function, UNKNOWN, { call, evaluate, self: null });
      if (each.kind === 'external')
        return (
          ofExport(context, each, { call, evaluate, self: null }) ??
          promiseOfCall(each) ??
          (takesOnlyPlainValues(context, call) ? derived(each) : UNKNOWN)
        );
      if (each.kind === 'builtin' && each.name === 'structuredClone') return cloned(context, call);
      return each.kind === 'builtin' ? builtinCallResult(each.name, '', null) : UNKNOWN;
    }),
  );
}

/** What a configuration says that a function of a package gives; null where it says nothing. */
export function ofExport(
  { graph, profile }: Context,
  called: Extract<Type, { kind: 'external' }>,
  asked: Asked,
): Type | null {
  const [name = '', ...others] = called.path[0] === 'default' ? called.path.slice(1) : called.path;
  const isDescribed = !called.derived && others.length === 0 && graph.project.described?.isOf(called.module) === true;
  if (!isDescribed) return null;
  const { exports } = profile;
  const returns = lookUpOwn(exports?.pairs, name) ?? lookUpOwn(exports?.lazy, name);
  const operation = { origin: name, model: null, receiver: UNKNOWN, asked };
  return returns === undefined ? null : ormResult(graph, returns, operation);
}

/** `structuredClone(rows)` is of the same make. Its objects have no methods any more: to call one throws in both variants. */
function cloned({ graph }: Context, { fact, file }: CallNode): Type {
  const [first] = fact.arguments;
  return first && !first.spread ? graph.evaluate(first.value, file) : UNKNOWN;
}

/** A call on `null` or `undefined`, or on what has no such method, gives nothing: it throws, or a chain ends before it. */
export function withReceiver({ graph }: Context, receiver: Type, name: string): readonly Type[] {
  const all = alternatives(receiver);
  return all.filter((each) => {
    if (each.kind === 'instance') return all.length === 1 || !lacksMember(graph, each, name);
    return each.kind !== 'builtin' || (each.name !== 'null' && each.name !== 'undefined' && !lacksMethod(each, name));
  });
}

/** @param asked the call; null where the language makes it */
export function functionResult(
  { graph, settings }: Context,
  node: FunctionNode,
  receiver: Type,
  asked: Asked | null,
): Type {
  const { returnType, returns, async, generator } = node.fact;
  if (generator) return async ? UNKNOWN : { kind: 'builtin', name: GENERATOR, element: UNKNOWN };
  if (returnType?.kind === 'this') return receiver;
  const own = resultByArguments(graph, node, receiver, asked);
  if (own) return own;
  if (returnType && (returnType.kind !== 'other' || returnType.members)) {
    const written = graph.typeOf(returnType, node.file);
    // What a body makes may have more than its type tells: methods, for one.
    if (written.kind !== 'unknown' && !isStructural(written)) return written;
    const made = union(returns.map((each) => graph.evaluate(each, node.file)));
    const isMade = alternatives(made).length > 0 && alternatives(made).every((each) => each.kind !== 'unknown');
    if (written.kind !== 'unknown' && (async || !isMade)) return written;
  }
  const declared = declaredResult(graph, node);
  const said = declared ? graph.typeOf(declared.type, declared.file) : UNKNOWN;
  if (said.kind !== 'unknown' && !alternatives(said).some((each) => each.kind === 'shape')) return said;
  const given = asked && settings.givenTo(node, asked.call.fact, asked.call.file, asked.evaluate);
  const told = settings.returnedBy(node, asked?.self ?? receiver, given ?? NONE_GIVEN);
  if (told) return told;
  const of =
    returns.length === 0
      ? UNKNOWN
      : union(returns.map((each) => (each.kind === 'this' ? receiver : graph.evaluate(each, node.file))));
  return async ? { kind: 'promise', of: settled(of) } : of;
}

const NONE_GIVEN: ReadonlyMap<number, Type> = new Map();

export const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);
