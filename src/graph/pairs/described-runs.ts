/**
 * Which overrides an operation of an ORM that cannot be read may run, by what a configuration says: those that it names; or else
 * any of its object, of the rows that it gives, and of whatever objects its type leads to or whose methods are given such objects.
 */
import { lookUpOwn } from '../../collections.ts';
import { modelsLeadingTo, namedIn, typesReachedFrom } from '../../model/described-types.ts';
import type { OrmType, Profile } from '../../model/profile.ts';
import type { ClassNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { overridesUnder, type Run } from './model-runs.ts';

export interface DescribedOperation {
  readonly type: string;
  readonly sync: string;
  /** The class of the object, or the class itself. */
  readonly node: ClassNode;
  readonly isStatic: boolean;
  readonly model: ClassNode | null;
}

/** @returns null for what is not described */
export function describedRuns(graph: Graph, operation: DescribedOperation): readonly Run[] | null {
  const { profile } = graph.project;
  const { type, sync, node, isStatic, model } = operation;
  const table = profile.types[type];
  if (!table || profile.described?.types.includes(type) !== true) return null;
  const listed = lookUpOwn(table.runs, sync) ?? null;
  const own = [node, ...(model ? [model] : [])].flatMap((each) => onClass(graph, each, listed));
  const ofClass = isStatic ? onClass(graph, node, listed, true) : [];
  const others = othersOf(profile, type, table, isStatic);
  const models = model || isStatic ? [] : modelsLeadingTo(profile, type);
  const below = [...others, ...models].flatMap((each) =>
    (listed ?? Object.keys(profile.types[each]?.pairs ?? {})).flatMap((name) => overridesUnder(graph, each, name)),
  );
  return [...own, ...ofClass, ...below].filter(({ definition }) => !definition.class.file.external);
}

/** The types of objects that the operation may work with. */
function othersOf(profile: Profile, type: string, table: OrmType, isStatic: boolean): ReadonlySet<string> {
  const starts = [type, ...(isStatic ? namedIn(Object.values({ ...table.staticLazy, ...table.staticMembers })) : [])];
  const reached = new Set([
    ...typesReachedFrom(profile, [type]),
    ...starts.slice(1),
    ...typesReachedFrom(profile, starts),
  ]);
  const listening = (profile.described?.types ?? []).filter((each) =>
    namedIn(Object.values(profile.types[each]?.takes ?? {}).flat()).some((name) => name === type || reached.has(name)),
  );
  return new Set([...reached, ...listening]);
}

/** The overrides of the class, and of those below it. */
function onClass(graph: Graph, node: ClassNode, listed: readonly string[] | null, isStatic = false): readonly Run[] {
  const { types } = graph.project.profile;
  const tables = graph.hierarchy.ormRoots(node).flatMap((root) => types[root.type] ?? []);
  const names = listed ?? tables.flatMap((each) => Object.keys(isStatic ? each.staticPairs : each.pairs));
  return [...new Set(names)].flatMap((name) => {
    const pair = graph.pairs.borneBy(node, name, isStatic);
    return pair ? graph.hierarchy.dispatch(node, name, isStatic).map((definition) => ({ definition, pair })) : [];
  });
}
