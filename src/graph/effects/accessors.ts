/** Getters and setters: which ones a read or a write may run. */
import { addTo } from '../../collections.ts';
import type { AccessFact } from '../../model/facts.ts';
import { type Companies, type Company, meets } from './companies.ts';
import { type DefinedProperty, definedProperties } from './defined-properties.ts';
import { ownMember } from '../classes/definers.ts';
import type { ClassNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';

export interface Accessors {
  /** Accessors that a read or write may run. */
  accessors(node: FunctionNode, access: AccessFact): readonly FunctionNode[];
  /** Accessors of instances of the class, of the classes above it and of those below. */
  accessorsOf(node: ClassNode): readonly FunctionNode[];
  /** The lists that `accessors` gives where nothing is known of the receiver, for an accessor that is in them. */
  groups(node: FunctionNode): readonly (readonly FunctionNode[])[];
  /** It is one of these lists. */
  isGroup(list: readonly FunctionNode[]): boolean;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly companies: Companies;
  /** Declared ones by name; and those that `Object.defineProperty()` adds, to whatever object. */
  readonly declared: Map<string, FunctionNode[]>;
  readonly defined: Map<string, DefinedProperty[]>;
  readonly byForm: Map<string, Map<Company | null, readonly FunctionNode[]>>;
  readonly groupsOf: Map<FunctionNode, (readonly FunctionNode[])[]>;
  readonly lists: Set<readonly FunctionNode[]>;
  readonly ofClass: WeakMap<ClassNode, Map<string, readonly FunctionNode[]>>;
}

export function createAccessors(graph: Graph, companies: Companies): Accessors {
  /** Declared ones by name; and those that `Object.defineProperty()` adds, to whatever object. */
  const declared = new Map<string, FunctionNode[]>();
  const defined = new Map<string, DefinedProperty[]>();
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
  const context: Context = { graph, companies, declared, defined, byForm, groupsOf, lists, ofClass };

  return {
    accessors: (node, access) => accessors(context, node, access),
    accessorsOf: (node) => accessorsOf(context, node),
    groups: (node) => groupsOf.get(node) ?? [],
    isGroup: (list) => lists.has(list),
  };
}

function accessors(context: Context, node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
  const { companies, defined, graph } = context;
  if (access.value.kind !== 'member' || access.value.name === null) return [];
  const { name, object } = access.value;
  const company = companies.of(node.file);
  const form = access.write ? 'setter' : 'getter';
  const candidates = declaredAs(context, name, form, null);
  // What is known is what it is, whoever has it; what is not may be one of those that come here.
  const possible = declaredAs(context, name, form, company);
  const part = access.write ? 'set' : 'get';
  const added = (defined.get(name) ?? [])
    .filter((each) => each.part === part && meets(companies, company, each.function.file))
    .map((each) => each.function);
  if (candidates.length === 0 && added.length === 0) return [];
  const receivers = alternatives(graph.evaluate(object, node.file));
  if (receivers.length === 0) return together(possible, added);
  const found = receivers.map((each) =>
    isKnown(context, each) ? ownAmong(context, candidates, each, name) : possible,
  );
  const [only = []] = found;
  const all = found.length === 1 ? only : found.flat();
  return receivers.some(mayBeExtended) ? together(all, added) : all;
}

/** Those that code of a company may meet, of all where that is null. Always the same list, so that it can be asked about. */
function declaredAs(
  { byForm, declared, companies, lists, groupsOf }: Context,
  name: string,
  form: 'getter' | 'setter',
  company: Company | null,
): readonly FunctionNode[] {
  const key = `${form} ${name}`;
  const known = byForm.get(key) ?? new Map<Company | null, readonly FunctionNode[]>();
  byForm.set(key, known);
  const found = known.get(company);
  if (found) return found;
  const list = (declared.get(name) ?? []).filter(
    (each) => each.fact.form === form && meets(companies, company, each.file),
  );
  known.set(company, list);
  lists.add(list);
  for (const each of list) addTo(groupsOf, each, list);
  return list;
}

function ownAmong(
  context: Context,
  candidates: readonly FunctionNode[],
  type: Type,
  name: string,
): readonly FunctionNode[] {
  const { ofClass } = context;
  const own = (): readonly FunctionNode[] => candidates.filter((body) => isOwnAccessor(context, type, name, body));
  if (type.kind !== 'instance' && type.kind !== 'class') return own();
  const known = ofClass.get(type.class) ?? new Map<string, readonly FunctionNode[]>();
  ofClass.set(type.class, known);
  const key = `${type.kind} ${candidates[0]?.fact.form ?? ''} ${name}`;
  const found = known.get(key) ?? own();
  known.set(key, found);
  return found;
}

/** Its members are all in sight. Of a receiver that is not known it may be any accessor of the name. */
function isKnown({ graph }: Context, type: Type): boolean {
  if (type.kind === 'instance' || type.kind === 'class') return graph.hierarchy.unknownBases(type.class).length === 0;
  return ['builtin', 'array', 'external', 'object', 'tuple'].includes(type.kind);
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
