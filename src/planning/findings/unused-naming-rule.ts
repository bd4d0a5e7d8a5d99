/** Naming rules of the configuration that name no pair: a rule that does nothing is a mistake. */
import { kindOfClass } from '../../graph/pairs/naming.ts';
import type { ClassNode, FunctionNode } from '../../graph/project/nodes.ts';
import type { Graph } from '../../graph/project/questions.ts';
import { siblingVariant } from '../../graph/pairs/siblings.ts';
import { pairOfTable } from '../../graph/pairs/table-pairs.ts';
import { exampleOf, OTHER_KIND, ruleFor } from '../../model/variant-names.ts';
import type { Planning } from '../context.ts';

/** @param helpers functions that get a variant now, named by the rules */
export function findUnusedNamingRules(planning: Planning, helpers: ReadonlySet<FunctionNode>): void {
  const { options, graph, draft, relative } = planning;
  const { givenRules, configFile, profile } = options;
  if (givenRules.length === 0) return;
  const used = usedKinds(graph, helpers);
  for (const { key, kind } of givenRules) {
    if (kind === null ? used.size > 0 : used.has(kind)) continue;
    const example = exampleOf(ruleFor(profile.variants, kind ?? OTHER_KIND));
    draft.finding({
      code: 'unused-naming-rule',
      path: configFile === null ? '.' : relative(configFile),
      line: 1,
      symbol: key,
      message: `no two methods or functions are a pair by ${key} (${example}); see whether their names are made otherwise`,
      callPath: [],
    });
  }
}

function usedKinds(graph: Graph, helpers: ReadonlySet<FunctionNode>): ReadonlySet<string> {
  const used = new Set(Object.keys(graph.project.profile.types).filter((type) => isTableUsed(graph, type)));
  for (const type of Object.keys(graph.project.profile.objects)) if (isTableUsed(graph, type)) used.add(type);
  for (const node of helpers) used.add(kindOf(graph, node));
  for (const file of graph.project.files) {
    for (const node of file.classes) {
      const kind = kindOfClass(graph, node);
      if (!used.has(kind) && bears(graph, node)) used.add(kind);
    }
    if (!used.has(OTHER_KIND) && file.functions.some((node) => siblingVariant(graph, node) !== null))
      used.add(OTHER_KIND);
  }
  return used;
}

function kindOf(graph: Graph, node: FunctionNode): string {
  const home = graph.homeOf(node);
  return home ? kindOfClass(graph, home.class) : OTHER_KIND;
}

/** The profile's tables are in use, and the rule gives one of the names in this one a counterpart. */
function isTableUsed({ project: { profile }, pairs }: Graph, type: string): boolean {
  const table = profile.types[type] ?? profile.objects[type];
  return Object.keys(table?.pairs ?? {}).some(
    (name) => pairs.syncNames.has(name) && pairOfTable(profile, type, name, '') !== null,
  );
}

/** What only rests on a type of the profile says nothing about names; names that fit several pairs do. */
function bears({ hierarchy, pairs }: Graph, node: ClassNode): boolean {
  if (hierarchy.ormRoots(node).length === 0 && pairs.bearsAny(node)) return true;
  return node.fact.members.some(({ name, static: isStatic }) => {
    if (name === null) return false;
    if (pairs.inheritedBy(node, name, isStatic)) return true;
    return pairs.refusedFor(node, name, isStatic)?.isAmbiguous === true;
  });
}
