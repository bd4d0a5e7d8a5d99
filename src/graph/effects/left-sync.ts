/**
 * What an async variant of the ORM, whose code can be read, runs of the project as it is: the constructors of the rows that it
 * makes, accessors that it comes to by keys, hooks on classes. What these do stays synchronous whoever called.
 */
import { classesAbove } from '../project/classes-above.ts';
import type { MemberFact } from '../../model/facts.ts';
import { constructionOf, functionAt, settersOf } from '../classes/made.ts';
import type { CallNode, ClassNode, FunctionNode } from '../project/nodes.ts';
import { globalMethodOf } from '../project/call-targets.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';

/** What code of the ORM does to things that are not its own. */
interface Uses {
  /** It makes objects of classes that it is given. */
  constructs: boolean;
  /** It reads, writes, calls what it finds under keys, or in lists. */
  reads: boolean;
  writes: boolean;
  calls: boolean;
  /** Methods that it calls on who knows what. */
  readonly names: Set<string>;
  /** Methods of the project that may stand in the place of its own. */
  readonly methods: Set<FunctionNode>;
}

/** Functions of the ORM that are looked through for one variant. */
const MOST = 500;

const known = new WeakMap<Graph, Map<FunctionNode, Uses>>();
const keys = new WeakMap<Graph, ReadonlySet<string>>();
const extending = new WeakMap<Graph, readonly ClassNode[]>();

/** What a call of an async variant works on. */
export interface Subjects {
  /** Classes of the object that it is called on. */
  readonly receivers: readonly ClassNode[];
  /** Classes of the rows that it may make; null where that may be any. */
  readonly made: readonly ClassNode[] | null;
}

/**
 * Functions of the project that it may run, but for those that are async.
 *
 * @param start the async variant
 */
export function leftSync(graph: Graph, start: FunctionNode, { receivers, made }: Subjects): readonly FunctionNode[] {
  // What an async variant of the project does is seen, and its author's business.
  if (!graph.packages.isOrmCode(start.file)) return [];
  const uses = usesOf(graph, start);
  const subjects = [...receivers, ...(made ?? [])];
  const found = classesOfOrm(graph).flatMap((node) => {
    const isSubject = !graph.pairs.bearsAny(node) || isAmong(graph, node, subjects);
    const isMade = uses.constructs && graph.pairs.bearsAny(node) && (made === null || isAmong(graph, node, made));
    return node.fact.members.flatMap((member) => [
      ...(isSubject && !isPaired(graph, node, member) ? runsOf(graph, node, member, uses) : []),
      ...(isMade ? constructionOf(node, member) : []),
    ]);
  });
  const free = [...uses.methods].filter((each) => isFreeIn(graph, each, subjects));
  return [...new Set([...found, ...free])].filter(({ fact }) => !fact.async);
}

/** A function that is no method, unless it stands in a class that has nothing to do with these. */
function isFreeIn(graph: Graph, node: FunctionNode, classes: readonly ClassNode[]): boolean {
  if (node.owner?.kind === 'class') return false;
  for (let at = node.parent; at !== null; at = at.parent)
    if (at.owner?.kind === 'class') return isAmong(graph, at.owner.class, classes);
  return true;
}

/** A base whose async variant calls the sync ones is delegating, which is another matter. */
function isPaired(graph: Graph, node: ClassNode, { name, static: isStatic }: MemberFact): boolean {
  return name !== null && graph.pairs.borneBy(node, name, isStatic) !== null;
}

function isAmong(graph: Graph, node: ClassNode, classes: readonly ClassNode[]): boolean {
  return classes.some((each) => graph.hierarchy.isRelated(node, each));
}

function runsOf(graph: Graph, node: ClassNode, member: MemberFact, uses: Uses): readonly FunctionNode[] {
  const body = functionAt(node, member.function);
  switch (member.kind) {
    case 'field':
      return member.static && uses.calls ? functionAt(node, member.initializer).flatMap(({ nested }) => nested) : [];
    case 'getter':
      return uses.reads && isKey(graph, member.name) ? body : [];
    case 'setter':
      return uses.writes && isKey(graph, member.name) ? body : [];
    case 'method': {
      const isNamed = member.name !== null && uses.names.has(member.name);
      return body.filter((each) => isNamed || uses.methods.has(each));
    }
    default:
      return [];
  }
}

/** The name stands somewhere as a key or a text: what comes to members by their names has these names from somewhere. */
function isKey(graph: Graph, name: string | null): boolean {
  let known = keys.get(graph);
  if (!known) {
    const files = graph.project.files;
    known = new Set([
      ...files.flatMap((file) => file.objects).flatMap(({ fact }) => fact.members.map((each) => each.name)),
      ...files.flatMap((file) => file.functions).flatMap(({ fact }) => fact.strings),
    ]);
    keys.set(graph, known);
  }
  return name === null || known.has(name);
}

/** Classes of the project that extend one of the ORM. */
function classesOfOrm(graph: Graph): readonly ClassNode[] {
  const before = extending.get(graph);
  if (before) return before;
  const all = graph.project.files.flatMap((file) => file.classes);
  const found = all.filter((node) => !graph.packages.isOrmCode(node.file) && isOfOrm(graph, node));
  extending.set(graph, found);
  return found;
}

function isOfOrm({ hierarchy, packages, pairs }: Graph, node: ClassNode): boolean {
  if (pairs.bearsAny(node)) return true;
  return classesAbove(hierarchy, node).some((each) => packages.isOrmCode(each.file) || pairs.bearsAny(each));
}

function usesOf(graph: Graph, start: FunctionNode): Uses {
  const byStart = known.get(graph) ?? new Map<FunctionNode, Uses>();
  known.set(graph, byStart);
  let found = byStart.get(start);
  if (!found) {
    found = follow(graph, start);
    byStart.set(start, found);
  }
  return found;
}

function follow(graph: Graph, start: FunctionNode): Uses {
  const uses: Uses = {
    constructs: false,
    reads: false,
    writes: false,
    calls: false,
    names: new Set(),
    methods: new Set(),
  };
  const inside = new Set([start]);
  for (const node of inside) {
    if (inside.size > MOST) break;
    for (const nested of node.nested) inside.add(nested);
    for (const { value, write } of node.fact.accesses) {
      if (value.kind !== 'member' || value.name !== null) continue;
      if (write) uses.writes = true;
      else uses.reads = true;
    }
    for (const call of node.calls) {
      const didConstruct = uses.constructs;
      noteCall(graph, call, uses);
      if (uses.constructs && !didConstruct) for (const each of constructorsOfOrm(graph)) inside.add(each);
      for (const each of graph.targetsOf(call))
        if (graph.packages.isOrmCode(each.file)) inside.add(each);
        else uses.methods.add(each);
    }
  }
  return uses;
}

/** Those of classes that rows may be of. */
function constructorsOfOrm(graph: Graph): readonly FunctionNode[] {
  const files = [...graph.project.files, ...graph.packages.files].filter(graph.packages.isOrmCode);
  return files.flatMap((file) =>
    file.classes
      .filter((node) => graph.pairs.bearsAny(node))
      .flatMap((node) => node.fact.members.flatMap((member) => constructionOf(node, member))),
  );
}

function noteCall(graph: Graph, call: CallNode, uses: Uses): void {
  const { callee, isNew } = call.fact;
  if (isNew) {
    // `new this(row)` makes an object of whichever class it is called on.
    if (callee.kind === 'this' || callee.kind === 'member' || !isKnownClass(graph, call)) uses.constructs = true;
    return;
  }
  if (globalMethodOf(call) === 'Object.assign') uses.writes = true;
  if (callee.kind !== 'member') {
    if (graph.targetsOf(call).length === 0 && callee.kind !== 'global' && callee.kind !== 'super') uses.calls = true;
    return;
  }
  if (callee.name === null) {
    uses.calls = true;
    return;
  }
  const types = alternatives(graph.evaluate(callee.object, call.file));
  if (types.length === 0 || !types.every(isTold)) uses.names.add(callee.name);
}

/** `new Query(this)`, of a class by its name. */
function isKnownClass(graph: Graph, { fact, file }: CallNode): boolean {
  return alternatives(graph.evaluate(fact.callee, file)).every(
    (each) =>
      each.kind === 'builtin' ||
      each.kind === 'external' ||
      (each.kind === 'class' && graph.packages.isOrmCode(each.class.file)),
  );
}

/** What a method of it runs is found by its type, or is nobody's in the project. */
function isTold({ kind }: Type): boolean {
  return kind !== 'unknown' && kind !== 'missing' && kind !== 'record' && kind !== 'shape';
}

/**
 * The same of an ORM that cannot be read: it makes rows, and puts values on them.
 *
 * @param made classes of the rows; null where they may be of any
 */
export function leftSyncUnread(graph: Graph, made: readonly ClassNode[] | null): readonly FunctionNode[] {
  const rows = classesOfOrm(graph).filter((node) => made === null || isAmong(graph, node, made));
  return rows.flatMap((node) => [
    ...node.fact.members.flatMap((member) => constructionOf(node, member)),
    ...settersOf(graph.hierarchy, node),
  ]);
}
