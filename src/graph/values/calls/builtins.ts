/** What methods of arrays, containers and iterators give. */
import type { Value } from '../../../model/facts.ts';
import {
  GENERATOR,
  arrayMethodResult,
  builtinCallResult,
  iteratorMethodResult,
  iteratorOf,
} from '../../project/builtins.ts';
import type { CallNode } from '../../project/nodes.ts';
import { NEVER, type Type, UNKNOWN, alternatives, union } from '../../project/types.ts';
import { isMapForeign } from '../mapped-over.ts';
import type { Asked, Context } from './context.ts';
import { COLLECTIONS, functionResult } from './functions.ts';

export function onArray(
  context: Context,
  receiver: Extract<Type, { kind: 'array' }>,
  name: string,
  call: CallNode,
): Type {
  const { graph } = context;
  const given = (index: number): Type[] => {
    const argument = call.fact.arguments[index];
    return argument ? [graph.evaluate(argument.value, call.file)] : [];
  };
  switch (name) {
    case 'map':
      return mapped(context, call);
    case 'flatMap':
      return { kind: 'array', element: flattened(elementsOf(mapped(context, call))) };
    case 'flat':
      return { kind: 'array', element: given(0).length > 0 ? UNKNOWN : flattened(receiver.element) };
    case 'reduce':
    case 'reduceRight':
      return union([...(call.fact.arguments[1] ? given(1) : [receiver.element]), callbackResult(context, call, 0)]);
    case 'concat':
      return {
        kind: 'array',
        element: union([receiver.element, ...call.fact.arguments.map((each) => joined(context, each, call))]),
      };
    default:
      return arrayMethodResult(receiver.element, name);
  }
}

function elementsOf(type: Type): Type {
  return type.kind === 'array' ? type.element : UNKNOWN;
}

/** Arrays in an array, by what they hold. */
function flattened(type: Type): Type {
  return union(alternatives(type).map((each) => (each.kind === 'array' ? each.element : each)));
}

/** What `concat` takes over of an argument. */
function joined(
  { graph }: Context,
  { value, spread }: CallNode['fact']['arguments'][number],
  { file }: CallNode,
): Type {
  const type = graph.evaluate(value, file);
  return spread ? UNKNOWN : flattened(type);
}

export function onBuiltin(
  context: Context,
  receiver: Extract<Type, { kind: 'builtin' }>,
  name: string,
  { call, evaluate }: Asked,
): Type {
  const { settings, graph } = context;
  const [first] = call.fact.arguments;
  const { callee } = call.fact;
  if (name === 'get' && first && callee.kind === 'member' && COLLECTIONS.has(receiver.name)) {
    const kept = settings.keptFor(callee.object, call.file, evaluate(first.value, call.file));
    if (kept) return kept;
  }
  if (isIterator(receiver)) return iteratorMethodResult(receiver, name);
  if (receiver.element) {
    const held = heldResult(receiver, receiver.element, name);
    if (held) return held;
  }
  if (receiver.name === 'Array' && name === 'isArray') return { kind: 'builtin', name: 'boolean' };
  if (first && receiver.name === 'Array' && name === 'from') return arrayFrom(context, call, first.value);
  if (receiver.name === 'Array' && name === 'of')
    return {
      kind: 'array',
      element: union(call.fact.arguments.map((each) => graph.evaluate(each.value, call.file))),
    };
  if (name === 'groupBy' && first) {
    const held = graph.elementOf(graph.evaluate(first.value, call.file));
    const rows: Type = { kind: 'array', element: held };
    if (receiver.name === 'Object') return { kind: 'record', element: rows };
    if (receiver.name === 'Map')
      return { kind: 'builtin', name: 'Map', element: rows, key: callbackResult(context, call, 1) };
  }
  if (receiver.name === 'Object' && name === 'create' && isNullObject(call)) return { kind: 'record', element: NEVER };
  if (receiver.name === 'Object' && first && !first.spread) {
    const listed = listedIn(context, graph.evaluate(first.value, call.file), name);
    if (listed) return listed;
  }
  if (COLLECTIONS.has(receiver.name) && ITERATING.has(name)) return iteratorOf(UNKNOWN);
  if (COLLECTIONS.has(receiver.name) && ASKING.has(name)) return { kind: 'builtin', name: 'boolean' };
  return builtinCallResult(receiver.name, name, first ? graph.evaluate(first.value, call.file) : null);
}

/** What a method of a Map or Set gives of it; null where it is nothing of it. */
function heldResult(receiver: Extract<Type, { kind: 'builtin' }>, element: Type, name: string): Type | null {
  const key = receiver.key ?? UNKNOWN;
  switch (name) {
    case 'get':
      // Of a registry that others fill, too, it is told where something of it is called what that may run.
      return alternatives(element).some((each) => each.kind === 'function') && !isAllFunctions(element)
        ? UNKNOWN
        : element;
    case 'values':
      return iteratorOf(element);
    case 'keys':
      return iteratorOf(receiver.name === 'Set' ? element : key);
    case '@@iterator':
    case 'entries':
      if (name === '@@iterator' && receiver.name === 'Set') return iteratorOf(element);
      return iteratorOf({ kind: 'tuple', elements: [receiver.name === 'Set' ? element : key, element] });
    case 'set':
    case 'add':
      return receiver;
    case 'union':
    case 'intersection':
    case 'difference':
    case 'symmetricDifference':
      return UNKNOWN;
    default:
      return null;
  }
}

/** `Object.values(record)` and its like; null for what is listed otherwise. */
function listedIn({ graph }: Context, type: Type, name: string): Type | null {
  if (name === 'fromEntries') return { kind: 'record', element: graph.memberOf(graph.elementOf(type), '1') };
  if (name !== 'values' && name !== 'entries') return null;
  const element = union(
    alternatives(type).map((each) =>
      each.kind === 'record' || each.kind === 'object' || each.kind === 'array' ? graph.memberOf(each, null) : UNKNOWN,
    ),
  );
  if (name === 'values') return { kind: 'array', element };
  return { kind: 'array', element: { kind: 'tuple', elements: [{ kind: 'builtin', name: 'string' }, element] } };
}

/** `Array.from(iterable)` and `Array.from(iterable, callback)` */
function arrayFrom(context: Context, call: CallNode, iterable: Value): Type {
  const { graph } = context;
  if (call.fact.arguments.length > 1) return mapped(context, call, 1);
  return { kind: 'array', element: graph.elementOf(graph.evaluate(iterable, call.file)) };
}

function mapped(context: Context, call: CallNode, index = 0): Type {
  const element = callbackResult(context, call, index);
  return { kind: 'array', element };
}

/**
 * `rows.map(f)` where nothing is known of the rows, or where a package gave them.
 *
 * @returns unknown where that is another method, or what `f` gives is not known
 */
export function mappedBy(context: Context, call: CallNode, name: string, receiver: Type): Type {
  // `R.map(f)` of a package gives whatever it likes.
  if (name !== 'map' || (receiver.kind === 'external' && !receiver.derived)) return UNKNOWN;
  const element = callbackResult(context, call, 0);
  const isKnown = alternatives(element).every(({ kind }) => kind !== 'unknown' && kind !== 'promise');
  return isKnown && isMapForeign(context.graph) ? { kind: 'array', element } : UNKNOWN;
}

function callbackResult(context: Context, call: CallNode, index: number): Type {
  const { graph } = context;
  const callback = call.fact.arguments[index]?.value;
  const type = callback ? graph.evaluate(callback, call.file) : UNKNOWN;
  return type.kind === 'function' ? functionResult(context, type.function, UNKNOWN, null) : UNKNOWN;
}

/** Methods of Maps and Sets that say whether something was there. */
const ASKING: ReadonlySet<string> = new Set(['has', 'delete']);

const ITERATING: ReadonlySet<string> = new Set(['values', 'keys', 'entries']);

/** The class has static methods only; an iterator is known to give something. */
function isIterator(type: Extract<Type, { kind: 'builtin' }>): boolean {
  return type.element !== undefined && (type.name === 'Iterator' || type.name === GENERATOR);
}

/** `Object.create(null)`: nothing is in it, and it inherits nothing. */
function isNullObject({
  fact: {
    arguments: [first, ...others],
  },
}: CallNode): boolean {
  return others.length === 0 && first?.value.kind === 'builtin' && first.value.name === 'null' && !first.spread;
}

function isAllFunctions(type: Type): boolean {
  return alternatives(type).every((each) => each.kind === 'function');
}
