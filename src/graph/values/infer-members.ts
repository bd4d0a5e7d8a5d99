/** What `object.name` is, for every kind of object. */
import type { Returns, Profile } from '../../model/profile.ts';
import { DATA, isFlat, isGlobalObject } from '../project/builtins.ts';
import type { Exports } from '../project/exports.ts';
import type { Graph, Write } from '../project/questions.ts';
import type { AssignedMember, Definition } from '../project/questions.ts';
import { declaredMember } from '../pairs/declarations.ts';
import { instanceOf } from '../types/instances.ts';
import { ormResult } from './orm-results.ts';
import { recordMember } from './holders.ts';
import { spreadFromModules } from '../project/module-spreads.ts';
import type { ClassNode, FunctionNode, ObjectNode } from '../project/nodes.ts';
import { memberByArguments, resultByArguments } from './type-arguments.ts';
import { lookUpOwn } from '../../collections.ts';
import type { Settings } from './settings.ts';
import type { Solver } from '../types/solver.ts';
import { alternatives, NEVER, shallow, type Type, union, UNKNOWN } from '../project/types.ts';

const NONE_GIVEN: ReadonlyMap<number, Type> = new Map();

/** Values of the language whose properties are values of the language again. */
const PLAIN = new Set([
  'string',
  'number',
  'Date',
  'RegExp',
  'Math',
  'process',
  'console',
  'JSON',
  'Intl',
  'performance',
  'URL',
  'platform',
]);

/** `A.super_` (util.inherits) and `A.__super__`, the prototype of it (Backbone, CoffeeScript). */
const SUPER = new Set(['super_', '__super__']);

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly exportsOf: Exports;
  readonly solve: Solver['solve'];
  readonly settings: Settings;
  readonly questions: WeakMap<ObjectNode, Map<string | null, object>>;
  readonly profile: Profile;
}

export function createMemberInference(
  graph: Graph,
  exportsOf: Exports,
  solve: Solver['solve'],
  settings: Settings,
): Pick<Graph, 'memberOf'> {
  const questions = new WeakMap<ObjectNode, Map<string | null, object>>();
  const { profile } = graph.project;
  const context: Context = { graph, exportsOf, solve, settings, questions, profile };

  return { memberOf: (object, name) => memberOf(context, object, name) };
}

function memberOf(context: Context, object: Type, name: string | null): Type {
  return union(
    alternatives(object).map((each) => (name === null ? computed(context, each) : named(context, each, name))),
  );
}

/** `items[i]`: of an array any element, of a record any member; of anything else who knows. */
function computed(context: Context, object: Type): Type {
  if (object.kind === 'array' || object.kind === 'record') return object.element;
  if (object.kind === 'object') return heldIn(context, object.object, null);
  return object.kind === 'tuple' ? union(object.elements) : UNKNOWN;
}

function named(context: Context, object: Type, name: string): Type {
  const { exportsOf, profile, graph } = context;
  switch (object.kind) {
    case 'namespace':
      return exportsOf.exported(object.file, name) ?? { kind: 'missing', specifier: name };
    case 'class':
      if (SUPER.has(name) && isAdded(context, object.class, name)) return superMember(context, object.class, name);
      return name === 'prototype' ? instanceOf(object) : staticMember(context, object.class, name);
    case 'instance':
      return name === 'constructor' ? { kind: 'class', class: object.class } : instanceMember(context, object, name);
    case 'orm-class':
      if (name === 'prototype') return instanceOf(object);
      return byProfile(context, lookUpOwn(profile.types[object.type]?.staticMembers, name), object.origin, object);
    case 'orm':
      return byProfile(
        context,
        lookUpOwn(profile.types[object.type]?.members, name),
        object.origin,
        object.model,
        object,
      );
    case 'object':
      return objectMember(context, object, name);
    case 'record':
      return object.element;
    case 'shape':
      return shapeMember(context, object, name);
    case 'array':
      return /^\d+$/.test(name)
        ? (object.items?.[Number(name)] ?? object.element)
        : name === 'length'
          ? { kind: 'builtin', name: 'number' }
          : UNKNOWN;
    case 'tuple':
      return object.elements[Number(name)] ?? UNKNOWN;
    case 'external':
      return externalMember(context, object, name);
    case 'builtin':
      if (isGlobalObject(object.name)) return graph.globalType(name);
      // Whatever the ORM gives of it is data; the project may put something else there.
      if (object.name === DATA) return union([object, ...written(context, object, name)]);
      if (name === 'size' && /^(Map|Set)$/.test(object.name)) return { kind: 'builtin', name: 'number' };
      if (isFlat(object) || object.name === 'Math') return { kind: 'builtin', name: 'primitive' };
      return PLAIN.has(object.name) ? { kind: 'builtin', name: 'platform' } : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** Helpers of inheritance leave there what the class extends. */
function isAdded({ graph }: Context, node: ClassNode, name: string): boolean {
  return graph.hierarchy.lookUp(node, name, true).length === 0 && node.fact.bases.length > 0;
}

function superMember({ graph }: Context, node: ClassNode, name: string): Type {
  const bases = union(graph.hierarchy.bases(node));
  return name === '__super__' ? instanceOf(bases) : bases;
}

function externalMember({ exportsOf }: Context, object: Extract<Type, { kind: 'external' }>, name: string): Type {
  const path = [...object.path, name];
  const names = path[0] === 'default' ? path.slice(1) : path;
  const type = object.derived ? null : exportsOf.table(object.module, names.join('.'));
  // Of what a package's function returned only the last name says anything; `node = node.next` would add one a round.
  return type ?? { ...object, path: object.derived ? [name] : path };
}

/** In a union it is another one that has a property which this one does not have. */
function shapeMember(context: Context, { fact, file }: Extract<Type, { kind: 'shape' }>, name: string): Type {
  const { graph } = context;
  const own = fact.members?.find((each) => each.name === name);
  if (own) return graph.typeOf(own.type, file);
  const parts = fact.parts ?? [];
  return union(parts.map((each) => memberOf(context, graph.typeOf(each, file), name)));
}

function objectMember(context: Context, object: Extract<Type, { kind: 'object' }>, name: string): Type {
  const { graph } = context;
  const member = object.object.fact.members.findLast((each) => each.name === name);
  if (!member) return spreadFromModules(graph, object.object, name) ?? heldIn(context, object.object, name);
  if (member.kind === 'setter' || member.kind === 'getter') return fromGetter(context, object.object, name);
  // A member that comes in by a spread may replace one that is written.
  const others = object.object.fact.open ? [UNKNOWN] : [];
  return union([graph.evaluate(member.value, object.object.file), ...others, ...written(context, object, name)]);
}

/** What the getter beside a setter gives, unless something else may come in under its name. */
function fromGetter({ graph }: Context, { fact, file }: ObjectNode, name: string): Type {
  const getter = fact.members.findLast((each) => each.name === name && each.kind === 'getter')?.function;
  const body = getter == null || fact.open ? undefined : file.functions[getter];
  return body ? union(body.fact.returns.map((each) => graph.evaluate(each, file))) : UNKNOWN;
}

/** Members may be spread from an object into itself: `rows = { ...rows, [key]: row }`. */
function heldIn({ questions, solve, graph }: Context, object: ObjectNode, name: string | null): Type {
  const keys = questions.get(object) ?? new Map<string | null, object>();
  questions.set(object, keys);
  const key = keys.get(name) ?? {};
  keys.set(name, key);
  return solve(key, () => shallow(recordMember(graph, object, name)));
}

function staticMember(context: Context, node: ClassNode, name: string): Type {
  const { graph } = context;
  const found = graph.hierarchy.dispatch(node, name, true);
  const own = staticTypes(context, node, name, found);
  const isTyped = found.some((each) => each.member?.type);
  const type = isTyped ? own : union([own, ...written(context, { kind: 'class', class: node }, name)]);
  return isManagerName(context, name) ? withModel(type, { kind: 'class', class: node }) : type;
}

/** A subclass may bring its own `objects`; that of the class itself is the ORM's where the code declares none. */
function staticTypes(context: Context, node: ClassNode, name: string, found: readonly Definition[]): Type {
  const { graph } = context;
  const isDeclared = graph.hierarchy.lookUp(node, name, true).length > 0;
  const self: Type = { kind: 'class', class: node };
  const types = found.map((each) => definitionType(context, each, self));
  return union([...types, ...(isDeclared ? [] : [staticByProfile(context, node, name)])]);
}

function staticByProfile(context: Context, node: ClassNode, name: string): Type {
  const { graph, profile } = context;
  const types = graph.hierarchy.ormRoots(node).map((root) =>
    byProfile(context, lookUpOwn(profile.types[root.type]?.staticMembers, name), root.origin, {
      kind: 'class',
      class: node,
    }),
  );
  return types.length > 0 ? union(types) : assignedStatic(context, node, name);
}

/** `Lists.schema = …` on a class, and `this._rows = …` in its static methods, which count as writes. */
function assignedStatic(context: Context, node: ClassNode, name: string): Type {
  const { graph } = context;
  const assigned = graph.hierarchy.assignedTo(node).find((each) => each.static && each.name === name);
  if (assigned?.function) return { kind: 'function', function: assigned.function };
  const isWritten = assigned ? assigned.form === 'assignment' : graph.hierarchy.unknownBases(node).length === 0;
  return isWritten && written(context, { kind: 'class', class: node }, name).length > 0 ? NEVER : UNKNOWN;
}

function isManagerName({ profile }: Context, name: string): boolean {
  return Object.values(profile.types).some((type) => Object.hasOwn(type.staticMembers, name));
}

function instanceMember(context: Context, object: Extract<Type, { kind: 'instance' }>, name: string): Type {
  const { graph, profile } = context;
  const found = graph.hierarchy.dispatch(object.class, name, false);
  // An abstract one has what stands below it.
  const concrete = found.filter((each) => each.member?.abstract !== true);
  const types = (concrete.length > 0 ? concrete : found).map((each) => definitionType(context, each, object));
  for (const root of graph.hierarchy.ormRoots(object.class)) {
    const members = profile.types[root.type]?.members;
    // What is said of all members is said of those that the project does not declare.
    const returns = lookUpOwn(members, name) ?? (found.length === 0 ? lookUpOwn(members, '*') : undefined);
    if (returns !== undefined) types.push(byProfile(context, returns, root.origin, object.model, object));
  }
  const isAccessor = found.length > 0 && found.every(isRunning);
  const writes = found.some((each) => each.member?.type) ? [] : written(context, object, name, isAccessor);
  const isOpen =
    types.length === 0 &&
    (writes.length === 0 || (writes.every(isPlain) && isFilledFromOutside(context, object, name)));
  const known = isOpen ? union([...writes, UNKNOWN]) : union([...types, ...writes]);
  if (alternatives(known).every((each) => each.kind !== 'unknown')) return known;
  const declared = declaredMember(graph, object.class, name, false);
  if (!declared) return known;
  const told = memberByArguments(graph, declared.type, declared.owner, object);
  return told ?? (declared.isSettled ? graph.typeOf(declared.type, declared.file) : known);
}

/** It says little about what else is kept there: `this.author = false`, `this.notes = ''`, `this.hook = () => {}`. */
function isPlain(type: Type): boolean {
  return alternatives(type).every((each) => each.kind === 'function' || (each.kind === 'builtin' && !each.element));
}

/**
 * A base that cannot be read puts the columns of a row on an object, whatever else is put there: `this.author = false` says
 * nothing about what it was before. What the constructor puts there stands in their place.
 */
function isFilledFromOutside(
  { graph }: Context,
  { class: node }: Extract<Type, { kind: 'instance' }>,
  name: string,
): boolean {
  const { hierarchy, writes } = graph;
  const isUnread =
    hierarchy.ormRoots(node).length > 0 ||
    hierarchy.packageBases(node).length > 0 ||
    hierarchy.unknownBases(node).length > 0;
  if (!isUnread || name.startsWith('#')) return false;
  return !writes.to(instanceOf({ kind: 'class', class: node }), name).some(isInitial);
}

/** `this.lines = new Map()` in a constructor. */
function isInitial({ object, file, unnamed }: Write): boolean {
  if (unnamed !== undefined || object.kind !== 'this') return false;
  return file.functions[object.function]?.fact.form === 'constructor';
}

function isOnlyInitialised({ graph }: Context, owner: Type, name: string | null): boolean {
  return name !== null && graph.writes.to(owner, name).length === 0;
}

/** What is assigned to the member elsewhere. What is assigned by some name to what has an accessor is given to that, not kept. */
function written({ graph }: Context, owner: Type, name: string, isAccessor = false): Type[] {
  const writes = graph.writes.to(owner, name).filter(({ unnamed }) => !isAccessor || unnamed !== 'assigned');
  return writes.map(({ value, file }) => graph.evaluate(value, file));
}

function isRunning({ member }: Definition): boolean {
  return member?.kind === 'getter' || member?.kind === 'setter';
}

/** `Book.objects = new BookManager()`: what is put there, and what is inherited where that may still be there, or takes it. */
function assignedType(
  context: Context,
  node: ClassNode,
  { value, file, form, always, ...member }: AssignedMember,
  owner: Type,
): Type {
  const { graph } = context;
  if (form !== 'assignment' || !value) return UNKNOWN;
  const above = graph.hierarchy.lookUpSuper(node, member.name, member.static);
  const isTaken = above.some(isRunning);
  const inherited = isTaken || always === false ? above.map((each) => definitionType(context, each, owner)) : [];
  return union([graph.evaluate(value, file), ...inherited]);
}

/** @param owner what it is read of */
function definitionType(context: Context, definition: Definition, owner: Type): Type {
  const { graph } = context;
  const { member, function: body, assigned } = definition;
  if (assigned && !body) return assignedType(context, definition.class, assigned, owner);
  const file = definition.class.file;
  if (member?.type && (member.type.kind !== 'other' || member.type.members)) {
    const written = memberByArguments(graph, member.type, definition.class, owner) ?? graph.typeOf(member.type, file);
    const isLess = written.kind === 'unknown' || isInterface(written);
    if (!isLess || !member.value || !isOnlyInitialised(context, owner, member.name)) return written;
    // An interface says less than what is put there, where nothing else ever is.
    if (isInterface(written)) {
      const put = graph.evaluate(member.value, file);
      return alternatives(put).every(({ kind }) => kind !== 'unknown') ? put : written;
    }
  }
  if (member?.kind === 'getter' || member?.kind === 'setter') {
    const getter = getterOf(definition);
    return getter ? gotten(context, getter, owner) : UNKNOWN;
  }
  if (body) return { kind: 'function', function: body };
  // Nobody else writes to a private field.
  if (member?.private && member.kind === 'field' && !member.value) return { kind: 'builtin', name: 'undefined' };
  return member?.value ? graph.evaluate(member.value, file) : UNKNOWN;
}

/** What a getter gives to whoever reads the member of `owner`. */
function gotten({ graph, settings }: Context, body: FunctionNode, owner: Type): Type {
  const { returnType, returns } = body.fact;
  if (returnType && returnType.kind !== 'other') return graph.typeOf(returnType, body.file);
  const told = resultByArguments(graph, body, owner, null) ?? settings.returnedBy(body, owner, NONE_GIVEN);
  return told ?? union(returns.map((each) => graph.evaluate(each, body.file)));
}

function byProfile(
  { graph }: Context,
  returns: Returns | undefined,
  origin: string,
  model: Type | null,
  receiver: Type = UNKNOWN,
): Type {
  return returns === undefined ? UNKNOWN : ormResult(graph, returns, { origin, model, receiver, asked: null });
}

/** A setter is read by the getter beside it; without one there is nothing to read. */
function getterOf({ class: { file, fact }, member, function: body }: Definition): FunctionNode | null {
  if (member?.kind === 'getter') return body;
  const getter = fact.members.findLast(
    (each) => each.kind === 'getter' && each.name === member?.name && each.static === member.static,
  )?.function;
  return (getter == null ? null : file.functions[getter]) ?? null;
}

function isInterface(type: Type): boolean {
  return alternatives(type).some((each) => each.kind === 'instance' && each.class.fact.interface !== undefined);
}

/** A manager or queryset, told which model it gives. */
export function withModel(type: Type, model: Type): Type {
  return union(
    alternatives(type).map((each) => {
      if (each.kind === 'orm') return { ...each, model: each.model ?? model };
      if (each.kind !== 'instance' || each.model) return each;
      return model.kind === 'class' && model.class === each.class ? each : { ...each, model };
    }),
  );
}
