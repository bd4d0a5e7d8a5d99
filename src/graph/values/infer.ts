/** Receiver inference: from the values of the facts to types, over the whole project. */
import type { BindingFact, CallFact, TypeFact, Value } from '../../model/facts.ts';
import {
  GENERATOR,
  ITERATION_METHODS,
  ITERATOR_TYPES,
  isBuiltinType,
  isFlat,
  isGlobalBuiltin,
} from '../project/builtins.ts';
import type { Exports } from '../project/exports.ts';
import { isOwnExports } from '../project/own-exports.ts';
import type { Graph, Home } from '../project/questions.ts';
import { createCallInference } from './infer-calls.ts';
import { givenToCallback, takenFromOrm } from './called-back.ts';
import { callersOf } from '../types/callers.ts';
import { isOnlyUsed } from '../types/class-uses.ts';
import { creatorsInSight } from './contents/creators.ts';
import { arrayType, withContents } from './holders.ts';
import { createMemberInference, withModel } from './infer-members.ts';
import { createGlobals, ownGlobalType, type Globals } from '../project/globals.ts';
import { classOf, instanceOf } from '../types/instances.ts';
import { interfaceNamed } from '../types/interfaces.ts';
import { createModels, type Models } from '../classes/models.ts';
import { memberNamed } from '../project/file-index.ts';
import { type CallNode, type ClassNode, type FileNode, type FunctionNode, isTypeScript } from '../project/nodes.ts';
import { isPromise, isPromiseName, promiseReference } from '../types/promises.ts';
import { mayBeVariantOf, nameOfFunction } from '../pairs/siblings.ts';
import { globalNames } from './opaque.ts';
import { givenToSetter } from '../project/setters.ts';
import { lookUpOwn } from '../../collections.ts';
import { ormResult } from './orm-results.ts';
import { createSettings } from './settings.ts';
import { resultByArguments } from './type-arguments.ts';
import { defaultsOf, parameterAt } from '../project/parameters.ts';
import { aliasedType } from '../types/type-parameters.ts';
import { createSolver } from '../types/solver.ts';
import type { Structure } from '../classes/structure.ts';
import {
  alternatives,
  functionsOf,
  isStructural,
  settled,
  shallow,
  type Type,
  union,
  UNKNOWN,
  withoutNullish,
  isNullish,
} from '../project/types.ts';

type Inference = Omit<Graph, 'project' | 'hierarchy' | 'pairs' | 'writes' | 'packages'>;

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly exportsOf: Exports;
  readonly solve: (key: object, compute: () => Type) => Type;
  readonly globals: Globals;
  profileGlobals: ReadonlySet<string> | null;
  readonly models: Models;
}

export function createInference(graph: Graph, exportsOf: Exports, structure: Structure): Inference {
  const { solve } = createSolver();
  const globals = createGlobals(graph);
  const models = createModels(graph, solve, structure.holders);
  const settings = createSettings(graph, solve, (type) => models.instanceOf(type));
  const context: Context = { graph, exportsOf, solve, globals, profileGlobals: null, models };

  return {
    evaluate: (value, file) => evaluate(context, value, file),
    globalType: (name) => globalType(context, name),
    elementOf: (type) => elementOf(context, type),
    typeOf: (type, file) => typeOf(context, type, file),
    homeOf: (each) => homeOf(context, each),
    assignmentTarget: (value, file) => assignmentTarget(context, value, file),
    ...createMemberInference(graph, exportsOf, solve, settings),
    ...createCallInference(graph, settings),
  };
}

function evaluate(context: Context, value: Value, file: FileNode): Type {
  const { solve } = context;
  return solve(value, () => shallow(compute(context, value, file)));
}

function compute(context: Context, value: Value, file: FileNode): Type {
  const { exportsOf, graph } = context;
  switch (value.kind) {
    case 'binding':
      return binding(context, value.binding, file);
    case 'global':
      return globalType(context, value.name);
    case 'this':
      return thisType(context, file.functions[value.function] ?? null, file);
    case 'super':
      return superType(context, file.functions[value.function] ?? null);
    case 'member':
      if (value.name !== null && isOwnExports(value.object)) return exportsOf.exported(file, value.name) ?? UNKNOWN;
      return graph.memberOf(evaluate(context, value.object, file), value.name);
    case 'call': {
      const call = file.calls[value.call];
      return call ? withContents(graph, graph.resultOf(call), call) : UNKNOWN;
    }
    case 'awaited':
      return settled(evaluate(context, value.value, file));
    case 'class': {
      const node = file.classes[value.class];
      return node ? union([{ kind: 'class', class: node }, ...decoratedClasses(context, node)]) : UNKNOWN;
    }
    case 'function': {
      const node = file.functions[value.function];
      const made = file.constructors.get(value.function);
      if (made) return { kind: 'class', class: made };
      return node ? { kind: 'function', function: node } : UNKNOWN;
    }
    case 'object': {
      const node = file.objects[value.object];
      return node ? { kind: 'object', object: node } : UNKNOWN;
    }
    case 'array':
      return arrayType(graph, value, file);
    case 'builtin':
      return { kind: 'builtin', name: value.name };
    case 'union':
      return union(value.values.map((each) => evaluate(context, each, file)));
    case 'element':
      return elementOf(context, evaluate(context, value.of, file));
    case 'typed':
      return typeOf(context, value.type, file);
    case 'parameter':
      return parameterValue(context, file.functions[value.function] ?? null, value.index);
    case 'module':
      return exportsOf.module(file, value.specifier);
    case 'unknown':
      return UNKNOWN;
  }
}

function binding(context: Context, id: number, file: FileNode): Type {
  const { solve } = context;
  const fact = file.facts.bindings[id];
  if (!fact) return UNKNOWN;
  return solve(fact, () => {
    if (fact.import) return imported(context, fact.import, fact.name, file);
    const applied =
      fact.kind === 'parameter' ? union(fact.values.map((each) => evaluate(context, each, file))) : UNKNOWN;
    // What a mixin is applied to says more than the type of its parameter.
    if (alternatives(applied).length > 0 && alternatives(applied).every(isClassType)) return applied;
    const isWritten =
      fact.type !== null && (fact.kind === 'type' || fact.type.kind !== 'other' || fact.type.members !== undefined);
    const written = fact.type && isWritten ? typeOf(context, fact.type, file) : UNKNOWN;
    const isLess = isStructural(written) && (!isTypeScript(file) || alternatives(written).every(isInterface));
    if ((written.kind !== 'unknown' && !isLess) || fact.values.length === 0) return written;
    const given = union(fact.values.map((each) => evaluate(context, each, file)));
    // The value may have more than its type tells.
    if (isLess) return isKnown(given) ? given : written;
    // An interface of the same name adds to a class.
    if (fact.kind === 'type') return given;
    const isFixed = fact.type !== null && fixesMembers(fact.type) && isTypeScript(file);
    // A function has no members that matter; a class has those that it declares.
    const isDeclared = given.kind === 'function' || alternatives(given).every(({ kind }) => kind === 'instance');
    return isFixed && !isDeclared ? UNKNOWN : given;
  });
}

/** What a package exports by default has the name that it is imported under, if the configuration knows that. */
function imported(
  { exportsOf, graph }: Context,
  { specifier, name }: NonNullable<BindingFact['import']>,
  local: string,
  file: FileNode,
): Type {
  const type = exportsOf.imported(file, specifier, name);
  const isOpen =
    name === 'default' && !/^[./]/.test(specifier) && (type.kind === 'external' || type.kind === 'missing');
  const isOwn = isOpen && graph.project.profile.ownNames?.includes(local) === true;
  return (isOwn ? exportsOf.table(specifier, local) : null) ?? type;
}

function globalType(context: Context, name: string): Type {
  const { globals, solve, graph } = context;
  const own = globals.named(name);
  return own
    ? solve(own, () => shallow(ownGlobalType(graph, own, platformType(context, name))))
    : platformType(context, name);
}

function platformType(context: Context, name: string): Type {
  const { graph, exportsOf } = context;
  const { profile } = graph.project;
  if (profile.globals) {
    const type = exportsOf.table('', name);
    if (type) return type;
    if (isGlobalBuiltin(name)) return { kind: 'builtin', name };
    context.profileGlobals ??= globalNames(profile);
    if (context.profileGlobals.has(name)) return { kind: 'external', module: '', path: [name] };
  }
  return isGlobalBuiltin(name) ? { kind: 'builtin', name } : UNKNOWN;
}

function thisType(context: Context, node: FunctionNode | null, file: FileNode): Type {
  const { models } = context;
  if (!node) return UNKNOWN;
  const { owner } = node;
  if (!owner) return thisArgument(context, node, file);
  const home = homeOf(context, node);
  if (home) {
    const type: Type = { kind: 'class', class: home.class };
    return home.static ? type : models.instanceOf(type);
  }
  return owner.kind === 'object' ? { kind: 'object', object: owner.object } : UNKNOWN;
}

/** `items.forEach(function () {…}, this)`: what the callback is run on. */
function thisArgument(context: Context, node: FunctionNode, file: FileNode): Type {
  const { use } = node.fact;
  const call = use.kind === 'argument' && use.index === 0 ? file.calls[use.call] : undefined;
  const passed = call?.fact.arguments[1];
  const callee = call?.fact.callee;
  if (!passed || passed.spread || callee?.kind !== 'member' || ITERATION_METHODS.get(callee.name ?? '') !== 0)
    return UNKNOWN;
  return isIterable(evaluate(context, callee.object, file)) ? evaluate(context, passed.value, file) : UNKNOWN;
}

function homeOf(context: Context, { owner, file }: FunctionNode): Home | null {
  if (owner?.kind === 'class') return { class: owner.class, static: owner.static, name: owner.member.name };
  const target = owner?.kind === 'assignment' ? owner.target : owner?.kind === 'object' ? owner.home : null;
  const found = target && assignmentTarget(context, target, file);
  return found && owner ? { ...found, name: owner.name } : null;
}

/** `super` is what the bases are: instances in methods, classes in static ones. */
function superType(context: Context, node: FunctionNode | null): Type {
  const { graph, models } = context;
  const owner = node?.owner;
  // Of an object it is what is written there: `{ __proto__: Base.prototype, m() { super.m(); } }`.
  const proto = owner?.kind === 'object' ? memberNamed(owner.object, '__proto__') : undefined;
  if (owner?.kind === 'object' && proto) return evaluate(context, proto.value, owner.object.file);
  if (owner?.kind !== 'class') return UNKNOWN;
  const bases = union(graph.hierarchy.bases(owner.class));
  if (owner.static) return bases;
  const self = models.instanceOf({ kind: 'class', class: owner.class });
  const model = self.kind === 'instance' ? self.model : null;
  return model ? withModel(instanceOf(bases), model) : instanceOf(bases);
}

/** What is not given has the default, if there is one. */
function parameterValue(context: Context, node: FunctionNode | null, index: number): Type {
  const type = parameterType(context, node, index);
  const parameter = node && parameterAt(node, index);
  if (!parameter || defaultsOf(parameter).length === 0) return type;
  return union(alternatives(type).filter((each) => each.kind !== 'builtin' || each.name !== 'undefined'));
}

/** What an iteration callback is given; any other parameter is unknown, for anybody may call the function. */
function parameterType(context: Context, node: FunctionNode | null, index: number): Type {
  const { graph } = context;
  if (!node) return UNKNOWN;
  const { use } = node.fact;
  if (use.kind === 'immediately-invoked') return invokedWith(context, node, use.call, index);
  const from = use.kind === 'argument' && use.index === 1 ? node.file.calls[use.call]?.fact : undefined;
  if (from && isArrayFrom(from)) {
    const [items] = from.arguments;
    if (index === 0 && items && !items.spread) return elementOf(context, evaluate(context, items.value, node.file));
    return index === 1 ? { kind: 'builtin', name: 'number' } : UNKNOWN;
  }
  if (use.kind !== 'argument')
    return isMixin(node, index) ? mixinBase(context, node, index) : byCallers(context, node, index);
  const call = node.file.calls[use.call];
  const callee = call?.fact.callee;
  const isIteration = use.index === 0 && callee?.kind === 'member' && isIterating(callee.name);
  if (call && !isIteration)
    return isMixin(node, index) ? mixinBase(context, node, index) : givenToCallback(graph, call, use.index, index);
  if (callee?.kind !== 'member' || callee.name === null) return UNKNOWN;
  if (COMPARING.has(callee.name) && index < 2) {
    const compared = evaluate(context, callee.object, node.file);
    return compared.kind === 'array' ? compared.element : UNKNOWN;
  }
  const element = ITERATION_METHODS.get(callee.name);
  if (!call || element === undefined) return UNKNOWN;
  const receiver = evaluate(context, callee.object, node.file);
  if (index < element) return receiver.kind === 'array' ? accumulated(context, call, node, receiver.element) : UNKNOWN;
  if (index === element) {
    // A Map calls back with its values, though iterating over it gives pairs.
    return receiver.kind === 'builtin' && receiver.element ? receiver.element : elementOf(context, receiver);
  }
  if (index === element + 1 && receiver.kind === 'builtin' && receiver.key) return receiver.key;
  if (receiver.kind !== 'array') return UNKNOWN;
  return index === element + 1 ? { kind: 'builtin', name: 'number' } : index === element + 2 ? receiver : UNKNOWN;
}

/** What `reduce` builds up: what it starts with, and all that its callback gives. */
function accumulated(context: Context, call: CallNode, callback: FunctionNode, element: Type): Type {
  const initial = call.fact.arguments[1];
  const first = initial ? evaluate(context, initial.value, call.file) : element;
  return union([first, ...callback.fact.returns.map((each) => evaluate(context, each, callback.file))]);
}

/** `(function (Base) {…})(Model)` is called there and nowhere else. */
function invokedWith(context: Context, node: FunctionNode, id: number, index: number): Type {
  const call = node.file.calls[id]?.fact;
  const isDirect = call?.callee.kind === 'function' && call.callee.function === node.id;
  const passed = call?.arguments.slice(0, index + 1) ?? [];
  const own = passed[index];
  if (!isDirect || !own || passed.some((each) => each.spread) || node.fact.name !== null) return UNKNOWN;
  return evaluate(context, own.value, node.file);
}

/** The parameter that a mixin extends stands for all that the mixin is applied to. */
function isMixin(node: FunctionNode, index: number): boolean {
  return node.file.classes.some((each) => each.fact.function === node.id && refersTo(each, node, index));
}

function mixinBase(context: Context, node: FunctionNode, index: number): Type {
  const { graph } = context;
  const applied: Type[] = [];
  for (const file of graph.project.files) {
    for (const call of file.calls) {
      const argument = call.fact.arguments[index];
      if (!argument || !applies(context, call, node)) continue;
      applied.push(evaluate(context, argument.value, file));
    }
    for (const each of index === 0 ? file.classes : [])
      if (decoratorsOf(context, each).includes(node)) applied.push({ kind: 'class', class: each });
  }
  return union(applied);
}

/** The functions of the project that are given the class: `@Tracked class Song {}` is `Tracked(Song)`. */
function decoratorsOf(context: Context, { fact, file }: ClassNode): readonly FunctionNode[] {
  return (fact.decorators ?? []).flatMap((each) => functionsOf(evaluate(context, each, file)));
}

/** The classes that decorators give for it: its name stands for the last of them. */
function decoratedClasses(context: Context, node: ClassNode): readonly Type[] {
  return decoratorsOf(context, node).flatMap(({ fact, file }) =>
    fact.returns.flatMap((each) => alternatives(evaluate(context, each, file)).filter(({ kind }) => kind === 'class')),
  );
}

/** What all that call a function give it, where they are known and each gives some object. */
function byCallers(context: Context, node: FunctionNode, index: number): Type {
  const { graph } = context;
  const parameter = node.fact.parameters[index];
  if (!parameter || parameter.type || parameter.rest || node.fact.generator) return UNKNOWN;
  // The ORM calls it, and whoever else has the object: a package, or something that looks its methods up by their names.
  const taken = takenFromOrm(graph, node, index);
  if (taken) return taken;
  if (isPaired(context, node)) return UNKNOWN;
  if (node.fact.form === 'setter') return usable(context, givenToSetter(graph, node), node, index);
  // What calls the sync variant will have a mirror that gives the same to the async one.
  const called = [node, ...(node.fact.async ? mayBeVariantOf(graph, node) : [])];
  const callers = called.map((each) => creatorsInSight(graph, each) ?? callersOf(graph, each));
  return callers.every((each) => each !== null) ? givenBy(context, callers.flat(), node, index) : UNKNOWN;
}

function givenBy(context: Context, callers: readonly CallNode[], node: FunctionNode, index: number): Type {
  if (callers.length === 0) return UNKNOWN;
  const given = callers.map(({ fact, file }) => {
    if (fact.arguments.slice(0, index + 1).some((each) => each.spread)) return UNKNOWN;
    const argument = fact.arguments[index];
    return argument ? evaluate(context, argument.value, file) : UNDEFINED;
  });
  return usable(context, union(given), node, index);
}

function usable({ graph }: Context, type: Type, node: FunctionNode, index: number): Type {
  const isClass = alternatives(type).some(isClassType);
  if (isClass && !isOnlyUsed(graph, node, index, true)) return UNKNOWN;
  return alternatives(type).every((each) => GIVEN.has(each.kind) || isData(graph, each)) ? type : UNKNOWN;
}

/** The ORM may call it as well. */
function isPaired(context: Context, node: FunctionNode): boolean {
  const { graph } = context;
  const { owner } = node;
  const home = owner === null ? null : homeOf(context, node);
  if (!home) return owner !== null && owner.kind !== 'object' && owner.kind !== 'class';
  if (home.name === null) return true;
  if (home.name === 'constructor') return false;
  const { borneBy, borneAs } = graph.pairs;
  return (node.fact.async ? borneAs : borneBy)(home.class, home.name, home.static) !== null;
}

/** Only what can name the mixin is looked at: the bases of classes must not depend on every call of the project. */
function applies(context: Context, call: CallNode, node: FunctionNode): boolean {
  const { callee, isNew } = call.fact;
  if (isNew || !mayName(callee, node, call.file)) return false;
  return alternatives(evaluate(context, callee, call.file)).some(
    (each) => each.kind === 'function' && each.function === node,
  );
}

/** A mixin that another function gives (`stamped('on')(Model)`) is named by the call of that function. */
function mayName(callee: Value, node: FunctionNode, from: FileNode): boolean {
  if (callee.kind === 'binding') return true;
  if (callee.kind === 'member') return callee.name === nameOfFunction(node);
  const giver = node.file.functions[node.fact.parent ?? -1];
  const inner = callee.kind === 'call' ? from.calls[callee.call]?.fact.callee : undefined;
  return giver !== undefined && inner !== undefined && mayName(inner, giver, from);
}

function refersTo(node: ClassNode, owner: FunctionNode, index: number): boolean {
  const values = node.fact.bases.flatMap((base) =>
    base.kind === 'binding' ? (owner.file.facts.bindings[base.binding]?.values ?? []) : [],
  );
  return values.some((each) => each.kind === 'parameter' && each.function === owner.id && each.index === index);
}

/** Nothing comes out of `null` and `undefined`: iterating over them throws, or an optional chain ends before it. */
function elementOf(context: Context, type: Type): Type {
  // What is nothing yet stays so.
  if (alternatives(type).length === 0) return type;
  return union(
    alternatives(withoutNullish(type)).map((each) => {
      if (each.kind === 'array') return each.element;
      if (each.kind === 'tuple') return union(each.elements);
      if (isFlat(each)) return each;
      if (each.kind === 'builtin' && each.element)
        return each.name === 'Map' ? { kind: 'tuple', elements: [each.key ?? UNKNOWN, each.element] } : each.element;
      const yielded = each.kind === 'instance' ? yieldedBy(context, each) : null;
      if (yielded) return yielded;
      if ((each.kind === 'orm' || each.kind === 'instance') && each.model) return instanceOf(each.model);
      if (each.kind === 'instance') return iteratedRow(context.graph, each);
      return UNKNOWN;
    }),
  );
}

/** What a configuration says that iterating over an object of the ORM gives. */
function iteratedRow(graph: Graph, object: Extract<Type, { kind: 'instance' }>): Type {
  const { profile } = graph.project;
  for (const { type, origin } of graph.hierarchy.ormRoots(object.class)) {
    const table = profile.types[type];
    const returns = lookUpOwn(table?.pairs, '@@iterator') ?? lookUpOwn(table?.lazy, '@@iterator');
    if (returns !== undefined)
      return ormResult(graph, returns, { origin, model: object.model, receiver: object, asked: null });
  }
  return UNKNOWN;
}

/** What the written type of its iterator says: `[Symbol.iterator](): Iterator<T>`. */
function yieldedBy({ graph }: Context, object: Extract<Type, { kind: 'instance' }>): Type | null {
  const [method, ...others] = graph.hierarchy.lookUp(object.class, '@@iterator', false);
  if (!method?.function || others.length > 0) return null;
  const iterator = resultByArguments(graph, method.function, object, null);
  return iterator?.kind === 'builtin' && iterator.name === GENERATOR ? (iterator.element ?? null) : null;
}

/** Types may be defined by themselves (`type Json = string | Json[]`), as values may. */
function typeOf(context: Context, type: TypeFact, file: FileNode): Type {
  const { solve } = context;
  return solve(type, () => written(context, type, file));
}

function written(context: Context, type: TypeFact, file: FileNode): Type {
  const known = writtenType(context, type, file);
  return known.kind === 'unknown' ? (implementedType(context, type, file) ?? UNKNOWN) : known;
}

/** An interface of which all classes are known stands for their objects. */
function implementedType(context: Context, type: TypeFact, file: FileNode): Type | null {
  const { graph } = context;
  const node = interfaceNamed(graph, type, file);
  if (!node || graph.hierarchy.implementers(node).length === 0) return null;
  const [first] = type.kind === 'reference' ? type.arguments : [];
  return { kind: 'instance', class: node, model: first ? classOf(typeOf(context, first, file)) : null };
}

function writtenType(context: Context, type: TypeFact, file: FileNode): Type {
  const { graph } = context;
  switch (type.kind) {
    case 'array':
      return { kind: 'array', element: typeOf(context, type.element, file) };
    case 'union':
      return union(type.types.filter((each) => !isNullish(each)).map((each) => typeOf(context, each, file)));
    case 'typeof':
      return evaluate(context, type.value, file);
    case 'builtin':
      return { kind: 'builtin', name: type.name };
    case 'reference':
      return referenceType(context, type, file);
    case 'other': {
      if (type.elements) return { kind: 'tuple', elements: type.elements.map((each) => typeOf(context, each, file)) };
      const parts = type.parts?.map((each) => typeOf(context, each, file)) ?? [];
      return parts.find((each) => isPromise(graph, each)) ?? shapeOf(context, type, parts, file);
    }
    case 'this':
      return UNKNOWN;
  }
}

/** An object of data, if all that it extends is that, too. */
function shapeOf(
  context: Context,
  type: Extract<TypeFact, { kind: 'other' }>,
  parts: readonly Type[],
  file: FileNode,
): Type {
  if (type.index && type.members?.length === 0) return { kind: 'record', element: typeOf(context, type.index, file) };
  const isData = type.members !== undefined || (parts.length > 0 && parts.every(({ kind }) => kind === 'shape'));
  return isData && !type.index ? { kind: 'shape', fact: type, file } : UNKNOWN;
}

function referenceType(context: Context, type: Extract<TypeFact, { kind: 'reference' }>, file: FileNode): Type {
  const { graph } = context;
  const [first] = type.arguments;
  if (type.target.kind === 'global') {
    if (isPromiseName(type.name)) return { kind: 'promise', of: first ? typeOf(context, first, file) : UNKNOWN };
    if (/^(Readonly)?Array$/.test(type.name) && first) return { kind: 'array', element: typeOf(context, first, file) };
    if (/^(Readonly|Partial|Required|NonNullable|Awaited)$/.test(type.name) && first)
      return typeOf(context, first, file);
    if (/^(Omit|Pick)$/.test(type.name) && first) return dataOf(typeOf(context, first, file));
    if (type.name === 'InstanceType' && first) return instanceOf(typeOf(context, first, file));
    if (type.name === 'Record' && type.arguments[1])
      return { kind: 'record', element: typeOf(context, type.arguments[1], file) };
    if (/^(Readonly|Weak)?(Set|Map)$/.test(type.name)) return collectionType(context, type, file);
    if (ITERATOR_TYPES.has(type.name))
      return { kind: 'builtin', name: GENERATOR, element: first ? typeOf(context, first, file) : UNKNOWN };
    return isBuiltinType(type.name) ? { kind: 'builtin', name: type.name } : UNKNOWN;
  }
  if (type.target.kind === 'binding') {
    const fact = file.facts.bindings[type.target.binding];
    // A type alias or a type parameter stands for its definition or its constraint.
    if (fact?.kind === 'type' && fact.values.length === 0)
      return (
        (first ? aliasedType(graph, type, file) : null) ?? (fact.type ? typeOf(context, fact.type, file) : UNKNOWN)
      );
  }
  const target = evaluate(context, type.target, file);
  const aliased = isOpen(context, target) ? aliasedType(graph, type, file) : null;
  if (aliased && isPlain(aliased)) return aliased;
  const promise = promiseReference(target, type.name);
  if (promise) return first ? { kind: 'promise', of: typeOf(context, first, file) } : promise;
  const instance = instanceOrAlias(context, target);
  if (instance.kind === 'instance' && first) return { ...instance, model: classOf(typeOf(context, first, file)) };
  if (instance.kind === 'orm' && first) return { ...instance, model: classOf(typeOf(context, first, file)) };
  return instance;
}

/** Nothing is known of it, or only that it is something of the ORM's package. */
function isOpen({ graph }: Context, type: Type): boolean {
  return alternatives(type).every(
    (each) =>
      each.kind === 'unknown' ||
      ALIASED.has(each.kind) ||
      (each.kind === 'external' && graph.packages.isOrm(each.module)),
  );
}

/** A class that is named stands for its instances; an alias that is imported has been followed to what it stands for. */
function instanceOrAlias({ models }: Context, target: Type): Type {
  return union(alternatives(target).map((each) => (ALIASED.has(each.kind) ? each : models.instanceOf(each))));
}

function collectionType(context: Context, type: Extract<TypeFact, { kind: 'reference' }>, file: FileNode): Type {
  const held = type.arguments.at(-1);
  const name = type.name.replace('Readonly', '');
  const [key] = type.arguments;
  if (!held || !key) return { kind: 'builtin', name };
  return { kind: 'builtin', name, element: typeOf(context, held, file), key: typeOf(context, key, file) };
}

function assignmentTarget(
  context: Context,
  value: Value,
  file: FileNode,
): { class: ClassNode; static: boolean } | null {
  const named = value.kind === 'binding' ? (onlyPrototype(value.binding, file) ?? value) : value;
  const isPrototype = named.kind === 'member' && named.name === 'prototype';
  const type = evaluate(context, isPrototype ? named.object : named, file);
  return type.kind === 'class' ? { class: type.class, static: !isPrototype } : null;
}

/** `const proto = X.prototype`, and nothing else. */
function onlyPrototype(binding: number, file: FileNode): Value | null {
  const [only, ...others] = file.facts.bindings[binding]?.values ?? [];
  return only?.kind === 'member' && only.name === 'prototype' && others.length === 0 ? only : null;
}

/** Less of plain data is plain data; of anything else it is not known what is left. */
function dataOf(type: Type): Type {
  return type.kind === 'shape' ? type : UNKNOWN;
}

/** It has no methods but those of the language. */
function isPlain(type: Type): boolean {
  const all = alternatives(type);
  return all.length > 0 && all.every(({ kind }) => DATA.has(kind));
}

const DATA: ReadonlySet<Type['kind']> = new Set(['shape', 'builtin', 'array', 'record', 'tuple']);

function isInterface(type: Type): boolean {
  return type.kind === 'instance' && type.class.fact.interface !== undefined;
}

function isKnown(type: Type): boolean {
  return alternatives(type).length > 0 && alternatives(type).every(({ kind }) => kind !== 'unknown');
}

const UNDEFINED: Type = { kind: 'builtin', name: 'undefined' };

/** Kinds of objects that callers may give; functions are looked at where they are called. */
const GIVEN: ReadonlySet<Type['kind']> = new Set([
  ...(['instance', 'class', 'orm', 'orm-class', 'array', 'record', 'tuple', 'promise', 'builtin'] as const),
]);

/** An object of which no member is a function. */
function isData(graph: Graph, type: Type): boolean {
  return type.kind === 'object' && functionsOf(graph.memberOf(type, null)).length === 0;
}

/** The compiler would not allow another member on it: a variant of a method, for one. */
function fixesMembers(type: TypeFact): boolean {
  return type.kind === 'other' ? type.loose !== true : type.kind !== 'this';
}

/** What only an alias can stand for, among the types that a name may lead to. */
const ALIASED: ReadonlySet<Type['kind']> = new Set(['instance', 'orm', 'array', 'record', 'shape', 'tuple', 'promise']);

function isIterating(name: string | null): boolean {
  return name !== null && (COMPARING.has(name) || ITERATION_METHODS.has(name));
}

/** Array methods whose callback is given two elements. */
const COMPARING: ReadonlySet<string> = new Set(['sort', 'toSorted']);

function isArrayFrom({ callee }: CallFact): boolean {
  return (
    callee.kind === 'member' &&
    callee.name === 'from' &&
    callee.object.kind === 'global' &&
    callee.object.name === 'Array'
  );
}

/** Arrays, Maps and Sets call back as the language says. */
function isIterable(type: Type): boolean {
  return type.kind === 'array' || (type.kind === 'builtin' && ['Map', 'Set'].includes(type.name));
}

function isClassType(type: Type): boolean {
  return type.kind === 'class' || type.kind === 'orm-class';
}
