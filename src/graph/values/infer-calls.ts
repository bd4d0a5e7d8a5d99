/** What a call gives, and which functions it may run. */
import type { Profile } from '../../model/profile.ts';
import type { Value } from '../../model/facts.ts';
import {
  arrayMethodResult,
  builtinCallResult,
  GENERATOR,
  iteratorMethodResult,
  iteratorOf,
  lacksMethod,
} from '../project/builtins.ts';
import { lacksMember } from '../classes/lacking.ts';
import { declaredResult } from '../pairs/declarations.ts';
import { isBorrowed } from '../project/borrowed.ts';
import type { Graph } from '../project/questions.ts';
import type { Definition } from '../project/questions.ts';
import { ormResult, withModel } from './infer-members.ts';
import { classOf, instanceOf } from '../types/instances.ts';
import type { CallNode, FunctionNode } from '../project/nodes.ts';
import { fullNameOf, givesOpaque } from './opaque.ts';
import { lookUpOwn } from '../../collections.ts';
import { pairOfTableAs } from '../pairs/table-pairs.ts';
import { promiseOfCall, promiseOfMethod } from '../types/promises.ts';
import type { Pair } from '../project/questions.ts';
import type { Evaluate, Settings } from './settings.ts';
import { argumentOfConstruction, resultByArguments } from './type-arguments.ts';
import {
  alternatives,
  functionsOf,
  isStructural,
  NEVER,
  settled,
  type Type,
  union,
  UNKNOWN,
} from '../project/types.ts';

type Instance = Extract<Type, { kind: 'instance' }>;
type ClassType = Extract<Type, { kind: 'class' }>;

/** A call, and what stands for the values in it. `self`: what a method is called on by way of `super`. */
interface Asked {
  readonly call: CallNode;
  readonly evaluate: Evaluate;
  readonly self: Type | null;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly settings: Settings;
  readonly profile: Profile;
  readonly selves: WeakMap<Value, Value>;
}

export function createCallInference(graph: Graph, settings: Settings): Pick<Graph, 'resultOf' | 'targetsOf'> {
  const { profile } = graph.project;
  const selves = new WeakMap<Value, Value>();
  const context: Context = { graph, settings, profile, selves };

  return {
    resultOf: (call, evaluate) => resultOf(context, call, evaluate),
    targetsOf: (call) => targetsOf(context, call),
  };
}

function resultOf(context: Context, call: CallNode, evaluate: Evaluate = context.graph.evaluate): Type {
  const { graph } = context;
  const { callee, isNew } = call.fact;
  if (isNew) return created(context, call, evaluate);
  if (callee.kind !== 'member') return plainCall(context, call, evaluate);
  const receiver = evaluate(callee.object, call.file);
  const name = callee.name;
  if (name === null) return chosen(context, receiver, { call, evaluate, self: null });
  if (isBorrowed(graph, call)) return UNKNOWN;
  const self = callee.object.kind === 'super' ? evaluate(thisFor(context, callee.object), call.file) : null;
  return union(
    withReceiver(context, receiver, name).map(
      (each) => promiseOfMethod(each, name) ?? methodCall(context, each, name, { call, evaluate, self }),
    ),
  );
}

/** `OPERATIONS[verb](…)`: what any function in the table gives, where there are no others. */
function chosen(context: Context, receiver: Type, asked: Asked): Type {
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
function thisFor({ selves }: Context, value: Extract<Value, { kind: 'super' }>): Value {
  const known = selves.get(value) ?? { kind: 'this', function: value.function };
  selves.set(value, known);
  return known;
}

function created(context: Context, call: CallNode, evaluate: Evaluate): Type {
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

function plainCall(context: Context, call: CallNode, evaluate: Evaluate): Type {
  return union(
    alternatives(evaluate(call.fact.callee, call.file)).map((each) => {
      if (each.kind === 'function')
        return functionResult(context, each.function, UNKNOWN, { call, evaluate, self: null });
      if (each.kind === 'external')
        return promiseOfCall(each) ?? (takesOnlyPlainValues(context, call) ? derived(each) : UNKNOWN);
      if (each.kind === 'builtin' && each.name === 'structuredClone') return cloned(context, call);
      return each.kind === 'builtin' ? builtinCallResult(each.name, '', null) : UNKNOWN;
    }),
  );
}

/** `structuredClone(rows)` is of the same make. Its objects have no methods any more: to call one throws in both variants. */
function cloned({ graph }: Context, { fact, file }: CallNode): Type {
  const [first] = fact.arguments;
  return first && !first.spread ? graph.evaluate(first.value, file) : UNKNOWN;
}

function methodCall(context: Context, receiver: Type, name: string, asked: Asked): Type {
  const { profile, graph } = context;
  const { call } = asked;
  switch (receiver.kind) {
    case 'array':
      return onArray(context, receiver, name, call);
    case 'builtin':
      return onBuiltin(context, receiver, name, asked);
    case 'instance':
    case 'class':
      return classCall(context, receiver, name, asked);
    case 'orm':
      return ormCall(context, receiver.type, name, receiver.origin, receiver.model, receiver);
    case 'external':
      if (!receiver.derived && Object.hasOwn(profile.functions, fullNameOf(receiver, name)))
        return ofPlatform(context, receiver, name);
      if (givesOpaque(profile, receiver, name)) return derived({ ...receiver, path: [...receiver.path, name] });
      return takesOnlyPlainValues(context, call) ? derived(receiver) : UNKNOWN;
    default: {
      const results = alternatives(graph.memberOf(receiver, name)).map((each) => {
        if (each.kind === 'function') return functionResult(context, each.function, receiver, asked);
        return each.kind === 'external' && takesOnlyPlainValues(context, call) ? derived(each) : UNKNOWN;
      });
      return results.length > 0 ? union(results) : UNKNOWN;
    }
  }
}

function onArray(context: Context, receiver: Extract<Type, { kind: 'array' }>, name: string, call: CallNode): Type {
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

function onBuiltin(
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
    case 'entries':
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

/** `Roles.getUsersInRole()`: what the profile says of it. */
function ofPlatform({ profile }: Context, receiver: Extract<Type, { kind: 'external' }>, name: string): Type {
  const returns = lookUpOwn(profile.functions, fullNameOf(receiver, name)) ?? 'unknown';
  return ormResult(returns, receiver.path.join('.'), null, receiver);
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

function callbackResult(context: Context, call: CallNode, index: number): Type {
  const { graph } = context;
  const callback = call.fact.arguments[index]?.value;
  const type = callback ? graph.evaluate(callback, call.file) : UNKNOWN;
  return type.kind === 'function' ? functionResult(context, type.function, UNKNOWN, null) : UNKNOWN;
}

function classCall(context: Context, receiver: Instance | ClassType, name: string, asked: Asked): Type {
  const { graph } = context;
  const isStatic = receiver.kind === 'class';
  const definitions = asked.self
    ? graph.hierarchy.lookUp(receiver.class, name, isStatic)
    : graph.hierarchy.dispatch(receiver.class, name, isStatic);
  const model = modelOf(receiver);
  const types = definitions.map((each) => definitionResult(context, each, receiver, asked));
  const known = types.length > 0 ? union(types) : fieldCall(context, receiver, name, asked);
  const settled = model ? withModel(known, model) : known;
  if (!alternatives(settled).some((each) => isVague(context, each))) return settled;
  const conventional = byConvention(context, receiver, name, model);
  if (conventional.kind === 'unknown') return settled;
  return union([...alternatives(settled).filter((each) => !isVague(context, each)), conventional]);
}

/** A call on `null` or `undefined`, or on what has no such method, gives nothing: it throws, or a chain ends before it. */
function withReceiver({ graph }: Context, receiver: Type, name: string): readonly Type[] {
  const all = alternatives(receiver);
  return all.filter((each) => {
    if (each.kind === 'instance') return all.length === 1 || !lacksMember(graph, each, name);
    return each.kind !== 'builtin' || (each.name !== 'null' && each.name !== 'undefined' && !lacksMethod(each, name));
  });
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

function modelOf(receiver: Instance | ClassType): Type | null {
  return receiver.kind === 'instance' ? receiver.model : receiver;
}

/** What the ORM's conventions say where its code does not. */
function byConvention(
  { graph, profile }: Context,
  receiver: Instance | ClassType,
  name: string,
  model: Type | null,
): Type {
  const isStatic = receiver.kind === 'class';
  const asyncOf = graph.pairs.borneAs(receiver.class, name, isStatic);
  if (asyncOf) return { kind: 'promise', of: pairResult(asyncOf, model, receiver) };
  const pair = graph.pairs.borneBy(receiver.class, name, isStatic);
  if (pair) return pairResult(pair, model, receiver);
  for (const root of graph.hierarchy.ormRoots(receiver.class)) {
    const returns = lookUpOwn(profile.types[root.type]?.lazy, name);
    if (returns !== undefined) return ormResult(returns, root.origin, model, receiver);
  }
  return UNKNOWN;
}

function pairResult(pair: Pair, model: Type | null, receiver: Type): Type {
  return ormResult(pair.returns, pair.assumedFrom ?? '', model, receiver);
}

function ormCall(
  { profile }: Context,
  type: string,
  name: string,
  origin: string,
  model: Type | null,
  receiver: Type,
): Type {
  const table = profile.types[type] ?? profile.objects[type];
  const returns = lookUpOwn(table?.pairs, name) ?? lookUpOwn(table?.lazy, name);
  if (returns !== undefined) return ormResult(returns, origin, model, receiver);
  const asyncOf = pairOfTableAs(profile, type, name, origin)?.returns;
  return asyncOf === undefined ? UNKNOWN : { kind: 'promise', of: ormResult(asyncOf, origin, model, receiver) };
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

/** @param asked the call; null where the language makes it */
function functionResult({ graph, settings }: Context, node: FunctionNode, receiver: Type, asked: Asked | null): Type {
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

/** No argument could be an ORM object, so neither can what a package's function makes of them. */
function takesOnlyPlainValues(context: Context, call: CallNode): boolean {
  const { graph } = context;
  return call.fact.arguments.every(({ value }) => isPlain(context, graph.evaluate(value, call.file), 0));
}

function isPlain(context: Context, type: Type, depth: number): boolean {
  const { graph } = context;
  return alternatives(type).every((each) => {
    if (each.kind === 'builtin' || each.kind === 'external') return true;
    if (each.kind === 'array') return isPlain(context, each.element, depth);
    if (each.kind !== 'object' || each.object.fact.open || depth > 3) return false;
    const { fact, file } = each.object;
    return fact.members.every((member) => isPlain(context, graph.evaluate(member.value, file), depth + 1));
  });
}

function targetsOf(context: Context, call: CallNode): readonly FunctionNode[] {
  const { graph } = context;
  const { callee, isNew } = call.fact;
  if (!isNew && callee.kind === 'member' && callee.name !== null && !isBorrowed(graph, call)) {
    const receiver = graph.evaluate(callee.object, call.file);
    const name = callee.name;
    const isSuper = callee.object.kind === 'super';
    return distinct(alternatives(receiver).flatMap((each) => methodTargets(context, each, name, isSuper)));
  }
  // `record.call(this, book)` runs `record`.
  const called = !isNew && callee.kind === 'member' && callee.name !== null ? callee.object : callee;
  return distinct(
    alternatives(graph.evaluate(called, call.file)).flatMap((each) => {
      if (each.kind === 'function') return [each.function];
      // `super()` of a constructor goes on to that of the base.
      if (callee.kind === 'super') return each.kind === 'instance' ? constructors(context, each) : [];
      if (each.kind !== 'class') return [];
      return isNew ? constructors(context, each) : constructorFunction(each);
    }),
  );
}

function methodTargets(context: Context, receiver: Type, name: string, isSuper: boolean): readonly FunctionNode[] {
  const { graph } = context;
  if (receiver.kind === 'instance' || receiver.kind === 'class') {
    const isStatic = receiver.kind === 'class';
    const found = isSuper
      ? graph.hierarchy.lookUp(receiver.class, name, isStatic)
      : graph.hierarchy.dispatch(receiver.class, name, isStatic);
    if (found.length > 0) return found.flatMap((each) => each.function ?? fieldFunctions(context, each));
  }
  return functionsOf(graph.memberOf(receiver, name));
}

function fieldFunctions({ graph }: Context, definition: Definition): readonly FunctionNode[] {
  const value = definition.member?.value;
  const type = value ? graph.evaluate(value, definition.class.file) : UNKNOWN;
  return type.kind === 'function' ? [type.function] : [];
}

/** A class in the form of a function may be called as one: `Base.call(this)`. */
function constructorFunction({ class: { file, fact } }: ClassType): readonly FunctionNode[] {
  const node = fact.constructorFunction === undefined ? undefined : file.functions[fact.constructorFunction];
  return node ? [node] : [];
}

/** `new C()` runs the constructors of the chain and the field initializers. */
function constructors({ graph }: Context, type: ClassType | Instance): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  const seen = new Set([type.class]);
  const queue = [type.class];
  for (let at = queue.pop(); at; at = queue.pop()) {
    for (const member of at.fact.members) {
      const id = member.kind === 'constructor' ? member.function : member.static ? null : member.initializer;
      const node = id === null ? undefined : at.file.functions[id];
      if (node) found.push(node);
    }
    for (const base of graph.hierarchy.bases(at)) {
      if (base.kind !== 'class' || seen.has(base.class)) continue;
      seen.add(base.class);
      queue.push(base.class);
    }
  }
  return found;
}

const NONE_GIVEN: ReadonlyMap<number, Type> = new Map();

/** Methods of Maps and Sets that say whether something was there. */
const ASKING: ReadonlySet<string> = new Set(['has', 'delete']);

const ITERATING: ReadonlySet<string> = new Set(['values', 'keys', 'entries']);

/** The class has static methods only; an iterator is known to give something. */
function isIterator(type: Extract<Type, { kind: 'builtin' }>): boolean {
  return type.element !== undefined && (type.name === 'Iterator' || type.name === GENERATOR);
}

function derived(type: Extract<Type, { kind: 'external' }>): Type {
  return { ...type, derived: true };
}

function isNullish(value: Value): boolean {
  return value.kind === 'builtin' && (value.name === 'null' || value.name === 'undefined');
}

const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

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

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
