/** Which overrides of models an operation of the ORM runs: `create()` of a manager saves, `save()` of any model is any model's. */
import { isBorrowing } from '../project/borrowed.ts';
import type { Profile } from '../../model/profile.ts';
import type { Value } from '../../model/facts.ts';
import type { CallNode, ClassNode, FileNode } from '../project/nodes.ts';
import { lookUpOwn } from '../../collections.ts';
import type { Definition, Graph, Pair } from '../project/questions.ts';
import type { Type } from '../project/types.ts';

export interface Run {
  readonly definition: Definition;
  readonly pair: Pair;
}

const known = new WeakMap<Graph, Map<string, readonly Run[]>>();

/** Every override of that name in the project. */
export function overridesNamed(graph: Graph, sync: string): readonly Run[] {
  const byName = known.get(graph) ?? new Map<string, readonly Run[]>();
  known.set(graph, byName);
  let found = byName.get(sync);
  if (!found) {
    found = graph.project.files.flatMap((file) => file.classes).flatMap((node) => runOf(graph, node, sync));
    byName.set(sync, found);
  }
  return found;
}

function runOf(graph: Graph, node: ClassNode, sync: string): readonly Run[] {
  const definition = graph.hierarchy.own(node, sync, false);
  const pair = definition && graph.pairs.borneBy(node, sync, false);
  return definition && pair ? [{ definition, pair }] : [];
}

/** What a value of a type of the profile may run under that name: overrides of all classes that rest on the type. */
export function overridesUnder(graph: Graph, type: string, sync: string): readonly Run[] {
  return overridesNamed(graph, sync).filter(({ definition }) =>
    graph.hierarchy.ormRoots(definition.class).some((root) => root.type === type),
  );
}

/**
 * What an operation of a manager, a queryset or a related manager runs on the instances that it works on.
 * @param type of the profile; null where the pair was found in code that cannot be read
 * @param model whose instances they are; null for any
 */
export function instanceRuns(graph: Graph, type: string | null, sync: string, model: ClassNode | null): readonly Run[] {
  return pairsRunBy(graph.project.profile, type, sync).flatMap((name) => runsOf(graph, name, model));
}

/** What a pair of an instance of the model may run. */
export function runsOf(graph: Graph, name: string, model: ClassNode | null): readonly Run[] {
  const pair = model && graph.pairs.borneBy(model, name, false);
  if (!model || !pair) return overridesNamed(graph, name);
  return graph.hierarchy.dispatch(model, name, false).map((definition) => ({ definition, pair }));
}

/** The pairs of the model that an operation runs on each instance. @param type of the profile; null for any */
export function pairsRunBy(profile: Profile, type: string | null, sync: string): readonly string[] {
  // Which of its pairs an ORM that cannot be read runs for which, its description does not say.
  if (type !== null && profile.described?.types.includes(type) === true)
    return lookUpOwn(profile.types[type]?.runs, sync) ?? describedPairs(profile);
  const models = Object.values(profile.types).filter((each) => Object.keys(each.staticMembers).length > 0);
  const ofModels = [...new Set(models.flatMap((each) => Object.keys(each.pairs)))];
  if (type !== null) {
    const table = profile.types[type];
    // An object such as `transaction` runs nothing but its callback.
    if (!table || models.includes(table)) return [];
    return lookUpOwn(table.runs, sync) ?? ofModels;
  }
  if (models.some((each) => lookUpOwn(each.pairs, sync) !== undefined)) return [];
  const listed = Object.values(profile.types).flatMap((each) => {
    const runs = lookUpOwn(each.runs, sync);
    return runs ? [runs] : [];
  });
  return listed.length > 0 ? listed.flat() : ofModels;
}

function describedPairs({ described, types }: Profile): readonly string[] {
  return [...new Set((described?.types ?? []).flatMap((each) => Object.keys(types[each]?.pairs ?? {})))];
}

/** The model that a receiver gives instances of: its type says so, or it is written as `Book.objects.filter(…)`. */
export function modelOfReceiver(graph: Graph, receiver: Value, type: Type, file: FileNode): ClassNode | null {
  const model = type.kind === 'orm' || type.kind === 'instance' ? type.model : null;
  if (model?.kind === 'class') return model.class;
  return modelInChain(graph, receiver, file);
}

function modelInChain(graph: Graph, value: Value, file: FileNode): ClassNode | null {
  const { types } = graph.project.profile;
  if (value.kind === 'call') {
    const { callee } = file.calls[value.call]?.fact ?? {};
    if (callee?.kind !== 'member') return null;
    const { name, object } = callee;
    const isLazy = name !== null && Object.values(types).some((each) => lookUpOwn(each.lazy, name) !== undefined);
    return isLazy ? modelInChain(graph, object, file) : null;
  }
  if (value.kind !== 'member' || value.name === null) return null;
  const { name } = value;
  if (!Object.values(types).some((each) => lookUpOwn(each.staticMembers, name) !== undefined)) return null;
  const owner = graph.evaluate(value.object, file);
  return owner.kind === 'class' ? owner.class : null;
}

/** The object that a method is called on, and whether it is that method itself, as by `super.m()` or `super.m.call(this)`. */
export function receiverOf({ fact }: CallNode): { readonly value: Value; readonly isExact: boolean } | null {
  const { callee } = fact;
  if (callee.kind !== 'member') return null;
  const { object, name } = callee;
  const isBorrowed = isBorrowing(name) && object.kind === 'member';
  const value = isBorrowed ? object.object : object;
  return { value, isExact: isBorrowed || value.kind === 'super' };
}
