/**
 * The class hierarchy: bases, descendants, and which definitions a method name leads to. Once all bases are known, a question
 * about what stands above or below a class takes the time of its answer, where no mixin with several bases is in between.
 */
import { addTo } from '../../collections.ts';
import { indexAssigned, type Assigned } from './assigned.ts';
import { createDefiners, keyOf, ownMember, type Definers } from './definers.ts';
import { createLineage, type Index, type Lineage } from './lineage.ts';
import type { ClassNode } from '../project/nodes.ts';
import type { Definition, Graph, Hierarchy } from '../project/questions.ts';
import { createSkips, type Skips } from './skips.ts';
import { createRoots } from './roots.ts';
import { evaluateBases, type Structure } from './structure.ts';
import { type Type, UNKNOWN } from '../project/types.ts';
import { createWalk, type Walk } from './walk.ts';

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly structure: Structure;
  readonly definitions: WeakMap<object, Definition>;
  readonly climbed: WeakMap<ClassNode, Map<string, readonly Definition[]>>;
  readonly indexes: WeakMap<ReadonlySet<ClassNode>, Index>;
  readonly walk: Walk;
  readonly lineage: Lineage;
  readonly assigned: Assigned;
  readonly definers: Definers;
}

export function createHierarchy(graph: Graph, structure: Structure): Hierarchy {
  const definitions = new WeakMap<object, Definition>();
  const dispatched = new WeakMap<ClassNode, Map<string, readonly Definition[]>>();
  const climbed = new WeakMap<ClassNode, Map<string, readonly Definition[]>>();
  const indexes = new WeakMap<ReadonlySet<ClassNode>, Index>();
  const children = childrenIn(structure);
  const walk = createWalk((node) => children.get(node) ?? []);
  const lineage = createLineage(children);
  const assigned = indexAssigned(structure.assigned);
  const definers = createDefiners(graph, lineage, structure.assigned);
  const context: Context = { graph, structure, definitions, climbed, indexes, walk, lineage, assigned, definers };
  const roots = createRoots(
    (node) => basesOf(context, node),
    (node) => isSettled(context, node),
  );

  return {
    bases: (node) => basesOf(context, node),
    isAtOrBelow: (node, classes) => isAtOrBelow(context, node, classes),
    descendants: (node) => descendants(context, node),
    isBelow: (node, above) => isBelow(context, node, above),
    isRelated: (a, b) => a === b || isBelow(context, b, a) || isBelow(context, a, b),
    own: (node, name, isStatic) => own(context, node, name, isStatic),
    ownBelow: (node, name, isStatic) => ownBelow(context, node, name, isStatic),
    createOwnBelow: () => createOwnBelow(context),
    fieldAbove: (node, name, isStatic) => fieldAbove(context, node, name, isStatic),
    lookUp: (node, name, isStatic) => lookUp(context, node, name, isStatic),
    lookUpSuper: (node, name, isStatic) => lookUpSuper(context, node, name, isStatic),
    dispatch: (node, name, isStatic) =>
      remember(context, dispatched, node, keyOf(name, isStatic), () => dispatch(context, node, name, isStatic)),
    implementers: (node) => structure.implementers.get(node) ?? [],
    inheritedBelow: (node, name) => inheritedBelow(context, node, name, []),
    isFamily: (node, other) => node === other || isAbove(context, node, other) || isBelow(context, other, node),
    ormRoots: (node) => roots.orm(node),
    packageBases: (node) => roots.packages(node),
    unknownBases(node) {
      // The base of a mixin that is applied nowhere in the project can be anything.
      const isOpen = node.fact.bases.length > 0 && basesOf(context, node).length === 0;
      const found = roots.unknown(node);
      return isOpen ? [UNKNOWN, ...found] : found;
    },
    assigned: assigned.all,
    assignedTo: assigned.to,
    assignedAs: assigned.as,
  };
}

/** Of a dependency's class that nothing of the project extends they are worked out when they are asked for. */
function basesOf({ structure, graph }: Context, node: ClassNode): readonly Type[] {
  return structure.bases.get(node) ?? (node.file.external ? evaluateBases(graph, node) : []);
}

/** Its bases, and those of all above it, will never change. */
function isSettled({ structure }: Context, node: ClassNode): boolean {
  return structure.bases.has(node);
}

function descendants({ lineage, walk }: Context, node: ClassNode): readonly ClassNode[] {
  return lineage.descendants(node) ?? walk.descendants(node);
}

function isBelow({ lineage, walk }: Context, node: ClassNode, above: ClassNode): boolean {
  return lineage.isBelow(node, above) ?? walk.isBelow(node, above);
}

function own(context: Context, node: ClassNode, name: string, isStatic: boolean): Definition | null {
  const { assigned } = context;
  const member = ownMember(node, name, isStatic);
  if (member) {
    const body = member.function === null ? null : (node.file.functions[member.function] ?? null);
    return keep(context, member, { class: node, member, function: body, assigned: null });
  }
  const found = assigned.to(node).find((each) => each.name === name && each.static === isStatic);
  return found ? keep(context, found, { class: node, member: null, function: found.function, assigned: found }) : null;
}

function keep({ definitions }: Context, fact: object, definition: Definition): Definition {
  const known = definitions.get(fact) ?? definition;
  definitions.set(fact, known);
  return known;
}

/** The end of the only way up, where what stands above is known by its numbers. */
function topOf({ lineage }: Context, node: ClassNode): ClassNode | null {
  return node.file.external ? null : lineage.top(node);
}

function climb(context: Context, starts: readonly ClassNode[], name: string, isStatic: boolean): readonly Definition[] {
  const found: Definition[] = [];
  const seen = new Set<ClassNode>();
  const visit = (start: ClassNode): void => {
    for (let at: ClassNode | undefined = start; at && !seen.has(at);) {
      seen.add(at);
      const definition = own(context, at, name, isStatic);
      if (definition) found.push(definition);
      const above: readonly ClassNode[] = definition ? [] : classesAbove(context, at);
      at = above.length === 1 ? above[0] : undefined;
      if (above.length > 1) above.forEach(visit);
    }
  };
  starts.forEach(visit);
  return found;
}

function classesAbove(context: Context, node: ClassNode): readonly ClassNode[] {
  return basesOf(context, node).flatMap((base) => (base.kind === 'class' ? [base.class] : []));
}

function lookUpSuper(context: Context, node: ClassNode, name: string, isStatic: boolean): readonly Definition[] {
  const { lines } = context.structure;
  if (lines.has(node)) return nextInLines(context, node, name, isStatic);
  const above = classesAbove(context, node);
  const [only] = above;
  return only && above.length === 1 ? lookUp(context, only, name, isStatic) : climb(context, above, name, isStatic);
}

/** The definitions that come next after a class. Which that is, is a matter of the object's own class. */
function nextInLines(context: Context, node: ClassNode, name: string, isStatic: boolean): readonly Definition[] {
  const { lines } = context.structure;
  return remember(context, context.climbed, node, keyOf(name, isStatic), () => {
    const found = [node, ...descendants(context, node)].flatMap(
      (each) => inLine(context, behind(lines.get(each) ?? [], node), name, isStatic) ?? [],
    );
    return [...new Set(found)];
  });
}

/** What comes after a class; nothing where it is no part of the line. */
function behind(line: readonly ClassNode[], node: ClassNode): readonly ClassNode[] {
  const at = line.indexOf(node);
  return at === -1 ? [] : line.slice(at + 1);
}

/** The first definition in a line of classes. */
function inLine(context: Context, line: readonly ClassNode[], name: string, isStatic: boolean): Definition | null {
  for (const each of line) {
    const definition = own(context, each, name, isStatic);
    if (definition) return definition;
  }
  return null;
}

function lookUp(context: Context, node: ClassNode, name: string, isStatic: boolean): readonly Definition[] {
  const { lineage, definers, climbed, structure } = context;
  const definition = own(context, node, name, isStatic);
  if (definition) return [definition];
  if (structure.lines.has(node)) return nextInLines(context, node, name, isStatic);
  const top = topOf(context, node);
  if (top) {
    const nearest = lineage.nearestAbove(node, definers.of(name, isStatic));
    return nearest ? climb(context, [nearest], name, isStatic) : climb(context, [top], name, isStatic);
  }
  // Up to where the ways part, or to a definition.
  const seen = new Set([node]);
  let at = node;
  for (let above = classesAbove(context, at); above.length === 1; above = classesAbove(context, at)) {
    const [only] = above;
    if (!only || seen.has(only)) return [];
    seen.add(only);
    at = only;
    const found = own(context, at, name, isStatic);
    if (found) return [found];
  }
  return remember(context, climbed, at, keyOf(name, isStatic), () => climb(context, [at], name, isStatic));
}

function fieldAbove(context: Context, node: ClassNode, name: string, isStatic: boolean): Definition | null {
  const { lineage, definers } = context;
  const top = topOf(context, node);
  if (!top) return fieldFrom(context, node, name, isStatic, false);
  const nearest = lineage.nearestAbove(node, definers.ofField(name, isStatic));
  return nearest ? own(context, nearest, name, isStatic) : fieldFrom(context, top, name, isStatic, top !== node);
}

function fieldFrom(
  context: Context,
  node: ClassNode,
  name: string,
  isStatic: boolean,
  itself: boolean,
): Definition | null {
  for (const each of above(context, node)) {
    const definition = each === node && !itself ? null : own(context, each, name, isStatic);
    if (definition?.member?.kind === 'field') return definition;
  }
  return null;
}

/** The class and all above it, the nearest ones first. */
function* above(context: Context, node: ClassNode): Generator<ClassNode> {
  const line = context.structure.lines.get(node);
  if (line) return yield* line;
  const seen = new Set([node]);
  for (const each of seen) {
    yield each;
    for (const next of classesAbove(context, each)) seen.add(next);
  }
}

function ownBelow(context: Context, node: ClassNode, name: string, isStatic: boolean): readonly Definition[] {
  const { definers, lineage } = context;
  const index = definers.of(name, isStatic);
  const range = lineage.within(node, index);
  if (!range) return descendants(context, node).flatMap((each) => own(context, each, name, isStatic) ?? []);
  return index.below.slice(...range).flatMap((each) => own(context, each.node, name, isStatic) ?? []);
}

/** Each once, however many overlap: what was walked already is stepped over. */
function createOwnBelow(context: Context): Hierarchy['ownBelow'] {
  const { definers, lineage } = context;
  const walked = new Map<string, Skips>();
  return (node, name, isStatic) => {
    const index = definers.of(name, isStatic);
    const range = lineage.within(node, index);
    if (!range) return ownBelow(context, node, name, isStatic);
    const key = keyOf(name, isStatic);
    const skips = walked.get(key) ?? createSkips();
    walked.set(key, skips);
    const found: Definition[] = [];
    for (const position of skips.through(...range)) {
      const place = index.below[position];
      const definition = place && own(context, place.node, name, isStatic);
      if (definition) found.push(definition);
    }
    return found;
  };
}

function dispatch(context: Context, node: ClassNode, name: string, isStatic: boolean): readonly Definition[] {
  const below = ownBelow(context, node, name, isStatic);
  const found = [...lookUp(context, node, name, isStatic), ...below, ...inheritedBelow(context, node, name, below)];
  const field = fieldAbove(context, node, name, isStatic);
  return field && !found.some((each) => each.member === field.member) ? [...found, field] : found;
}

/** A class may implement an interface by what it inherits. */
function inheritedBelow(
  context: Context,
  node: ClassNode,
  name: string,
  known: readonly Definition[],
): readonly Definition[] {
  const { structure } = context;
  const found = (structure.implementers.get(node) ?? []).flatMap((each) => lookUp(context, each, name, false));
  return [...new Set(found)].filter((each) => !known.includes(each));
}

function remember<T>(
  context: Context,
  known: WeakMap<ClassNode, Map<string, T>>,
  node: ClassNode,
  key: string,
  ask: () => T,
): T {
  const answers = known.get(node) ?? new Map<string, T>();
  const answer = answers.get(key) ?? ask();
  if (isSettled(context, node)) known.set(node, answers.set(key, answer));
  return answer;
}

function isAbove(context: Context, node: ClassNode, other: ClassNode): boolean {
  const { lineage } = context;
  const top = topOf(context, node);
  if (top && lineage.isBelow(node, other) === true) return true;
  for (const each of above(context, top ?? node)) if (each === other && each !== node) return true;
  return false;
}

function isAtOrBelow(context: Context, node: ClassNode, classes: ReadonlySet<ClassNode>): boolean {
  const { indexes, lineage } = context;
  if (classes.has(node)) return true;
  const top = topOf(context, node);
  if (top) {
    const index = indexes.get(classes) ?? lineage.createIndex(classes);
    indexes.set(classes, index);
    if (lineage.nearestAbove(node, index)) return true;
  }
  for (const each of above(context, top ?? node)) if (classes.has(each)) return true;
  return false;
}

/** By class, those of the project that extend it directly. */
function childrenIn({ bases, implementers }: Structure): ReadonlyMap<ClassNode, readonly ClassNode[]> {
  const children = new Map<ClassNode, ClassNode[]>();
  for (const [node, above] of bases)
    for (const base of above) if (base.kind === 'class') addTo(children, base.class, node);
  for (const [node, below] of implementers) for (const each of below) addTo(children, node, each);
  return children;
}
