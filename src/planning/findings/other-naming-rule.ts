/** Overrides of pairs that go by another naming rule than the one in force: they would be lost without a word. */
import { mayBeAsyncVariant, mayBeSyncVariant } from '../../graph/pairs/pair-evidence.ts';
import { ruleOfClass } from '../../graph/pairs/naming.ts';
import type { ClassNode } from '../../graph/project/nodes.ts';
import type { Graph } from '../../graph/project/questions.ts';
import type { MemberFact } from '../../model/facts.ts';
import { asyncNameOf, COMMON_RULES, exampleOf, type NameRule } from '../../model/variant-names.ts';
import type { Planning } from '../context.ts';
import { symbolOf } from '../override.ts';

interface Unnamed {
  readonly node: ClassNode;
  readonly member: MemberFact;
}

/** Reports each common rule by which the project has overrides of pairs, once, at the first of them. */
export function findOtherNamingRules({ graph, draft, relative, isEditable }: Planning): void {
  const files = graph.project.files.filter(({ facts }) => isEditable(facts.path));
  const classes = files.flatMap((file) => file.classes).filter(({ fact }) => !fact.ambient && !fact.ignored);
  for (const rule of COMMON_RULES) {
    const [first, ...others] = classes.flatMap((node) => unnamedIn(graph, node, rule));
    if (!first) continue;
    const { node, member } = first;
    const symbol = symbolOf(node, member.name ?? '');
    const more = others.length === 0 ? '' : ` (and ${others.length} more like it)`;
    draft.finding({
      code: 'other-naming-rule',
      path: relative(node.file.facts.path),
      line: member.position.line,
      symbol,
      message: `${symbol}()${more} overrides one of a pair that is named ${exampleOf(rule)}, not ${exampleOf(ruleOfClass(graph, node))}: with variants: ${written(rule)} in the configuration it gets an async variant`,
      callPath: [],
    });
  }
}

/** The members of a class that override the sync one of a pair by that rule, where the rule in force knows no pair. */
function unnamedIn(graph: Graph, node: ClassNode, rule: NameRule): readonly Unnamed[] {
  if (exampleOf(rule) === exampleOf(ruleOfClass(graph, node))) return [];
  return node.fact.members.flatMap((member) => (isUnnamed(graph, node, member, rule) ? [{ node, member }] : []));
}

function isUnnamed(graph: Graph, node: ClassNode, member: MemberFact, rule: NameRule): boolean {
  const { name, static: isStatic, ignored, kind, abstract: isAbstract } = member;
  const asyncName = name === null || ignored || kind !== 'method' || isAbstract ? null : asyncNameOf(rule, name);
  if (name === null || asyncName === null) return false;
  const { hierarchy, pairs } = graph;
  const own = hierarchy.own(node, name, isStatic);
  if (!own || !mayBeSyncVariant(graph, own) || hierarchy.own(node, asyncName, isStatic)) return false;
  if (pairs.inheritedBy(node, name, isStatic) ?? pairs.refusedFor(node, name, isStatic)) return false;
  const above = hierarchy.lookUpSuper(node, asyncName, isStatic);
  return (
    above.length > 0 &&
    above.every((each) => mayBeAsyncVariant(graph, each, name)) &&
    hierarchy.lookUpSuper(node, name, isStatic).length > 0
  );
}

/** A rule as it is written in a configuration. */
function written(rule: NameRule): string {
  const fields = Object.entries(rule).map(([key, value]) => `${key}: ${JSON.stringify(value).replaceAll('"', "'")}`);
  return `{ ${fields.join(', ')} }`;
}
