/** Which naming rule counts: for a class that of its kind, for a type or object of the profile its own, for all else `other`. */
import type { Profile } from '../../model/profile.ts';
import {
  asyncNameOf,
  isRule,
  type NameRule,
  type NameSide,
  OTHER_KIND,
  ruleFor,
  sidesOf,
  syncNamesOf,
} from '../../model/variant-names.ts';
import type { ClassNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';

/** The rule for a type or an object of the profile. */
export function ruleOfType(profile: Profile, type: string): NameRule {
  return ruleFor(profile.variants, type);
}

/** The rule for functions, objects, and classes of no kind. */
export function ruleOfOthers(profile: Profile): NameRule {
  return ruleFor(profile.variants, OTHER_KIND);
}

function rulesOf({ variants }: Profile): readonly NameRule[] {
  return isRule(variants) ? [variants] : Object.values(variants);
}

/** What names are made with, on either side: a key put together from one of these is that of a variant. */
export function marksOf(profile: Profile): readonly NameSide[] {
  return rulesOf(profile).flatMap((rule) => Object.values(sidesOf(rule)));
}

/** The async names that a method of that name may have, whatever it belongs to. */
export function possibleAsyncNames(profile: Profile, name: string): readonly string[] {
  return rulesOf(profile).flatMap((rule) => asyncNameOf(rule, name) ?? []);
}

/** The async name of a method, where all rules that give it one give it the same: for what is of no class that is known. */
export function onlyAsyncName(profile: Profile, name: string): string | null {
  const [found = null, ...others] = possibleAsyncNames(profile, name);
  return others.every((each) => each === found) ? found : null;
}

/** The sync names that a method of that name may be the async variant of, whatever it belongs to. */
export function possibleSyncNames(profile: Profile, name: string): readonly string[] {
  return rulesOf(profile).flatMap((rule) => syncNamesOf(rule, name));
}

export function ruleOfClass(graph: Graph, node: ClassNode): NameRule {
  const { profile } = graph.project;
  return isRule(profile.variants) ? profile.variants : ruleFor(profile.variants, kindOfClass(graph, node));
}

/** @returns what stands for the variant of what is exported under a name, or is a member of an object, which may be another than its own */
export function nameOfOther(profile: Profile, name: string): string | null {
  return asyncNameOf(ruleOfOthers(profile), name);
}

/** @returns what the async variant of a function or method is called; null where it has no name, or no rule gives its variant one */
export function variantNameOf(graph: Graph, node: FunctionNode, name: string | null): string | null {
  if (name === null) return null;
  const home = graph.homeOf(node);
  return home ? asyncNameOf(ruleOfClass(graph, home.class), name) : nameOfOther(graph.project.profile, name);
}

/**
 * The type of the profile that a class belongs to: the one it rests on, or one that it or a class above it goes by the name of. The
 * one furthest up counts, so that all classes of a family go by one rule.
 */
export function kindOfClass(graph: Graph, node: ClassNode): string {
  const [root] = graph.hierarchy.ormRoots(node);
  if (root) return root.type;
  const { types } = graph.project.profile;
  let kind = OTHER_KIND;
  const family = new Set([node]);
  for (const each of family) {
    const named = Object.keys(types).find((type) => types[type]?.names.some((name) => isNamed(each, name)));
    if (named !== undefined) kind = named;
    for (const base of graph.hierarchy.bases(each)) if (base.kind === 'class') family.add(base.class);
  }
  return kind;
}

/** A class of the code is declared under the last part of `models.Model`. */
function isNamed({ fact }: ClassNode, name: string): boolean {
  return fact.name !== null && fact.name === name.slice(name.lastIndexOf('.') + 1);
}
