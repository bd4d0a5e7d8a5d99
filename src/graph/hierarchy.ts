/**
 * The class hierarchy: bases, descendants, and which definitions a method name leads to. Once all bases are known, a question
 * about what stands above or below a class takes the time of its answer, where no mixin with several bases is in between.
 */
import { addTo } from '../collections.ts';
import { type Assigned, findAssigned, indexAssigned } from './assigned.ts';
import { createDefiners, type Definers, keyOf, ownMember } from './definers.ts';
import { createLineage, type Index, type Lineage } from './lineage.ts';
import type { ClassNode } from './nodes.ts';
import type { Definition, Graph, Hierarchy } from './questions.ts';
import { createSkips, type Skips } from './skips.ts';
import { createRoots } from './roots.ts';
import { alternatives, type Type, UNKNOWN } from './types.ts';
import { createWalk } from './walk.ts';

export function createHierarchy(graph: Graph): Hierarchy {
  const bases = new Map<ClassNode, readonly Type[]>();
  const children = new Map<ClassNode, ClassNode[]>();
  const definitions = new WeakMap<object, Definition>();
  const dispatched = new WeakMap<ClassNode, Map<string, readonly Definition[]>>();
  const climbed = new WeakMap<ClassNode, Map<string, readonly Definition[]>>();
  const indexes = new WeakMap<ReadonlySet<ClassNode>, Index>();
  const walk = createWalk((node) => children.get(node) ?? []);
  const roots = createRoots(basesOf, isComplete);
  let assigned: Assigned | null = null;
  let indexed = false;
  let lineage: Lineage | null = null;
  let definers: Definers | null = null;
  /** Bases and assignments that are being worked out. */
  let pending = 0;

  function basesOf(node: ClassNode): readonly Type[] {
    const known = bases.get(node);
    if (known) return known;
    // A class that extends itself, through a mixin or a cycle of imports, has no more bases than are found so far.
    bases.set(node, []);
    const base = node.fact.base;
    pending += 1;
    const found =
      base === null ? [] : alternatives(graph.evaluate(base, node.file)).filter((type) => !isSame(type, node));
    pending -= 1;
    bases.set(node, found);
    return found;
  }

  function index(): void {
    if (indexed) return;
    indexed = true;
    for (const file of graph.project.files) {
      for (const node of file.classes) {
        for (const base of basesOf(node)) {
          if (base.kind === 'class') addTo(children, base.class, node);
        }
      }
    }
    lineage = createLineage(children);
  }

  /** Nothing is being worked out any more, so that answers can be kept. */
  function isComplete(): boolean {
    return pending === 0 && lineage !== null && assigned !== null;
  }

  /** Null while bases are still being worked out. */
  function complete(): { readonly lineage: Lineage; readonly definers: Definers } | null {
    if (!lineage || !isComplete()) return null;
    definers ??= createDefiners(graph, lineage, assignedIn().all);
    return { lineage, definers };
  }

  function descendants(node: ClassNode): readonly ClassNode[] {
    index();
    return lineage?.descendants(node) ?? walk.descendants(node, lineage !== null);
  }

  function isBelow(node: ClassNode, above: ClassNode): boolean {
    index();
    return lineage?.isBelow(node, above) ?? walk.isBelow(node, above, lineage !== null);
  }

  function own(node: ClassNode, name: string, isStatic: boolean): Definition | null {
    const member = ownMember(node, name, isStatic);
    if (member) {
      const body = member.function === null ? null : (node.file.functions[member.function] ?? null);
      return keep(member, { class: node, member, function: body, assigned: null });
    }
    const found = assignedIn()
      .to(node)
      .find((each) => each.name === name && each.static === isStatic);
    return found ? keep(found, { class: node, member: null, function: found.function, assigned: found }) : null;
  }

  function keep(fact: object, definition: Definition): Definition {
    const known = definitions.get(fact) ?? definition;
    definitions.set(fact, known);
    return known;
  }

  function assignedIn(): Assigned {
    if (assigned) return assigned;
    pending += 1;
    const all = findAssigned(graph);
    pending -= 1;
    assigned = indexAssigned(all);
    return assigned;
  }

  function climb(starts: readonly ClassNode[], name: string, isStatic: boolean): readonly Definition[] {
    const found: Definition[] = [];
    const seen = new Set<ClassNode>();
    const visit = (start: ClassNode): void => {
      for (let at: ClassNode | undefined = start; at && !seen.has(at);) {
        seen.add(at);
        const definition = own(at, name, isStatic);
        if (definition) found.push(definition);
        const above: readonly ClassNode[] = definition ? [] : classesAbove(at);
        at = above.length === 1 ? above[0] : undefined;
        if (above.length > 1) above.forEach(visit);
      }
    };
    starts.forEach(visit);
    return found;
  }

  function classesAbove(node: ClassNode): readonly ClassNode[] {
    return basesOf(node).flatMap((base) => (base.kind === 'class' ? [base.class] : []));
  }

  function lookUp(node: ClassNode, name: string, isStatic: boolean): readonly Definition[] {
    const definition = own(node, name, isStatic);
    if (definition) return [definition];
    const known = complete();
    if (!known) return climb([node], name, isStatic);
    const top = node.file.external ? null : known.lineage.top(node);
    if (top) {
      const nearest = known.lineage.nearestAbove(node, known.definers.of(name, isStatic));
      return nearest ? climb([nearest], name, isStatic) : climb([top], name, isStatic);
    }
    // Up to where the ways part, or to a definition.
    const seen = new Set([node]);
    let at = node;
    for (let above = classesAbove(at); above.length === 1; above = classesAbove(at)) {
      const [only] = above;
      if (!only || seen.has(only)) return [];
      seen.add(only);
      at = only;
      const found = own(at, name, isStatic);
      if (found) return [found];
    }
    return remember(climbed, at, keyOf(name, isStatic), () => climb([at], name, isStatic));
  }

  function fieldAbove(node: ClassNode, name: string, isStatic: boolean): Definition | null {
    const known = complete();
    const top = known && !node.file.external ? known.lineage.top(node) : null;
    if (!known || !top) return fieldFrom(node, name, isStatic, false);
    const nearest = known.lineage.nearestAbove(node, known.definers.ofField(name, isStatic));
    return nearest ? own(nearest, name, isStatic) : fieldFrom(top, name, isStatic, top !== node);
  }

  function fieldFrom(node: ClassNode, name: string, isStatic: boolean, itself: boolean): Definition | null {
    for (const each of above(node)) {
      const definition = each === node && !itself ? null : own(each, name, isStatic);
      if (definition?.member?.kind === 'field') return definition;
    }
    return null;
  }

  /** The class and all above it, the nearest ones first. */
  function* above(node: ClassNode): Generator<ClassNode> {
    const seen = new Set([node]);
    for (const each of seen) {
      yield each;
      for (const next of classesAbove(each)) seen.add(next);
    }
  }

  function ownBelow(node: ClassNode, name: string, isStatic: boolean): readonly Definition[] {
    index();
    const known = complete();
    const definers = known?.definers.of(name, isStatic);
    const range = definers && known?.lineage.within(node, definers);
    if (!range) return descendants(node).flatMap((each) => own(each, name, isStatic) ?? []);
    return definers.below.slice(...range).flatMap((each) => own(each.node, name, isStatic) ?? []);
  }

  /** Each once, however many overlap: what was walked already is stepped over. */
  function createOwnBelow(): Hierarchy['ownBelow'] {
    const walked = new Map<string, Skips>();
    return (node, name, isStatic) => {
      index();
      const known = complete();
      const definers = known?.definers.of(name, isStatic);
      const range = definers && known?.lineage.within(node, definers);
      if (!range) return ownBelow(node, name, isStatic);
      const key = keyOf(name, isStatic);
      const skips = walked.get(key) ?? createSkips();
      walked.set(key, skips);
      const found: Definition[] = [];
      for (const position of skips.through(...range)) {
        const place = definers.below[position];
        const definition = place && own(place.node, name, isStatic);
        if (definition) found.push(definition);
      }
      return found;
    };
  }

  function dispatch(node: ClassNode, name: string, isStatic: boolean): readonly Definition[] {
    const below = ownBelow(node, name, isStatic);
    const found = [...lookUp(node, name, isStatic), ...below];
    const field = fieldAbove(node, name, isStatic);
    return field && !found.some((each) => each.member === field.member) ? [...found, field] : found;
  }

  function remember<T>(known: WeakMap<ClassNode, Map<string, T>>, node: ClassNode, key: string, ask: () => T): T {
    const answers = known.get(node) ?? new Map<string, T>();
    const answer = answers.get(key) ?? ask();
    if (!isComplete()) return answer;
    known.set(node, answers.set(key, answer));
    return answer;
  }

  function isAbove(node: ClassNode, other: ClassNode): boolean {
    const known = complete();
    const top = known && !node.file.external ? known.lineage.top(node) : null;
    if (known && top && known.lineage.isBelow(node, other) === true) return true;
    for (const each of above(top ?? node)) if (each === other && each !== node) return true;
    return false;
  }

  function isAtOrBelow(node: ClassNode, classes: ReadonlySet<ClassNode>): boolean {
    if (classes.has(node)) return true;
    const known = complete();
    const top = known && !node.file.external ? known.lineage.top(node) : null;
    if (known && top) {
      const index = indexes.get(classes) ?? known.lineage.createIndex(classes);
      indexes.set(classes, index);
      if (known.lineage.nearestAbove(node, index)) return true;
    }
    for (const each of above(top ?? node)) if (classes.has(each)) return true;
    return false;
  }

  return {
    bases: basesOf,
    isAtOrBelow,
    descendants,
    isBelow,
    isRelated: (a, b) => a === b || isBelow(b, a) || isBelow(a, b),
    own,
    ownBelow,
    createOwnBelow,
    fieldAbove,
    lookUp,
    lookUpSuper: (node, name, isStatic) => {
      const above = classesAbove(node);
      const [only] = above;
      return only && above.length === 1 ? lookUp(only, name, isStatic) : climb(above, name, isStatic);
    },
    dispatch: (node, name, isStatic) =>
      remember(dispatched, node, keyOf(name, isStatic), () => dispatch(node, name, isStatic)),
    isFamily: (node, other) => node === other || isAbove(node, other) || isBelow(other, node),
    ormRoots: (node) => roots.orm(node),
    packageBases: (node) => roots.packages(node),
    unknownBases(node) {
      // The base of a mixin that is applied nowhere in the project can be anything.
      const isOpen = node.fact.base !== null && basesOf(node).length === 0;
      const found = roots.unknown(node);
      return isOpen ? [UNKNOWN, ...found] : found;
    },
    get assigned() {
      return assignedIn().all;
    },
    assignedTo: (node) => assignedIn().to(node),
    assignedAs: (node) => assignedIn().as(node),
  };
}

function isSame(type: Type, node: ClassNode): boolean {
  return type.kind === 'class' && type.class === node;
}
