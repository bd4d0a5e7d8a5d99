/** What stands in the way of the name of an async variant, before its body is looked at. */
import { isBareAsync } from '../../model/variant-names.ts';
import { bindingsNamed, memberNamed, usesGlobal } from '../project/file-index.ts';
import { ruleOfClass, variantNameOf } from './naming.ts';
import type { ClassNode, FunctionNode } from '../project/nodes.ts';
import { memberWatch } from '../project/object-members.ts';
import type { Graph, Home } from '../project/questions.ts';
import { nameOfFunction } from './siblings.ts';

export interface NameObstacle {
  readonly blocker: string;
  /** Ends the sentence "calls record(), which …". */
  readonly detail: string;
}

/** Names of methods that the language or a library calls by itself, and of what every object or class has already. */
const CALLED_BY_ITSELF: ReadonlySet<string> = new Set([
  ...['constructor', 'prototype', 'then', 'toJSON', 'next', 'return', 'throw', 'handleEvent'],
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Words of the language that no function can have as its name in all code (ECMA-262, ReservedWord and strict mode). */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** @returns null where the async variant of a function or method can have its name */
export function nameObstacle(graph: Graph, node: FunctionNode): NameObstacle | null {
  const own = nameOfFunction(node);
  const name = variantNameOf(graph, node, own);
  if (name === null)
    return {
      blocker: 'unsupported-form',
      detail: `has a name that the naming rule gives no async variant`,
    };
  const home = graph.homeOf(node);
  if (name === 'await' || (node.owner === null && RESERVED.has(name)))
    return { blocker: 'name-collision', detail: `would be named \`${name}\`` };
  if (node.owner !== null && CALLED_BY_ITSELF.has(name.replace('#', '')))
    return { blocker: 'name-collision', detail: `would be named \`${name}\`, which runs without being called` };
  if (home) return onClass(graph, home, name);
  const taken = { blocker: 'name-collision', detail: `needs the name ${name}, which is taken` };
  const { owner, file } = node;
  if (owner?.kind === 'object') {
    if (memberNamed(owner.object, name)) return taken;
    const watched = memberWatch(graph, owner.object);
    return watched === null ? null : { blocker: 'unreachable-variant', detail: `is a member of an object ${watched}` };
  }
  const scope = node.fact.parent;
  const isBound = bindingsNamed(file, name).some((each) => each.function === scope);
  return isBound || usesGlobal(file, name) ? taken : null;
}

function onClass(graph: Graph, home: Home, name: string): NameObstacle | null {
  const { hierarchy } = graph;
  const isTaken =
    graph.writes.has(name) ||
    hierarchy.own(home.class, name, home.static) !== null ||
    hierarchy.ownBelow(home.class, name, home.static).length > 0 ||
    hierarchy.lookUpSuper(home.class, name, home.static).length > 0;
  if (isTaken) return { blocker: 'name-collision', detail: `needs the name ${name}, which is taken` };
  const own = home.class.fact.name;
  if (own !== null && keyedTypes(graph).has(own))
    return {
      blocker: 'unreachable-variant',
      detail: `is a member of ${own}, whose members a type lists (keyof ${own})`,
    };
  return isBareAsync(ruleOfClass(graph, home.class)) && mayHaveMore(graph, home.class)
    ? { blocker: 'name-collision', detail: `needs the name ${name}, which a base that cannot be read may have` }
    : null;
}

const keyed = new WeakMap<Graph, ReadonlySet<string>>();

/** Names of types whose members some type lists, under the names that they are imported by as well. */
function keyedTypes(graph: Graph): ReadonlySet<string> {
  const known = keyed.get(graph);
  if (known) return known;
  const found = new Set(
    graph.project.files.flatMap(({ facts: { keyedTypes: names = [], bindings } }) =>
      names.flatMap((each) => [
        each,
        ...bindings.flatMap(({ name, import: from }) => (from && name === each ? [from.name] : [])),
      ]),
    ),
  );
  keyed.set(graph, found);
  return found;
}

/** A class of the platform, of a package or of a type of the profile has methods that no class of the code declares. */
function mayHaveMore(graph: Graph, node: ClassNode): boolean {
  const family = new Set([node]);
  for (const each of family) {
    if (each.fact.bases.length === 0) continue;
    const bases = graph.hierarchy.bases(each);
    if (bases.length === 0) return true;
    for (const base of bases) {
      if (base.kind !== 'class') return true;
      family.add(base.class);
    }
  }
  return false;
}
