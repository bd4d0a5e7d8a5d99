/**
 * Who stands below whom, in constant time. Classes are numbered so that all below a class have numbers in a row (the
 * intervals of Schubert et al., Determining type, part, color, and time relationships, 1983). That works where a class has
 * one base; what is below a mixin with several is walked.
 */
import { addTo } from '../../collections.ts';
import type { ClassNode } from '../project/nodes.ts';

/** Classes to look for, by where they stand. */
export interface Index {
  /** In the order of `descendants`. */
  readonly below: readonly Place[];
  /** Those with descendants, outermost first. */
  readonly above: readonly Enclosing[];
}

export interface Place {
  readonly node: ClassNode;
  /** Its number. */
  readonly number: number;
  /** The numbers of all that were found below it, the end excluded. */
  first: number;
  end: number;
  readonly foundBelow: Place | null;
  /** Something below it has several bases, or is a base of itself: more may be below it than was found there. */
  isTangled: boolean;
  /** There is one way up from it, to here; null where there are several. */
  readonly top: ClassNode | null;
}

interface Enclosing {
  readonly place: Place;
  /** The nearest of the others above it: its position in the list. */
  readonly outer: number;
}

export interface Lineage {
  /** Classes of the project that extend it, at any depth; null where they have to be walked. */
  descendants(node: ClassNode): readonly ClassNode[] | null;
  /** `node` extends `above`, at any depth; null where that has to be found out by walking. */
  isBelow(node: ClassNode, above: ClassNode): boolean | null;
  /** The end of the only way up; null where there are several ways. */
  top(node: ClassNode): ClassNode | null;
  createIndex(classes: Iterable<ClassNode>): Index;
  /** The positions in the index, the end excluded, of those that extend the class; null where they have to be walked. */
  within(node: ClassNode, index: Index): readonly [number, number] | null;
  /** The nearest of the index above a class that has only one way up. */
  nearestAbove(node: ClassNode, index: Index): ClassNode | null;
}

/** @param children by class, those that extend it directly */
export function createLineage(children: ReadonlyMap<ClassNode, readonly ClassNode[]>): Lineage {
  const { places, order } = number(children);

  function descendants(node: ClassNode): readonly ClassNode[] | null {
    const place = places.get(node);
    if (!place) return [];
    return place.isTangled ? null : order.slice(place.first, place.end);
  }

  function createIndex(classes: Iterable<ClassNode>): Index {
    const found = [...new Set(classes)].flatMap((node) => places.get(node) ?? []);
    const outermost = found.filter(({ first, end }) => first < end).sort((a, b) => a.first - b.first || b.end - a.end);
    const above: Enclosing[] = [];
    for (const place of outermost) {
      let outer = above.length - 1;
      for (let at = above[outer]; at && at.place.end <= place.first; at = above[outer]) outer = at.outer;
      above.push({ place, outer });
    }
    return { above, below: found.sort((a, b) => a.number - b.number) };
  }

  return {
    descendants,
    isBelow(node, above) {
      const place = places.get(node);
      const other = places.get(above);
      if (!place || !other) return false;
      const isFound = other.first <= place.number && place.number < other.end;
      return isFound || !other.isTangled || place.top !== null ? isFound : null;
    },
    // What nothing extends and what extends nothing is no part of any line.
    top: (node) => {
      const place = places.get(node);
      return place ? place.top : node;
    },
    createIndex,
    within(node, { below }) {
      const place = places.get(node);
      if (!place) return [0, 0];
      if (place.isTangled) return null;
      return [lowest(below, (each) => each.number >= place.first), lowest(below, (each) => each.number >= place.end)];
    },
    nearestAbove(node, { above }) {
      const place = places.get(node);
      if (!place) return null;
      let at = above[lowest(above, (each) => each.place.first > place.number) - 1];
      while (at && at.place.end <= place.number) at = above[at.outer];
      return at?.place.node ?? null;
    },
  };
}

/** The position of the first item that passes; those that do come after those that do not. */
function lowest<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && passes(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Numbers classes in the order in which a walk down from the topmost ones finds them. */
function number(children: ReadonlyMap<ClassNode, readonly ClassNode[]>): {
  places: ReadonlyMap<ClassNode, Place>;
  order: readonly ClassNode[];
} {
  const parents = new Map<ClassNode, ClassNode[]>();
  for (const [node, below] of children) {
    for (const each of below) addTo(parents, each, node);
  }
  const places = new Map<ClassNode, Place>();
  const order: ClassNode[] = [];
  const walked: Place[] = [];
  const find = (node: ClassNode, top: ClassNode | null, foundBelow: Place | null = null): Place => {
    const place: Place = { node, number: order.length, first: 0, end: 0, foundBelow, isTangled: false, top };
    places.set(node, place);
    order.push(node);
    return place;
  };
  // What no walk from the top finds is in a cycle, or below one.
  for (const isCyclic of [false, true]) {
    for (const root of children.keys()) {
      if (places.has(root) || (!isCyclic && parents.has(root))) continue;
      const queue = [find(root, isCyclic ? null : root)];
      for (let at = queue.pop(); at; at = queue.pop()) {
        at.first = order.length;
        at.isTangled = isCyclic;
        walked.push(at);
        for (const child of children.get(at.node) ?? []) {
          if (places.has(child)) continue;
          queue.push(find(child, parents.get(child)?.length === 1 ? at.top : null, at));
        }
      }
    }
  }
  // Backwards, so that what is below comes first.
  for (const place of walked.toReversed()) {
    place.end += place.first;
    if (place.foundBelow) place.foundBelow.end += 1 + place.end - place.first;
    for (const child of children.get(place.node) ?? []) {
      if (places.get(child)?.isTangled !== false || parents.get(child)?.length !== 1) place.isTangled = true;
    }
  }
  return { places, order };
}
