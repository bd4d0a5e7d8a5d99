/**
 * Who calls a function, where that is known: by its name wherever that stands, and nobody has it as a value. Code outside the
 * project may call it as well, but never its async variant, which did not exist when that code was written.
 */
import { isBorrowing } from '../project/borrowed.ts';
import { addTo } from '../../collections.ts';
import { type Value, WHOLE_MODULE } from '../../model/facts.ts';
import { numbersHolding } from '../project/file-index.ts';
import { flowsOf } from '../project/flows.ts';
import { useIn, type Uses } from './class-uses.ts';
import { isExactly, usesByObjects } from './constructor-reads.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, functionsOf, type Type } from '../project/types.ts';

/** A variable of a file. */
export interface Place {
  readonly file: FileNode;
  readonly binding: number;
}

interface Index {
  /** Calls of members, by name. */
  readonly byName: ReadonlyMap<string, readonly CallNode[]>;
  readonly byBinding: ReadonlyMap<FileNode, ReadonlyMap<number, readonly CallNode[]>>;
  /** Variables that may be what another file exports, by the name it has there. */
  readonly imports: ReadonlyMap<string, readonly Place[]>;
  /** Names under which a name is exported again. */
  readonly renamed: ReadonlyMap<string, readonly string[]>;
  /** Calls of members whose names are not written: `OPERATIONS[verb](…)`. */
  readonly computed: readonly CallNode[];
  /** How many members are read or called by a name that is not written. */
  readonly unnamed: number;
  /** Names of what is called by way of `call` and `apply`. */
  readonly borrowed: ReadonlySet<string>;
  readonly created: readonly CallNode[];
}

const indexes = new WeakMap<Graph, Index>();

/** All calls of a function; null where there may be others. */
export function callersOf(graph: Graph, node: FunctionNode): readonly CallNode[] | null {
  if (node.fact.decorators.length > 0 || !graph.packages.isSeen(node.file)) return null;
  switch (node.fact.use.kind) {
    case 'immediately-invoked': {
      const call = node.file.calls[node.fact.use.call];
      return call && call.fact.callee.kind === 'function' ? [call] : null;
    }
    case 'member':
      return node.fact.form === 'constructor' ? creatorsOf(graph, node) : memberCallers(graph, node);
    case 'declaration':
    case 'binding':
      return node.owner ? null : freeCallers(graph, node);
    case 'value':
      return isPutOnExports(node) ? freeCallers(graph, node) : null;
    default:
      return null;
  }
}

/** `exports.record = function …` */
export function isPutOnExports({ owner }: FunctionNode): boolean {
  return owner?.kind === 'assignment' && isExports(owner.target);
}

/** Variables of any file that may be what another one exports under the name. */
export function placesImporting(graph: Graph, name: string): readonly Place[] {
  const { imports, renamed } = indexOf(graph);
  const names = new Set([name === WHOLE_MODULE ? 'default' : name]);
  for (const each of names) for (const other of renamed.get(each) ?? []) names.add(other);
  return [...names].flatMap((each) => imports.get(each) ?? []);
}

function indexOf(graph: Graph): Index {
  const known = indexes.get(graph) ?? build(graph);
  indexes.set(graph, known);
  return known;
}

function build(graph: Graph): Index {
  const byName = new Map<string, CallNode[]>();
  const byBinding = new Map<FileNode, Map<number, CallNode[]>>();
  const imports = new Map<string, Place[]>();
  const renamed = new Map<string, string[]>();
  const borrowed = new Set<string>();
  const created: CallNode[] = [];
  const computed: CallNode[] = [];
  let unnamed = 0;
  for (const file of graph.packages.seen) {
    const called = new Map<number, CallNode[]>();
    byBinding.set(file, called);
    unnamed += flowsOf(file).reads(null).length;
    for (const call of file.calls) {
      const { callee, isNew } = call.fact;
      if (isNew) created.push(call);
      else if (callee.kind === 'binding') addTo(called, callee.binding, call);
      else if (callee.kind === 'member' && callee.name === null) computed.push(call);
      else if (callee.kind === 'member' && callee.name !== null) {
        addTo(byName, callee.name, call);
        const { object } = callee;
        if (isBorrowing(callee.name)) if (object.kind === 'member' && object.name !== null) borrowed.add(object.name);
      }
    }
    file.facts.bindings.forEach(({ import: imported, values }, binding) => {
      if (imported) addTo(imports, imported.name, { file, binding });
      for (const each of values)
        if (each.kind === 'member' && each.name !== null) addTo(imports, each.name, { file, binding });
        else if (each.kind === 'module') addTo(imports, 'default', { file, binding });
    });
    for (const { name, from } of file.facts.exports) if (from && from.name !== name) addTo(renamed, from.name, name);
  }
  return { byName, byBinding, imports, renamed, computed, unnamed: unnamed + computed.length, borrowed, created };
}

function freeCallers(graph: Graph, node: FunctionNode): readonly CallNode[] | null {
  const { file, id } = node;
  const found: CallNode[] = [];
  const names = new Set<string>();
  for (const binding of numbersHolding(node)) {
    const exported = exportedAs({ file, binding });
    if (!exported || !addCalls(graph, { file, binding }, found)) return null;
    for (const each of exported) names.add(each);
  }
  for (const name of exportsIn(file).ofFunctions.get(id) ?? []) names.add(name);
  return names.size === 0 || addImporters(graph, node, names, found) ? found : null;
}

/** A function that a file exports by itself, not as a method of something. */
export function isPublic(node: FunctionNode): boolean {
  const { file, id } = node;
  return (
    exportsIn(file).ofFunctions.has(id) ||
    numbersHolding(node).some((binding) => exportedAs({ file, binding })?.length !== 0)
  );
}

/** The names it goes by outside of its file; null if something else becomes of it than being called and exported. */
function exportedAs({ file, binding }: Place): readonly string[] | null {
  const names: string[] = [];
  for (const flow of flowsOf(file).of(`binding ${String(binding)}`)) {
    if (flow.to === 'export') continue;
    if (flow.to === 'member' && isExports(flow.object) && flow.name !== null) names.push(flow.name);
    else if (flow.to === 'property' && flow.name !== null && isExported(file, flow.object)) names.push(flow.name);
    else return null;
  }
  return [...names, ...(exportsIn(file).ofBindings.get(binding) ?? [])];
}

interface ExportIndex {
  /** Names by the number of the function or binding that is exported. */
  readonly ofFunctions: ReadonlyMap<number, readonly string[]>;
  readonly ofBindings: ReadonlyMap<number, readonly string[]>;
}

const exportIndexes = new WeakMap<FileNode, ExportIndex>();

/** Built once a file, so that no function has to go through all exports. */
function exportsIn(file: FileNode): ExportIndex {
  const known = exportIndexes.get(file);
  if (known) return known;
  const ofFunctions = new Map<number, string[]>();
  const ofBindings = new Map<number, string[]>();
  for (const { name, value } of file.facts.exports) {
    if (value?.kind === 'function') addTo(ofFunctions, value.function, name);
    if (value?.kind === 'binding') addTo(ofBindings, value.binding, name === WHOLE_MODULE ? 'default' : name);
  }
  const index = { ofFunctions, ofBindings };
  exportIndexes.set(file, index);
  return index;
}

/** `module.exports = { load, store }` */
function isExported(file: FileNode, object: number): boolean {
  const flows = flowsOf(file).of(`object ${String(object)}`);
  return (
    flows.length > 0 && flows.every((each) => each.to === 'export' || (each.to === 'member' && isExports(each.object)))
  );
}

function isExports(value: Value): boolean {
  if (value.kind === 'member') return value.name === 'exports' && isExports(value.object);
  return value.kind === 'global' && (value.name === 'exports' || value.name === 'module');
}

function addCalls(graph: Graph, { file, binding }: Place, found: CallNode[]): boolean {
  const calls = indexOf(graph).byBinding.get(file)?.get(binding) ?? [];
  found.push(...calls);
  return calls.every(isPlain);
}

/** A tag is called with what stands in its template. */
function isPlain({ fact }: CallNode): boolean {
  return fact.obstacle?.blocker !== 'dynamic-call';
}

/** Adds the calls in other files; false where one of them has the function as a value. */
function addImporters(graph: Graph, node: FunctionNode, names: ReadonlySet<string>, found: CallNode[]): boolean {
  const { imports, renamed } = indexOf(graph);
  const all = new Set(names);
  for (const name of all) {
    for (const each of renamed.get(name) ?? []) all.add(each);
    for (const place of imports.get(name) ?? []) {
      const value: Value = { kind: 'binding', binding: place.binding };
      if (!mayBe(graph.evaluate(value, place.file), node) || found.some((each) => isBy(each, place))) continue;
      const exported = exportedAs(place);
      if (!exported || !addCalls(graph, place, found)) return false;
      for (const each of exported) all.add(each);
    }
    if (!addMemberCalls(graph, node, name, found)) return false;
  }
  return true;
}

function isBy({ file, fact }: CallNode, place: Place): boolean {
  return file === place.file && fact.callee.kind === 'binding' && fact.callee.binding === place.binding;
}

function memberCallers(graph: Graph, node: FunctionNode): readonly CallNode[] | null {
  const name = node.owner?.kind === 'class' ? node.owner.member.name : node.owner?.name;
  if (name === undefined || name === null || /^(get|set)ter$/.test(node.fact.form)) return null;
  const found: CallNode[] = [];
  return addMemberCalls(graph, node, name, found) ? found : null;
}

/**
 * A package with more accesses by names that are not written is not looked through for each of its methods: a compiler or a
 * parser has tens of thousands of them.
 */
const MANY = 1000;

/** Adds the calls of members of that name that may run it; false where one may be read as a value. */
function addMemberCalls(graph: Graph, node: FunctionNode, name: string, found: CallNode[]): boolean {
  const { byName, borrowed, computed, unnamed } = indexOf(graph);
  if (borrowed.has(name) || (node.file.external && unnamed > MANY)) return false;
  for (const file of graph.packages.seen) {
    const { reads } = flowsOf(file);
    for (const read of reads(name)) if (!isImported(file, read) && isIt(graph, read, file, node)) return false;
    for (const read of reads(null)) if (isIt(graph, read, file, node)) return false;
  }
  for (const call of byName.get(name) ?? []) {
    const { callee } = call.fact;
    if (callee.kind !== 'member') continue;
    const receiver = alternatives(graph.evaluate(callee.object, call.file));
    const isUnknown = receiver.length === 0 || receiver.some(({ kind }) => kind === 'unknown' || kind === 'missing');
    if (!isUnknown && !graph.targetsOf(call).includes(node)) continue;
    if (!isPlain(call)) return false;
    found.push(call);
  }
  for (const call of computed) {
    if (!isIt(graph, call.fact.callee, call.file, node)) continue;
    if (!isPlain(call)) return false;
    found.push(call);
  }
  return true;
}

function isIt(graph: Graph, value: Value, file: FileNode, node: FunctionNode): boolean {
  return functionsOf(graph.evaluate(value, file)).includes(node);
}

/** `const { load } = require('./load')`, which is looked at by its name. */
function isImported(file: FileNode, read: Extract<Value, { kind: 'member' }>): boolean {
  const flows = flowsOf(file).of(read);
  return flows.length > 0 && flows.every((each) => each.to === 'binding') && rootOf(read).kind === 'module';
}

function rootOf(value: Value): Value {
  return value.kind === 'member' ? rootOf(value.object) : value;
}

function mayBe(type: Type, node: FunctionNode): boolean {
  const all = alternatives(type);
  return all.length === 0 || all.some((each) => each.kind === 'function' && each.function === node);
}

/** `new Desk(books)`, and `super(books)` in what extends it; null where the class may be anybody's to create. */
function creatorsOf(graph: Graph, node: FunctionNode): readonly CallNode[] | null {
  return creatorsBy(graph, node, (each) => {
    const uses = usesOf(graph, each);
    // Where it is given to a function, what that makes objects of may not be known to be the class, or not yet.
    return uses === 'any' ? null : (_, types) => uses === 'given' && !isKnown(types);
  });
}

/** Whether what is created at a call may be of a class although its type does not say so. */
export type Sight = (call: CallNode, types: readonly Type[]) => boolean;

/**
 * What creates objects by a constructor: `new` of what may be one of the classes that run it, and `super()` below.
 *
 * @param sightOf asked for each of these classes; null where code that is not seen may create objects of it
 */
export function creatorsBy(
  graph: Graph,
  node: FunctionNode,
  sightOf: (node: ClassNode) => Sight | null,
): readonly CallNode[] | null {
  if (node.owner?.kind !== 'class') return null;
  const { class: owner } = node.owner;
  const classes = [owner, ...graph.hierarchy.descendants(owner).filter((each) => runsConstructor(graph, each, node))];
  const sights: Sight[] = [];
  for (const each of classes) {
    const sight = sightOf(each);
    if (!sight) return null;
    sights.push(sight);
  }
  const byObjects = usesByObjects(graph, owner);
  if (byObjects === 'any') return null;
  const found = indexOf(graph).created.filter((call) => {
    const types = alternatives(graph.evaluate(call.fact.callee, call.file));
    const isOne = types.some((each) => each.kind === 'class' && classes.includes(each.class));
    if (isOne || sights.some((mayBe) => mayBe(call, types))) return true;
    return byObjects === 'given' && !isExactly(call) && mayBeBelow(graph, types, owner);
  });
  for (const below of graph.hierarchy.descendants(owner)) {
    const own = constructorOf(below);
    for (const call of own?.calls ?? []) if (call.fact.callee.kind === 'super') found.push(call);
  }
  return found;
}

/** What is come by from an object may be the class of that, wherever it is created. */
function mayBeBelow(graph: Graph, types: readonly Type[], owner: ClassNode): boolean {
  return !isKnown(types) || types.some((each) => each.kind === 'class' && graph.hierarchy.isBelow(owner, each.class));
}

function isKnown(types: readonly Type[]): boolean {
  return types.length > 0 && types.every(({ kind }) => kind !== 'unknown');
}

function constructorOf({ fact, file }: ClassNode): FunctionNode | undefined {
  const member = fact.members.find((each) => each.kind === 'constructor');
  return member?.function == null ? undefined : file.functions[member.function];
}

/** A class without a constructor of its own has the nearest one above it. */
function runsConstructor(graph: Graph, node: ClassNode, above: FunctionNode): boolean {
  const seen = new Set([node]);
  for (const each of seen) {
    const own = constructorOf(each);
    if (own) {
      if (own === above) return true;
      continue;
    }
    for (const base of graph.hierarchy.bases(each)) if (base.kind === 'class') seen.add(base.class);
  }
  return false;
}

function usesOf(graph: Graph, { file, id, fact }: ClassNode): Uses {
  if (fact.decorators) return 'any';
  const statics = file.classes[id]?.fact.members.flatMap((each) => (each.static ? (each.function ?? []) : [])) ?? [];
  const keys = new Set([`class ${String(id)}`, ...statics.map((each) => `this ${String(each)}`)]);
  const uses: Uses[] = [];
  for (const key of keys) {
    for (const flow of flowsOf(file).of(key)) {
      if (flow.to === 'binding') keys.add(`binding ${String(flow.binding)}`);
      else uses.push(useIn(graph, flow, file));
    }
  }
  const names = file.facts.exports
    .filter(({ value }) => value?.kind === 'class' || value?.kind === 'binding')
    .map(({ name }) => name);
  for (const name of names)
    for (const place of indexOf(graph).imports.get(name) ?? []) uses.push(...usesThere(graph, place, file, id));
  return uses.includes('any') ? 'any' : uses.includes('given') ? 'given' : 'named';
}

function usesThere(graph: Graph, { file, binding }: Place, home: FileNode, id: number): readonly Uses[] {
  const type = alternatives(graph.evaluate({ kind: 'binding', binding }, file));
  if (!type.some((each) => each.kind === 'class' && each.class.file === home && each.class.id === id)) return [];
  return flowsOf(file)
    .of(`binding ${String(binding)}`)
    .map((flow) => useIn(graph, flow, file));
}
