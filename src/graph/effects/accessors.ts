/** Getters and setters: which ones a read or a write may run. */
import { addTo } from '../../collections.ts';
import type { AccessFact, Value } from '../../model/facts.ts';
import { type Companies, type Company, meets } from './companies.ts';
import { createDecorated, type Decorated, mayBeOf } from './decorated.ts';
import { type DefinedProperty, definedProperties } from './defined-properties.ts';
import { createUnnamedAccessors, type UnnamedAccessors } from './unnamed-accessors.ts';
import { ownMember } from '../classes/definers.ts';
import { textsOf } from '../project/keys.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { membersPutBy, objectChangeBy } from '../project/object-methods.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';

export interface Accessors {
  /** Accessors that a read or write may run: any, where its name is not written. */
  accessors(node: FunctionNode, access: AccessFact): readonly FunctionNode[];
  /** Setters that a function of the language may run, as `Object.assign(o, data)` does. */
  settersBy(call: CallNode): readonly FunctionNode[];
  /** What decorators put around a method that is called, and what they leave for the construction of an object. */
  decoratedBy(call: CallNode): readonly FunctionNode[];
  /** Accessors of instances of the class, of the classes above it and of those below. */
  accessorsOf(node: ClassNode): readonly FunctionNode[];
  /** The lists that `accessors` gives where nothing is known of the receiver, for an accessor that is in them. */
  groups(node: FunctionNode): readonly (readonly FunctionNode[])[];
  /** It is one of these lists. */
  isGroup(list: readonly FunctionNode[]): boolean;
}

type Form = 'getter' | 'setter';

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly companies: Companies;
  /** Declared ones by name; and those that `Object.defineProperty()` adds, to whatever object. */
  readonly declared: Map<string, FunctionNode[]>;
  readonly defined: Map<string | null, DefinedProperty[]>;
  readonly decorated: Decorated;
  readonly unnamed: UnnamedAccessors;
  readonly byForm: Map<string, Map<Company | null, readonly FunctionNode[]>>;
  readonly groupsOf: Map<FunctionNode, (readonly FunctionNode[])[]>;
  readonly lists: Set<readonly FunctionNode[]>;
  readonly ofClass: WeakMap<ClassNode, Map<string, readonly FunctionNode[]>>;
  /** Names that are written as texts, or in objects. */
  texts: ReadonlySet<string> | null;
}

export function createAccessors(graph: Graph, companies: Companies): Accessors {
  /** Declared ones by name; and those that `Object.defineProperty()` adds, to whatever object. */
  const declared = new Map<string, FunctionNode[]>();
  const defined = new Map<string | null, DefinedProperty[]>();
  const byForm = new Map<string, Map<Company | null, readonly FunctionNode[]>>();
  const groupsOf = new Map<FunctionNode, (readonly FunctionNode[])[]>();
  const lists = new Set<readonly FunctionNode[]>();
  const ofClass = new WeakMap<ClassNode, Map<string, readonly FunctionNode[]>>();

  for (const file of graph.project.files) {
    for (const node of file.functions) {
      const isAccessor = node.fact.form === 'getter' || node.fact.form === 'setter';
      if (isAccessor && node.fact.name !== null) addTo(declared, node.fact.name, node);
    }
    for (const each of definedProperties(graph, file)) addTo(defined, each.name, each);
  }
  const decorated = createDecorated(graph, companies);
  const context: Context = {
    graph,
    companies,
    declared,
    defined,
    decorated,
    unnamed: createUnnamedAccessors(graph, companies),
    byForm,
    groupsOf,
    lists,
    ofClass,
    texts: null,
  };

  return {
    accessors: (node, access) => accessors(context, node, access),
    settersBy: (call) => settersBy(context, call),
    decoratedBy: (call) => decorated.byCall(call),
    accessorsOf: (node) => accessorsOf(context, node),
    groups: (node) => groupsOf.get(node) ?? [],
    isGroup: (list) => lists.has(list),
  };
}

function accessors(context: Context, node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
  const { value, write, key } = access;
  if (value.kind !== 'member') return [];
  const form = write ? 'setter' : 'getter';
  if (value.name !== null) return accessorsOn(context, value.object, node.file, value.name, form);
  const texts = key ? textsOf(key, node.file) : null;
  if (texts) return texts.flatMap((each) => accessorsOn(context, value.object, node.file, each, form));
  if (key && isNumber(context, key, node.file)) return [];
  const found = accessorsOn(context, value.object, node.file, null, form);
  // `{ id, ...rest }` reads what the object has itself, and nothing of its class.
  return key ? found : found.filter(({ owner }) => owner?.kind !== 'class');
}

/** No accessor goes by a number. */
function isNumber({ graph }: Context, key: Value, file: FileNode): boolean {
  const types = alternatives(graph.evaluate(key, file));
  return types.length > 0 && types.every((each) => each.kind === 'builtin' && each.name === 'number');
}

function settersBy(context: Context, call: CallNode): readonly FunctionNode[] {
  if (context.declared.size === 0 && context.defined.size === 0) return [];
  const change = objectChangeBy(call);
  if (!change || (change.change !== 'copy' && change.change !== 'set')) return [];
  const object = change.object ?? UNKNOWN_VALUE;
  return membersPutBy(change, call.file).flatMap(({ name, value, isCopied }) => {
    const found = accessorsOn(context, object, call.file, name, 'setter');
    return isCopied ? found.filter((each) => mayHave(context, value, call.file, each)) : found;
  });
}

/** What is copied may have a member with the name of the setter. */
function mayHave({ graph }: Context, copied: Value, file: FileNode, { fact }: FunctionNode): boolean {
  const { name } = fact;
  return name === null || alternatives(graph.memberOf(graph.evaluate(copied, file), name)).length > 0;
}

const UNKNOWN_VALUE: Value = { kind: 'unknown' };

/** @param name null where it is not written */
function accessorsOn(
  context: Context,
  object: Value,
  file: FileNode,
  name: string | null,
  form: Form,
): readonly FunctionNode[] {
  const { companies, graph } = context;
  const company = companies.of(file);
  const candidates = name === null ? allOf(context, form) : declaredAs(context, name, form, null);
  const receivers = alternatives(literalOf(object, file) ?? graph.evaluate(object, file));
  const others = [...context.decorated.on(receivers, name, company), ...context.unnamed(receivers, form, company)];
  const added = together(addedTo(context, receivers, name, form, company), others);
  if (candidates.length === 0 && added.length === 0) return [];
  // What is known is what it is, whoever has it; what is not may be one of those that come here.
  const possible = name === null ? strays(context, form, company) : declaredAs(context, name, form, company);
  if (receivers.length === 0) return together(possible, added);
  const found = receivers.map((each) => {
    if (!isKnown(context, each)) return possible;
    const own = ownAmong(context, candidates, each, name);
    return name === null && company === null ? own.filter((body) => isWritten(context, body)) : own;
  });
  const [only = []] = found;
  const all = found.length === 1 ? only : found.flat();
  return receivers.some(mayBeExtended) ? together(all, added) : all;
}

/** `const GRAMS: Record<Unit, number> = { … }`: what stands there, whatever type is written for it. */
function literalOf(value: Value, file: FileNode): Type | null {
  const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
  const [only, ...others] = binding?.kind === 'variable' ? binding.values : [];
  const written = only?.kind === 'typed' ? only.value : only;
  const object = others.length === 0 && written?.kind === 'object' ? file.objects[written.object] : undefined;
  return object ? { kind: 'object', object } : null;
}

/** Those that `Object.defineProperty()` adds. */
function addedTo(
  { defined, companies, graph }: Context,
  receivers: readonly Type[],
  name: string | null,
  form: Form,
  company: Company | null,
): readonly FunctionNode[] {
  const part = form === 'setter' ? 'set' : 'get';
  const unnamed = (defined.get(null) ?? []).filter(({ class: node }) => node && mayBeOf(graph, receivers, node));
  return (name === null ? [...defined.values()].flat() : [...(defined.get(name) ?? []), ...unnamed])
    .filter((each) => each.part === part && meets(companies, company, each.function.file))
    .map((each) => each.function);
}

/** Those that code of a company may meet, of all where that is null. Always the same list, so that it can be asked about. */
function declaredAs(context: Context, name: string, form: Form, company: Company | null): readonly FunctionNode[] {
  const { declared, companies } = context;
  return listed(context, `${form} ${name}`, company, () =>
    (declared.get(name) ?? []).filter((each) => each.fact.form === form && meets(companies, company, each.file)),
  );
}

/** All of them, by whatever name. */
function allOf(context: Context, form: Form): readonly FunctionNode[] {
  return listed(context, `every ${form}`, null, () =>
    [...context.declared.values()].flat().filter((each) => each.fact.form === form),
  );
}

/**
 * Those that code of a company may meet where it makes up a name. The names that an ORM makes up, and those of its own members,
 * are written somewhere: as columns of a table, or in a text.
 */
function strays(context: Context, form: Form, company: Company | null): readonly FunctionNode[] {
  const { companies } = context;
  return listed(context, `some ${form}`, company, () =>
    allOf(context, form).filter((each) => {
      const isOrms = company === null || companies.of(each.file) === null;
      return meets(companies, company, each.file) && (!isOrms || isWritten(context, each));
    }),
  );
}

/** The name stands in a text, or in an object. */
function isWritten(context: Context, { fact }: FunctionNode): boolean {
  context.texts ??= textsIn(context.graph);
  return fact.name === null || context.texts.has(fact.name);
}

function textsIn({ project }: Graph): ReadonlySet<string> {
  return new Set(
    project.files.flatMap((file) => [
      ...file.objects.flatMap(({ fact }) => fact.members.map(({ name }) => name)),
      ...file.functions.flatMap(({ fact }) => fact.strings.flatMap((each) => each.split('.'))),
    ]),
  );
}

function listed(
  { byForm, lists, groupsOf }: Context,
  key: string,
  company: Company | null,
  find: () => readonly FunctionNode[],
): readonly FunctionNode[] {
  const known = byForm.get(key) ?? new Map<Company | null, readonly FunctionNode[]>();
  byForm.set(key, known);
  const found = known.get(company);
  if (found) return found;
  const list = find();
  known.set(company, list);
  lists.add(list);
  for (const each of list) addTo(groupsOf, each, list);
  return list;
}

function ownAmong(
  context: Context,
  candidates: readonly FunctionNode[],
  type: Type,
  name: string | null,
): readonly FunctionNode[] {
  const { ofClass } = context;
  const own = (): readonly FunctionNode[] =>
    candidates.filter((body) => isOwnAccessor(context, type, name ?? body.fact.name ?? '', body));
  if (type.kind !== 'instance' && type.kind !== 'class') return own();
  const known = ofClass.get(type.class) ?? new Map<string, readonly FunctionNode[]>();
  ofClass.set(type.class, known);
  const key = `${type.kind} ${candidates[0]?.fact.form ?? ''} ${name ?? ''}`;
  const found = known.get(key) ?? own();
  known.set(key, found);
  return found;
}

/** Its members are all in sight. Of a receiver that is not known it may be any accessor of the name. */
function isKnown({ graph }: Context, type: Type): boolean {
  if (type.kind === 'instance' || type.kind === 'class') return graph.hierarchy.unknownBases(type.class).length === 0;
  // What the prototype is that is written in it, it has the accessors of.
  if (type.kind === 'object') return !type.object.fact.members.some(({ name }) => name === '__proto__');
  return ['builtin', 'array', 'external', 'tuple'].includes(type.kind);
}

function isOwnAccessor(context: Context, type: Type, name: string, body: FunctionNode): boolean {
  if (type.kind === 'object') return body.owner?.kind === 'object' && body.owner.object === type.object;
  if (type.kind !== 'instance' && type.kind !== 'class') return false;
  const isStatic = type.kind === 'class';
  if (body.owner?.kind !== 'class' || body.owner.static !== isStatic) return false;
  return isInFamily(context, type.class, name, isStatic, body);
}

function isInFamily(
  { graph }: Context,
  node: ClassNode,
  name: string,
  isStatic: boolean,
  { owner }: FunctionNode,
): boolean {
  if (owner?.kind !== 'class' || !ownMember(owner.class, name, isStatic)) return false;
  return graph.hierarchy.isFamily(node, owner.class);
}

function accessorsOf(context: Context, node: ClassNode): readonly FunctionNode[] {
  const { declared, defined } = context;
  const own = [...declared].flatMap(([name, bodies]) => {
    return bodies.filter((body) => isInFamily(context, node, name, false, body));
  });
  return [...own, ...[...defined.values()].flat().map((each) => each.function)];
}

function together(a: readonly FunctionNode[], b: readonly FunctionNode[]): readonly FunctionNode[] {
  return b.length === 0 ? a : [...a, ...b];
}

/** Properties can be defined on it from outside. */
function mayBeExtended(type: Type): boolean {
  return type.kind !== 'builtin' && type.kind !== 'array' && type.kind !== 'tuple';
}
