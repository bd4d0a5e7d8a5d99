/**
 * Implicit calls: what a construct runs without a call of it. The language finds such methods by their names: those that make
 * a primitive of an object, iterate over it, dispose of it, or stand for an operator; and a proxy runs its traps whatever is
 * done to it (ECMA-262, 7.1.1, 7.4, 10.5; explicit resource management).
 */
import { addTo } from '../../collections.ts';
import type { AccessFact, ImplicitCallFact, IterationFact, Value } from '../../model/facts.ts';
import { type Companies, type Company, meets } from './companies.ts';
import { isIterating, isQuery, iteratedType } from '../types/iterables.ts';
import { createHeldValues, type HeldValues } from './held-values.ts';
import {
  type CallNode,
  type ClassNode,
  type FileNode,
  type FunctionNode,
  membersOf,
  type ObjectNode,
} from '../project/nodes.ts';
import { createProxies, makesProxy, type Proxies } from './proxies.ts';
import type { Graph } from '../project/questions.ts';
import { nameOfFunction } from '../pairs/siblings.ts';
import { alternatives, type Type } from '../project/types.ts';

/** Methods by the protocol that runs them. */
const METHODS = {
  convert: ['toString', 'valueOf', '@@toPrimitive'],
  serialize: ['toString', 'valueOf', 'toJSON', '@@toPrimitive'],
  iterate: ['@@iterator'],
  dispose: ['@@dispose'],
  'dispose-async': ['@@asyncDispose', '@@dispose'],
  'instance-of': ['@@hasInstance'],
  match: ['@@match'],
  'match-all': ['@@matchAll'],
  replace: ['@@replace'],
  search: ['@@search'],
  split: ['@@split'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Methods = keyof typeof METHODS;
const PROTOCOLS = Object.keys(METHODS) as readonly Methods[];

/** What makes a text of all that is in an object, as `JSON.stringify()` does. No operator runs `toJSON()`. */
const CONVERSIONS: ReadonlySet<Methods> = new Set(['convert', 'serialize']);

/** Functions of the language that convert whatever they are given, and methods that do it to what they are called on. */
const CONVERTING: ReadonlySet<string> = new Set([
  ...['String', 'Number', 'BigInt', 'Date', 'parseInt', 'parseFloat', 'stringify', 'join', 'concat'],
  ...['encodeURI', 'encodeURIComponent', 'sort', 'toSorted'],
]);
/** What methods of a text run of the pattern that they are given. */
const MATCHING: ReadonlyMap<string, Methods> = new Map([
  ['match', 'match'],
  ['matchAll', 'match-all'],
  ['replace', 'replace'],
  ['replaceAll', 'replace'],
  ['search', 'search'],
  ['split', 'split'],
]);
/** Functions of the language that read, list or copy the members of what they are given. */
const READING: ReadonlySet<string> = new Set([
  ...['assign', 'entries', 'values', 'keys', 'stringify', 'freeze', 'seal', 'defineProperties', 'structuredClone'],
  ...['getOwnPropertyNames', 'getOwnPropertyDescriptor', 'getOwnPropertyDescriptors', 'fromEntries'],
]);

export interface ImplicitCalls {
  /** What an operator or declaration may run; each of these gives null where nothing that is wanted is run. */
  byOperator(fact: ImplicitCallFact, file: FileNode): FunctionNode | null;
  byIteration(fact: IterationFact, file: FileNode): FunctionNode | null;
  /** What a read or write may run, accessors aside: a trap. */
  byAccess(fact: AccessFact, file: FileNode): FunctionNode | null;
  /** The same for what is called, before it is. */
  byCallee(call: CallNode): FunctionNode | null;
  /** What a function that cannot be seen may run of all that it is given. */
  byArguments(call: CallNode): FunctionNode | null;
  /** The lists that `Wanted.first` is asked about and the function is in, each with its place there. */
  placesOf(node: FunctionNode): readonly Place[];
}

export interface Place {
  readonly list: readonly FunctionNode[];
  readonly number: number;
}

/** Which functions are looked for. */
export interface Wanted {
  has(node: FunctionNode): boolean;
  /** The first of a list that is wanted; null if there is none. */
  first(list: readonly FunctionNode[]): FunctionNode | null;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly companies: Companies;
  readonly wanted: Wanted;
  readonly methodsOfAll: (methods: Methods) => readonly FunctionNode[];
  readonly lists: Map<Company | null, Map<Methods, readonly FunctionNode[]>>;
  readonly numbers: Map<FunctionNode, number>;
  readonly havingAny: Set<Company | null>;
  readonly byFile: Map<FileNode, FunctionNode[]>;
  readonly held: HeldValues;
  /** Objects, and classes of objects, that were looked into for one answer: one may hold itself, or be held by many. */
  readonly entered: Set<ObjectNode | ClassNode>;
  /** The proxies that code of a company may meet; all where that is null. */
  readonly proxies: Map<Company | null, Proxies>;
}

export function createImplicitCalls(graph: Graph, companies: Companies, wanted: Wanted): ImplicitCalls {
  const methodsOfAll = methodsByProtocol(graph);
  const lists = new Map<Company | null, Map<Methods, readonly FunctionNode[]>>();
  const numbers = new Map<FunctionNode, number>();
  for (const node of PROTOCOLS.flatMap(methodsOfAll)) if (!numbers.has(node)) numbers.set(node, numbers.size);
  const havingAny = new Set([null, NO_COMPANY, ...[...numbers.keys()].map(({ file }) => companies.of(file))]);
  const byFile = new Map<FileNode, FunctionNode[]>();
  const entered = new Set<ObjectNode | ClassNode>();
  for (const node of numbers.keys()) addTo(byFile, node.file, node);

  /** The proxies that code of a company may meet; all where that is null. */
  const proxies = new Map<Company | null, Proxies>([[null, createProxies(graph, graph.project.files)]]);
  const ofOrm = graph.project.files.filter((file) => companies.of(file) === null);
  for (const company of new Set([NO_COMPANY, ...graph.project.files.filter(makesProxy).map(companies.of)]))
    if (company) proxies.set(company, createProxies(graph, [...company.files, ...ofOrm]));

  const places = new Map<FunctionNode, Place[]>();
  const context: Context = {
    graph,
    companies,
    wanted,
    methodsOfAll,
    lists,
    numbers,
    havingAny,
    byFile,
    held: createHeldValues(graph),
    entered,
    proxies,
  };
  const all = [...havingAny].flatMap((company) => PROTOCOLS.map((methods) => metIn(context, company, methods)));
  for (const list of [...all, ...[...proxies.values()].flatMap((each) => each.lists)])
    for (const [number, node] of list.entries()) addTo(places, node, { list, number });

  return {
    byOperator: (each, file) => byOperator(context, each, file),
    byIteration: (each, file) => byIteration(context, each, file),
    byAccess: ({ value, write }, file) =>
      value.kind === 'member'
        ? trapped(context, value.object, file, write ? ['set', 'defineProperty', 'getOwnPropertyDescriptor'] : ['get'])
        : null,
    byCallee: (each) => byCallee(context, each),
    byArguments: (call) => byArguments(context, call),
    placesOf: (node) => places.get(node) ?? [],
  };
}

function proxiesIn({ companies, proxies }: Context, file: FileNode): Proxies | undefined {
  const company = companies.of(file);
  return proxies.get(proxies.has(company) ? company : NO_COMPANY);
}

/** What code of a company may run where it does not know more; of all where that is null. */
function metIn(
  { havingAny, lists, methodsOfAll, companies }: Context,
  asked: Company | null,
  methods: Methods,
): readonly FunctionNode[] {
  const company = havingAny.has(asked) ? asked : NO_COMPANY;
  const known = lists.get(company) ?? new Map<Methods, readonly FunctionNode[]>();
  lists.set(company, known);
  const found = known.get(methods) ?? methodsOfAll(methods).filter(({ file }) => meets(companies, company, file));
  known.set(methods, found);
  return found;
}

/** @param company of the code that does it: what is not known is run, too, and may be any that it meets; else it is not */
function ofType(context: Context, type: Type, methods: Methods, company: Company | null | 'none'): FunctionNode | null {
  const { methodsOfAll } = context;
  if (methodsOfAll(methods).length === 0) return null;
  const found = alternatives(type).map((each) => ofAlternative(context, each, methods, company));
  return found.find((each) => each !== null) ?? null;
}

function ofAlternative(
  context: Context,
  type: Type,
  methods: Methods,
  company: Company | null | 'none',
): FunctionNode | null {
  const { wanted } = context;
  switch (type.kind) {
    case 'array':
    case 'record':
      return CONVERSIONS.has(methods) ? ofType(context, type.element, methods, company) : null;
    case 'tuple':
      if (!CONVERSIONS.has(methods)) return null;
      return (
        type.elements.map((element) => ofType(context, element, methods, company)).find((each) => each !== null) ?? null
      );
    case 'class':
      return first(context, methodsOf(context, type, methods));
    case 'instance':
    case 'object':
      return (
        first(
          context,
          type.kind === 'object' ? methodsIn(context, type.object, methods) : methodsOf(context, type, methods),
        ) ?? (methods === 'serialize' ? inside(context, type, methods, company) : null)
      );
    case 'shape':
    case 'unknown':
    case 'missing':
      return company === 'none' ? null : wanted.first(metIn(context, company, methods));
    default:
      return null;
  }
}

/** What is in an object, or in what it gives to be made a text of. */
function inside(
  context: Context,
  type: Extract<Type, { kind: 'instance' | 'object' }>,
  methods: Methods,
  company: Company | null | 'none',
): FunctionNode | null {
  const { entered, held } = context;
  const node = type.kind === 'object' ? type.object : type.class;
  if (entered.has(node)) return null;
  const isOutermost = entered.size === 0;
  entered.add(node);
  try {
    const values =
      givenAsText(context, type) ?? (type.kind === 'object' ? held.inObject(type.object) : held.inInstance(type));
    return values.map((each) => ofType(context, each, methods, company)).find((each) => each !== null) ?? null;
  } finally {
    // What was looked into once is not again, by whatever other way it is come to.
    if (isOutermost) entered.clear();
  }
}

/** What `toJSON()` gives stands for the object; null where it has none. */
function givenAsText(
  { graph, held }: Context,
  type: Extract<Type, { kind: 'instance' | 'object' }>,
): readonly Type[] | null {
  if (type.kind === 'object') return null;
  const bodies = graph.hierarchy.dispatch(type.class, 'toJSON', false).flatMap((each) => each.function ?? []);
  if (bodies.length === 0) return null;
  const given = bodies.flatMap(({ fact, file }) =>
    fact.returns.flatMap((each) => alternatives(graph.evaluate(each, file))),
  );
  // It may give itself.
  return given.flatMap((each) =>
    each.kind === 'instance' && each.class === type.class ? held.inInstance(type) : [each],
  );
}

function methodsOf(
  { graph }: Context,
  type: Extract<Type, { kind: 'instance' | 'class' }>,
  methods: Methods,
): readonly FunctionNode[] {
  const isStatic = type.kind === 'class';
  const own = METHODS[methods].flatMap((name) =>
    graph.hierarchy
      .dispatch(type.class, name, isStatic)
      .flatMap(({ function: body }) => (body && nameOfFunction(body) === name ? [body] : [])),
  );
  return methods === 'iterate' ? own.flatMap((each) => [each, ...iteratorMethods(graph, each)]) : own;
}

/** Conversions go into an object: `JSON.stringify({ loan })`. */
function methodsIn({ byFile, graph }: Context, object: ObjectNode, methods: Methods): readonly FunctionNode[] {
  const isDeep = methods === 'serialize';
  const candidates = isDeep ? (byFile.get(object.file) ?? []) : membersOf(object);
  const own = candidates.filter((node) => {
    if (node.owner?.kind !== 'object' || !isOneOf(METHODS[methods], nameOfFunction(node))) return false;
    return !isDeep || isWithin(node.owner.object, object);
  });
  return methods === 'iterate' ? own.flatMap((each) => [each, ...iteratorMethods(graph, each)]) : own;
}

/** The first in the order of the code. */
function first({ wanted, numbers }: Context, nodes: readonly FunctionNode[]): FunctionNode | null {
  let found: FunctionNode | null = null;
  for (const node of nodes) {
    if (!wanted.has(node)) continue;
    if (found === null || (numbers.get(node) ?? 0) < (numbers.get(found) ?? 0)) found = node;
  }
  return found;
}

function trapped(context: Context, value: Value, file: FileNode, traps: readonly string[]): FunctionNode | null {
  const { wanted, graph } = context;
  const met = proxiesIn(context, file);
  if (!met || met.none) return null;
  const list = met.traps(traps);
  const trap = list.length === 0 ? null : wanted.first(list);
  return trap && met.mayBe(graph.evaluate(value, file)) ? trap : null;
}

function byOperator(context: Context, { protocol, value }: ImplicitCallFact, file: FileNode): FunctionNode | null {
  const { methodsOfAll, graph, companies } = context;
  if (protocol === 'has') return trapped(context, value, file, ['has']);
  if (protocol === 'delete') return trapped(context, value, file, ['deleteProperty']);
  const trap = protocol === 'instance-of' || protocol === 'convert' ? trapped(context, value, file, ['get']) : null;
  if (methodsOfAll(protocol).length === 0) return trap;
  return ofType(context, graph.evaluate(value, file), protocol, companies.of(file)) ?? trap;
}

function byIteration(context: Context, { construct, value }: IterationFact, file: FileNode): FunctionNode | null {
  const { graph, methodsOfAll, companies } = context;
  const trap = trapped(
    context,
    value,
    file,
    construct === 'for-of' ? ['get'] : ['ownKeys', 'getOwnPropertyDescriptor', 'get'],
  );
  if (trap) return trap;
  if (construct === 'for-in' || construct === 'for-await') return null;
  const type = iteratedType(graph, value, file);
  if (construct === 'object-spread') return readFrom(context, type);
  // Of a query the async iterator is run instead.
  const isNone = methodsOfAll('iterate').length === 0 || isQuery(graph, type);
  return isNone ? null : ofType(context, type, 'iterate', companies.of(file));
}

/** A getter of an object literal that runs when all members are read. */
function readFrom({ wanted }: Context, type: Type): FunctionNode | null {
  const objects = alternatives(type).flatMap((each) => (each.kind === 'object' ? membersOf(each.object) : []));
  return objects.find((node) => node.fact.form === 'getter' && wanted.has(node)) ?? null;
}

function byArguments(context: Context, call: CallNode): FunctionNode | null {
  const { companies, graph } = context;
  const { callee, arguments: passed, name } = call.fact;
  const called = name?.text ?? '';
  const owner = callee.kind === 'member' ? callee.object : callee;
  const isMath = owner.kind === 'global' && owner.name === 'Math';
  const isConverting = isMath || CONVERTING.has(called);
  const pattern = MATCHING.get(called);
  const run = new Set<Methods>([...(pattern ? [pattern] : []), ...(isIterating(call) ? (['iterate'] as const) : [])]);
  const company = companies.of(call.file);
  const values = passed.map((each) => each.value);
  if (isConverting && callee.kind === 'member') values.push(callee.object);
  for (const value of values) {
    const type = graph.evaluate(value, call.file);
    if (run.has('iterate') && isQuery(graph, iteratedType(graph, value, call.file))) continue;
    // What cannot be seen is taken to make a primitive or a text of an object that it is given, and of others if it is known
    // to. A `DisposableStack` disposes of what it is to `use()`.
    const taken =
      (isConverting ? ofType(context, type, called === 'stringify' ? 'serialize' : 'convert', company) : null) ??
      (isMath || (isConverting && callee.kind === 'global') ? null : ofType(context, type, 'serialize', 'none')) ??
      (called === 'use' ? ofType(context, type, 'dispose', 'none') : null);
    if (taken) return taken;
    for (const methods of run) {
      const found = ofType(context, type, methods, company);
      if (found) return found;
    }
    const found =
      readFrom(context, type) ?? (READING.has(called) ? trapped(context, value, call.file, ALL_KEYS) : null);
    if (found) return found;
  }
  return null;
}

function byCallee(context: Context, { fact, file }: CallNode): FunctionNode | null {
  const { callee, isNew } = fact;
  const read = callee.kind === 'member' ? trapped(context, callee.object, file, ['get']) : null;
  return read ?? trapped(context, callee, file, isNew ? ['construct', 'get'] : ['apply']);
}

const STEPPING: readonly string[] = ['next', 'return'];
const NONE: readonly FunctionNode[] = [];
/** One that has none of these methods; it meets those of the ORM. */
const NO_COMPANY: Company = { files: [] };
const ALL_KEYS = ['ownKeys', 'getOwnPropertyDescriptor', 'get'];

/** All methods of the project that each protocol may run, in the order of the code. */
function methodsByProtocol(graph: Graph): (methods: Methods) => readonly FunctionNode[] {
  const names = new Map<string, Methods[]>();
  for (const methods of PROTOCOLS) for (const name of METHODS[methods]) addTo(names, name, methods);
  const found = new Map<Methods, FunctionNode[]>();
  for (const node of graph.project.files.flatMap((file) => file.functions)) {
    const name = node.owner === null ? null : nameOfFunction(node);
    if (name === null) continue;
    for (const methods of names.get(name) ?? []) addTo(found, methods, node);
  }
  // That what is not known is no query is assumed where it is iterated over, and said.
  const iterators = (found.get('iterate') ?? []).filter((node) => !isOfQuery(graph, node));
  found.set('iterate', [...new Set(iterators.flatMap((each) => [each, ...iteratorMethods(graph, each)]))]);
  return (methods) => found.get(methods) ?? NONE;
}

function isOfQuery(graph: Graph, { owner }: FunctionNode): boolean {
  return owner?.kind === 'class' && isQuery(graph, { kind: 'instance', class: owner.class, model: null });
}

/** What `[Symbol.iterator]()` gives is run as well: its `next()`. */
function iteratorMethods(graph: Graph, method: FunctionNode): readonly FunctionNode[] {
  const given = method.fact.returns.flatMap((value) => alternatives(graph.evaluate(value, method.file)));
  return given.flatMap((each) => {
    if (each.kind === 'object') return membersOf(each.object).filter((node) => isOneOf(STEPPING, nameOfFunction(node)));
    if (each.kind !== 'instance') return [];
    return STEPPING.flatMap((name) =>
      graph.hierarchy.dispatch(each.class, name, false).flatMap(({ function: body }) => body ?? []),
    );
  });
}

function isOneOf(names: readonly string[], name: string | null): boolean {
  return name !== null && names.includes(name);
}

/** `JSON.stringify({ loan })` goes into the object. */
function isWithin(object: ObjectNode, outer: ObjectNode, depth = 0): boolean {
  if (object === outer) return true;
  if (depth > 3 || object.file !== outer.file) return false;
  return outer.fact.members.some(({ value }) => {
    const inner = value.kind === 'object' ? outer.file.objects[value.object] : undefined;
    return inner !== undefined && isWithin(object, inner, depth + 1);
  });
}
