/** Mirrors: the edits that write an async variant, and the imports it needs. */
import type { FunctionNode } from '../graph/project/nodes.ts';
import type { Translation } from '../graph/variants/translation.ts';
import { isExported } from '../graph/variants/reach.ts';
import type { Range } from '../model/facts.ts';
import type { Outcome } from '../model/result.ts';
import type { Planning } from './context.ts';

interface Mirror {
  readonly pair: { readonly sync: string; readonly async: string };
  readonly translation: Translation;
}

/** Plans the mirror of a function, if the transform is on. */
export function writeMirror(
  planning: Planning,
  node: FunctionNode,
  mirror: Mirror,
): { outcome: Outcome; reason: string } {
  const { draft, options, isOn } = planning;
  const { pair, translation } = mirror;
  if (!isOn('add-async-variants')) return { outcome: 'skipped', reason: 'add-async-variants is off' };
  const { path } = node.file.facts;
  draft.edit(path, {
    kind: 'add-mirror',
    target: targetOf(node),
    overloads: node.owner?.kind === 'class' ? node.owner.member.overloads : node.fact.overloads,
    syncName: pair.sync,
    asyncName: pair.async,
    // CommonJS exports are assignments, which are planned as such.
    exported: node.owner === null && node.fact.parent === 0 && node.file.facts.moduleKind === 'esm' && isExported(node),
    ...(translation.shape !== 'promise' && { shape: translation.shape }),
    rewrites: translation.rewrites,
  });
  relyOnOthers(planning, node, translation);
  for (const need of translation.imports) {
    if (need.kind === 'member') {
      draft.member(need.path, need);
      draft.rely(path, need.path, 'relies');
    } else if (need.kind === 'module') draft.need(need.path ?? path, need.specifier, need.name);
    else draft.need(path, options.runtime, need.name);
  }
  const calls = translation.awaits.length;
  const reason = calls === 0 ? 'makes no ORM calls' : `every ORM call in it is on a known receiver (${String(calls)})`;
  return { outcome: 'mirror', reason };
}

/** The mirror needs the variants that it calls; those that it overrides, or that implement it, come first. */
function relyOnOthers({ graph, draft }: Planning, node: FunctionNode, translation: Translation): void {
  const { path } = node.file.facts;
  for (const each of [...translation.demands, ...translation.relies]) draft.rely(path, each.file.facts.path, 'relies');
  const home = graph.homeOf(node);
  if (home === null || home.name === null) return;
  const above = graph.hierarchy.lookUpSuper(home.class, home.name, home.static);
  // A class that lacks a member of its interface would be none of its classes.
  const implementing = graph.hierarchy.implementers(home.class).map((each) => each.file);
  for (const { facts } of [...above.map((each) => (each.function ?? each.class).file), ...implementing]) {
    draft.rely(path, facts.path, 'relies');
    draft.rely(path, facts.path, 'above');
  }
}

/** What is copied: the member, the assignment, or the whole declaration. */
function targetOf(node: FunctionNode): Range {
  const { owner } = node;
  if (owner?.kind === 'class') return owner.member.range;
  if (owner?.kind === 'object') {
    return owner.object.fact.members.find((each) => each.function === node.id)?.range ?? node.fact.range;
  }
  if (owner?.kind === 'assignment') return owner.range;
  return node.fact.statement ?? node.fact.range;
}
