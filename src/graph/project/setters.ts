/** What a setter is given: whatever is assigned to the member, wherever that stands. */
import { type CallNode, type FunctionNode, isTypeScript } from './nodes.ts';
import { handsOut, isDescribing } from './object-methods.ts';
import type { Graph } from './questions.ts';
import { type Type, union, UNKNOWN } from './types.ts';

/**
 * @returns nothing at all for a setter that nobody uses; unknown where something may be assigned by a name that is not written
 */
export function givenToSetter(graph: Graph, node: FunctionNode): Type {
  const owner = ownerOf(graph, node);
  const name = node.owner?.kind === 'class' ? node.owner.member.name : node.owner?.name;
  if (!owner || name == null || isOfMany(graph, node) || isHandedOut(graph, name)) return UNKNOWN;
  const given = graph.writes.to(owner, name).map(({ value, file }) => graph.evaluate(value, file));
  return union([...given, ...initialisedBelow(graph, owner, name)]);
}

/** A package with more is not looked through for each of its setters: a compiler has thousands of them. */
const MANY = 1000;

function isOfMany(graph: Graph, { file }: FunctionNode): boolean {
  return file.external && graph.writes.countUnnamed() > MANY;
}

const handing = new WeakMap<Graph, readonly CallNode[]>();

/** Code is given the setter itself, and may call it with anything. */
function isHandedOut(graph: Graph, name: string): boolean {
  const calls = handing.get(graph) ?? graph.packages.seen.flatMap((file) => file.calls.filter(isDescribing));
  handing.set(graph, calls);
  return calls.some((each) => handsOut(each, name));
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

/** Whether the member may be set by a name that is not written: `owner[key] = value`, `Object.assign(owner, values)`. */
export function mayBeSetByName(graph: Graph, owner: Type, name: string): boolean {
  return graph.writes.unnamed(owner, name).length > 0;
}
