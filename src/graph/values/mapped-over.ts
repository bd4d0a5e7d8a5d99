/** What `x.map(f)` gives where nothing is known of `x`: whatever can be iterated over there holds what `f` gives. */
import { flowsOf } from '../project/flows.ts';
import type { ClassNode, FileNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';

/** The method, as arrays, iterators and the collections of packages have it. */
const MAP = 'map';

/** What a class may extend to have the method of the language, and an iterator of its own. */
const EXTENDED: ReadonlySet<string> = new Set(['Array', 'Iterator']);

const known = new WeakMap<Graph, boolean>();

/**
 * Whether `map()` of a value that is not known is that of the language or of a package that has nothing to do with the ORM:
 * all code of the ORM is seen, and nothing there or in the project has a `map()` of its own, or could come to one by a name
 * that is not written. A query that runs when it is mapped, or when what this gives is iterated over, is none of these.
 */
export function isMapForeign(graph: Graph): boolean {
  const found =
    known.get(graph) ??
    (!graph.writes.has(MAP) && graph.packages.seen.every((file) => isWithoutMap(file) && areBasesSeen(graph, file)));
  known.set(graph, found);
  return found;
}

/** No class rests on what the profile alone knows, on what could not be followed, or on what a package may iterate by. */
function areBasesSeen({ hierarchy }: Graph, { classes }: FileNode): boolean {
  return classes.every(
    (each) =>
      hierarchy.ormRoots(each).length === 0 &&
      hierarchy.unknownBases(each).length === 0 &&
      hierarchy.packageBases(each).every((base) => base.kind === 'external' && /^(node:)?events$/.test(base.module)),
  );
}

function isWithoutMap(file: FileNode): boolean {
  const { classes, objects, functions } = file.facts;
  const isNamed =
    [...classes, ...objects].some(({ members }) => members.some(({ name }) => name === MAP)) ||
    functions.some(({ name, strings }) => name === MAP || strings.includes(MAP));
  return !isNamed && !file.classes.some(isExtension) && !flowsOf(file).globals.has('Proxy') && !handsOnPrototypes(file);
}

/** `class Rows extends Array` has the method of the language, and may have another iterator. */
function isExtension({ fact: { bases } }: ClassNode): boolean {
  return bases.some((base) => base.kind === 'global' && EXTENDED.has(base.name));
}

/** `Object.getOwnPropertyNames(Array.prototype)`: names of methods that are nowhere written. */
function handsOnPrototypes(file: FileNode): boolean {
  const { of, reads } = flowsOf(file);
  return reads('prototype').some(
    (read) => read.object.kind === 'global' && of(read).some(({ to }) => to !== 'part' && to !== 'receiver'),
  );
}
