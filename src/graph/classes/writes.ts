/**
 * Writes to members, over the whole project: what may replace a method, fill a field or take a name. A member is written by
 * an assignment, or by a function of the language that puts it there.
 */
import { addTo } from '../../collections.ts';
import type { ClassNode } from '../project/nodes.ts';
import { classesAbove } from '../project/classes-above.ts';
import { DATA } from '../project/builtins.ts';
import { isOwnExports, ownExports } from '../project/own-exports.ts';
import type { Graph, Write, Writes } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';
import { lentTo } from './lent.ts';
import { createNames, createStrays, type Names } from './stray-writes.ts';
import { mayCopy, type UnnamedTargets, unnamedWritesIn, type UnnamedWrite, writesIn } from './unnamed-writes.ts';

type Owner = Extract<Type, { kind: 'instance' | 'class' }>;

/** So few are asked one by one. */
const FEW = 8;

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly unnamed: UnnamedTargets;
  /** Those that concern instances of a class, or the class, in whatever class of its family. */
  readonly unnamedOf: Map<string, Map<ClassNode, readonly UnnamedWrite[]>>;
  readonly names: Names;
  /** What writes to something unknown may put under a name. */
  readonly strays: (name: string) => readonly Write[];
  index: ReadonlyMap<string, readonly Write[]> | null;
  readonly targets: Map<string, ReadonlyMap<ClassNode, readonly number[]>>;
  readonly answers: Map<string, Map<ClassNode, readonly Write[]>>;
}

/** @param unnamed what writes by names that are not written are to */
export function createWrites(graph: Graph, unnamed: UnnamedTargets): Writes {
  const targets = new Map<string, ReadonlyMap<ClassNode, readonly number[]>>();
  const answers = new Map<string, Map<ClassNode, readonly Write[]>>();
  const names = createNames(graph);
  const strays = createStrays(graph, unnamed.strays, names);
  const context: Context = { graph, unnamed, unnamedOf: new Map(), names, strays, index: null, targets, answers };

  return {
    to: (owner, name) => to(context, owner, name),
    known: (owner, name) => known(context, owner, name),
    replacing: (owner, name, isExact) => replacing(context, owner, name, isExact),
    refilling: (owner, name) =>
      [...to(context, owner, name), ...straysTo(context, name, true)].filter(
        (each) => !isDefinition(context, each, name),
      ),
    unnamed: (owner, name) => unnamedTo(context, owner, name),
    has: (name) => all(context, name).length > 0,
    unnamedPuts: (owner) =>
      unnamedOf(context, owner).map((each) => ({ file: each.file, value: each.copied ?? each.under('').value })),
    countUnnamed: () => graph.packages.seen.reduce((sum, file) => sum + unnamedWritesIn(file).length, 0),
  };
}

function all(context: Context, name: string): readonly Write[] {
  context.index ??= collect(context.graph);
  return context.index.get(name) ?? [];
}

/** The writes by names that are not written to what is known to be related to the owner. */
function unnamedTo(context: Context, owner: Type, name: string): readonly Write[] {
  // A private name stands for itself alone.
  if (name.startsWith('#')) return [];
  return unnamedOf(context, owner).flatMap((each) => (mayCopy(context.graph, each, name) ? [each.under(name)] : []));
}

function unnamedOf(context: Context, owner: Type): readonly UnnamedWrite[] {
  if (owner.kind === 'object') return [...(context.unnamed.object.get(owner.object) ?? [])];
  if (owner.kind !== 'instance' && owner.kind !== 'class') return [];
  const known = context.unnamedOf.get(owner.kind) ?? new Map<ClassNode, readonly UnnamedWrite[]>();
  context.unnamedOf.set(owner.kind, known);
  const targets = context.unnamed[owner.kind];
  const found =
    known.get(owner.class) ?? relatives(context, owner, targets).flatMap((each) => [...(targets.get(each) ?? [])]);
  known.set(owner.class, found);
  return found;
}

function mayBe({ graph }: Context, type: Type, owner: Type): boolean {
  const types = alternatives(type);
  return types.length === 0 || types.some((each) => isRelated(graph, each, owner));
}

function known(context: Context, owner: Type, name: string): readonly Write[] {
  if (owner.kind !== 'instance' && owner.kind !== 'class') return [];
  return remember(context, `known ${name}`, owner, () => {
    const writes = writesTo(context, owner.kind, name);
    const found = writes.size === 0 ? [] : relatives(context, owner, writes).flatMap((each) => writes.get(each) ?? []);
    return [...new Set(found)].sort((a, b) => a - b).flatMap((each) => all(context, name)[each] ?? []);
  });
}

function replacing(context: Context, owner: Type, name: string, isExact: boolean): readonly Write[] {
  if (owner.kind !== 'instance' && owner.kind !== 'class') return [];
  return remember(context, `replacing ${isExact ? 'exactly ' : ''}${name}`, owner, () =>
    [
      ...known(context, owner, name).filter((each) => !isDefinition(context, each, name)),
      ...functionsPut(context, owner, name),
    ].filter((each) => !isExact || concerns(context, each, owner)),
  );
}

/** What the project puts on the owner by a name that is not written, where that may be a function, and the name this one. */
function functionsPut(context: Context, owner: Owner, name: string): readonly Write[] {
  const { graph, names } = context;
  const named = name.startsWith('#') ? undefined : names(name);
  if (!named?.isText) return [];
  const isAnywhere = named.values.some(({ value, file }) => {
    const body = value.kind === 'function' ? file.functions[value.function] : undefined;
    const isMethod = body !== undefined && graph.hierarchy.assignedAs(body) !== undefined;
    return !isMethod && isFunction(graph.evaluate(value, file));
  });
  return unnamedOf(context, owner).flatMap((each) => {
    if (each.file.external || graph.packages.isOrmCode(each.file) || !mayCopy(graph, each, name)) return [];
    const write = each.under(name);
    const type = graph.evaluate(write.value, each.file);
    const isUnknown = alternatives(type).some(({ kind }) => kind === 'unknown');
    return isFunction(type) || (isUnknown && isAnywhere) ? [write] : [];
  });
}

function isFunction(type: Type): boolean {
  return alternatives(type).some(({ kind }) => kind === 'function');
}

/** Asked when all types are settled, for a call at a time: the same of a class again and again. */
function remember({ answers }: Context, question: string, owner: Owner, ask: () => readonly Write[]): readonly Write[] {
  const key = `${owner.kind} ${question}`;
  const found = answers.get(key) ?? new Map<ClassNode, readonly Write[]>();
  answers.set(key, found);
  const answer = found.get(owner.class) ?? ask();
  found.set(owner.class, answer);
  return answer;
}

/** By class, the positions of the writes to the class or to its instances. */
function writesTo(context: Context, kind: Owner['kind'], name: string): ReadonlyMap<ClassNode, readonly number[]> {
  const { targets, graph } = context;
  const key = `${kind} ${name}`;
  const before = targets.get(key);
  if (before) return before;
  const found = new Map<ClassNode, number[]>();
  all(context, name).forEach((write, position) => {
    const types = alternatives(objectOf(graph, write));
    for (const each of new Set([...types, ...lentObjects(graph, write)])) {
      if (each.kind !== kind) continue;
      const list = found.get(each.class);
      if (list) list.push(position);
      else found.set(each.class, [position]);
    }
  });
  targets.set(key, found);
  return found;
}

/** Those classes of the map that are, extend or are extended by the owner's. */
function relatives(
  { graph }: Context,
  { class: node }: Owner,
  classes: ReadonlyMap<ClassNode, unknown>,
): readonly ClassNode[] {
  if (classes.size <= FEW) return [...classes.keys()].filter((each) => graph.hierarchy.isRelated(each, node));
  const near = [node, ...classesAbove(graph.hierarchy, node)].filter(
    (each) => classes.has(each) && graph.hierarchy.isRelated(each, node),
  );
  return [...near, ...graph.hierarchy.descendants(node).filter((each) => classes.has(each))];
}

/** `X.prototype.m = function…`, which is a definition of `m` like any other. */
function isDefinition({ graph }: Context, { value, file }: Write, name: string): boolean {
  const body = value.kind === 'function' ? file.functions[value.function] : undefined;
  const assigned = body && graph.hierarchy.assignedAs(body);
  if (!assigned || assigned.always === false) return false;
  return graph.hierarchy.own(assigned.class, name, assigned.static)?.assigned === assigned;
}

/** It concerns `owner` itself, not only some of its objects or what extends it. */
function concerns({ graph }: Context, write: Write, owner: Type): boolean {
  const lent = lentObjects(graph, write);
  if (write.object.kind === 'this' && owner.kind === 'instance' && lent.length === 0) return false;
  return [...alternatives(objectOf(graph, write)), ...lent].some(
    (each) => isRelated(graph, each, owner) && !isBelow(graph, each, owner),
  );
}

function to(context: Context, owner: Type, name: string): readonly Write[] {
  const { graph } = context;
  const named = all(context, name).filter((write) => mayBe(context, objectOf(graph, write), owner));
  return [...named, ...unnamedTo(context, owner, name), ...straysTo(context, name, false)];
}

/** A function that goes astray takes the place of another, and of nothing else. */
function straysTo({ graph, strays }: Context, name: string, isFunction: boolean): readonly Write[] {
  if (name.startsWith('#')) return [];
  return strays(name).filter(({ value, file }) => {
    const types = alternatives(graph.evaluate(value, file));
    return (types.length > 0 && types.every(({ kind }) => kind === 'function')) === isFunction;
  });
}

/** What a member is assigned to. */
function objectOf(graph: Graph, { object, file }: Pick<Write, 'object' | 'file'>): Type {
  return isOwnExports(object) ? ownExports(graph, object, file) : graph.evaluate(object, file);
}

/** What `this` is in a function that is run on something else: `asLogged.call(Book.prototype)`. */
function lentObjects(graph: Graph, { object, file }: Write): readonly Type[] {
  const node = object.kind === 'this' ? file.functions[object.function] : undefined;
  const lent = node ? lentTo(graph, node) : [];
  return lent.flatMap((each) => alternatives(graph.evaluate(each.value, each.file)));
}

function collect(graph: Graph): Map<string, Write[]> {
  const index = new Map<string, Write[]>();
  for (const file of graph.packages.seen)
    for (const each of writesIn(file)) if (each.name !== null) addTo(index, each.name, each);
  return index;
}

function isBelow(graph: Graph, type: Type, owner: Type): boolean {
  if (type.kind !== 'instance' && type.kind !== 'class') return false;
  if (owner.kind !== type.kind) return false;
  return type.class !== owner.class && graph.hierarchy.isBelow(type.class, owner.class);
}

/** One is, extends or is extended by the other; what is not known may be anything. */
function isRelated(graph: Graph, a: Type, b: Type): boolean {
  if (a.kind === 'unknown' || a.kind === 'missing') return true;
  if (a.kind === 'object' && b.kind === 'object') return a.object === b.object;
  if (a.kind === 'builtin' && b.kind === 'builtin') return a.name === DATA && b.name === DATA;
  if ((a.kind !== 'instance' && a.kind !== 'class') || a.kind !== b.kind) return false;
  return graph.hierarchy.isRelated(a.class, b.class);
}
