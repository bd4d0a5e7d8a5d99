/** What a setter is given: whatever is assigned to the member, wherever that stands. */
import { globalMethodOf } from './call-targets.ts';
import type { Value } from '../../model/facts.ts';
import type { CallNode, FileNode, FunctionNode } from './nodes.ts';
import { textOf } from './builtins.ts';
import { isTypeScript } from './nodes.ts';
import type { Graph } from './questions.ts';
import { alternatives, type Type, union, UNKNOWN } from './types.ts';

/** Functions that set members by names that are not written where they are called. */
const SETTING: ReadonlySet<string> = new Set([
  'Object.assign',
  'Object.defineProperties',
  'Object.defineProperty',
  'Reflect.defineProperty',
  'Reflect.set',
]);

/** Of these, the ones that are given the name. */
const NAMING: ReadonlySet<string> = new Set(['defineProperty', 'set']);

/**
 * @returns nothing at all for a setter that nobody uses; unknown where something may be assigned by a name that is not written
 */
export function givenToSetter(graph: Graph, node: FunctionNode): Type {
  const owner = ownerOf(graph, node);
  const name = node.owner?.kind === 'class' ? node.owner.member.name : node.owner?.name;
  if (!owner || name == null || isOfMany(graph, node) || mayBeSetByName(graph, owner, name)) return UNKNOWN;
  const given = graph.writes.to(owner, name).map(({ value, file }) => graph.evaluate(value, file));
  return union([...given, ...initialisedBelow(graph, owner, name)]);
}

/** A package with more is not looked through for each of its setters: a compiler has thousands of them. */
const MANY = 1000;

function isOfMany(graph: Graph, { file }: FunctionNode): boolean {
  if (!file.external) return false;
  const { byName, calls } = settingIn(graph);
  return byName.length + calls.length > MANY;
}

/** The object, or the class or an instance of the class, that has the setter. */
function ownerOf(graph: Graph, node: FunctionNode): Type | null {
  const home = graph.homeOf(node);
  if (home)
    return home.static ? { kind: 'class', class: home.class } : { kind: 'instance', class: home.class, model: null };
  return node.owner?.kind === 'object' ? { kind: 'object', object: node.owner.object } : null;
}

/** A field of a class below hides the setter, unless an older compiler makes an assignment of it. */
function initialisedBelow(graph: Graph, owner: Type, name: string): readonly Type[] {
  if (owner.kind !== 'instance' && owner.kind !== 'class') return [];
  return graph.hierarchy.ownBelow(owner.class, name, owner.kind === 'class').flatMap(({ member, class: below }) => {
    const isAssigned = member?.kind === 'field' && member.value !== null && isTypeScript(below.file);
    return isAssigned ? [graph.evaluate(member.value, below.file)] : [];
  });
}

interface Setting {
  /** What `object[key] = value` sets a member of. */
  readonly byName: readonly { readonly object: Value; readonly file: FileNode }[];
  readonly calls: readonly CallNode[];
}

const known = new WeakMap<Graph, Setting>();

function settingIn(graph: Graph): Setting {
  const found = known.get(graph) ?? collect(graph);
  known.set(graph, found);
  return found;
}

function collect({ packages }: Graph): Setting {
  const byName = packages.seen.flatMap((file) =>
    file.functions.flatMap(({ fact }) =>
      fact.accesses.flatMap(({ write, value }) =>
        write && value.kind === 'member' && value.name === null ? [{ object: value.object, file }] : [],
      ),
    ),
  );
  return { byName, calls: packages.seen.flatMap((file) => file.calls.filter(isSetting)) };
}

function isSetting(call: CallNode): boolean {
  return SETTING.has(globalMethodOf(call) ?? '');
}

/** Whether the member may be set by a name that is not written: `owner[key] = value`, `Object.assign(owner, values)`. */
export function mayBeSetByName(graph: Graph, owner: Type, name: string): boolean {
  const { byName, calls } = settingIn(graph);
  return (
    byName.some(({ object, file }) => isOwner(graph, object, file, owner)) ||
    calls.some((call) => mayAssign(graph, call, owner, name))
  );
}

function mayAssign(graph: Graph, { fact, file }: CallNode, owner: Type, name: string): boolean {
  const [target, ...sources] = fact.arguments;
  if (!target || (!target.spread && !isOwner(graph, target.value, file, owner))) return false;
  if (target.spread) return true;
  const [key] = sources;
  if (NAMING.has(fact.name?.text ?? '')) return !key || key.spread || (textOf(key.value) ?? name) === name;
  return sources.some((each) => each.spread || mayHave(graph, each.value, file, name));
}

/** What is not known may have any member. */
function mayHave(graph: Graph, value: Value, file: FileNode, name: string): boolean {
  return alternatives(graph.evaluate(value, file)).some(
    (each) => each.kind !== 'builtin' && alternatives(graph.memberOf(each, name)).length > 0,
  );
}

function isOwner(graph: Graph, value: Value, file: FileNode, owner: Type): boolean {
  return alternatives(graph.evaluate(value, file)).some((each) => {
    if (each.kind === 'object') return owner.kind === 'object' && each.object === owner.object;
    if (each.kind !== 'instance' && each.kind !== 'class') return false;
    return each.kind === owner.kind && graph.hierarchy.isRelated(each.class, owner.class);
  });
}
