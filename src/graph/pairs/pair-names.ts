/** The names of all pairs that are anybody's: an ORM-like name on an unknown receiver may be one of them. */
import { asyncNameOf, syncNamesOf } from '../../model/variant-names.ts';
import { memberNamed } from '../project/file-index.ts';
import { ruleOfClass, ruleOfOthers } from './naming.ts';
import type { Graph, Pair } from '../project/questions.ts';
import { pairOfTable } from './table-pairs.ts';
import type { Type } from '../project/types.ts';

export interface PairNames {
  readonly sync: ReadonlySet<string>;
  readonly async: ReadonlySet<string>;
}

export function collectNames(graph: Graph): PairNames {
  const sync = new Set<string>();
  const async = new Set<string>();
  const add = (name: string, asyncName: string | null): void => {
    if (asyncName === null) return;
    sync.add(name);
    async.add(asyncName);
  };
  const addPair = (pair: Pair | null): void => {
    if (pair) add(pair.sync, pair.async);
  };
  const { profile } = graph.project;
  const ofOthers = ruleOfOthers(profile);
  const { files: ofOrm } = graph.packages;
  for (const file of [...graph.project.files, ...ofOrm]) {
    for (const node of file.classes) {
      const rule = ruleOfClass(graph, node);
      for (const { name, static: isStatic } of node.fact.members) {
        if (name === null) continue;
        for (const syncName of syncNamesOf(rule, name)) addPair(graph.pairs.borneBy(node, syncName, isStatic));
        addPair(graph.pairs.inheritedBy(node, name, isStatic));
      }
    }
  }
  for (const object of ofOrm.flatMap((file) => file.objects)) {
    for (const { name } of object.fact.members)
      for (const syncName of syncNamesOf(ofOthers, name)) if (memberNamed(object, syncName)) add(syncName, name);
  }
  const tables = { ...profile.types, ...profile.objects };
  // Whoever has one of the pairs that the profile knows may have the others where they cannot be seen.
  const usesTables =
    ofOrm.length > 0 ||
    Object.values(tables).some(({ pairs: known }) => Object.keys(known).some((name) => sync.has(name))) ||
    usesTypes(graph);
  if (usesTables) {
    for (const [type, { pairs, staticPairs }] of Object.entries(tables))
      for (const name of Object.keys({ ...pairs, ...staticPairs })) addPair(pairOfTable(profile, type, name, '', true));
    for (const name of Object.keys(profile.functions)) add(name, asyncNameOf(ofOthers, name));
  }
  return { sync, async };
}

/** A type of the profile is extended or imported somewhere. */
function usesTypes(graph: Graph): boolean {
  return graph.project.files.some(
    (file) =>
      file.classes.some((node) => graph.hierarchy.ormRoots(node).length > 0) ||
      file.facts.bindings.some((_, id) => isOrm(graph.evaluate({ kind: 'binding', binding: id }, file))),
  );
}

function isOrm(type: Type): boolean {
  return type.kind === 'orm' || type.kind === 'orm-class';
}
