/** Methods under computed names: one of them may be an override, or the async variant that makes others overrides. */
import type { ClassNode } from '../../graph/nodes.ts';
import type { Graph } from '../../graph/questions.ts';
import type { MemberFact } from '../../model/facts.ts';
import type { Planning } from '../context.ts';

export function findComputedMembers(planning: Planning): void {
  findComputedMethods(planning);
  findGeneratedVariants(planning);
}

function findComputedMethods({ graph, draft, relative, isEditable }: Planning): void {
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const node of file.classes) {
      const member = node.fact.members.find((each) => each.name === null && each.kind === 'method');
      const bears =
        member && [...graph.pairs.syncNames].some((name) => graph.pairs.inheritedBy(node, name, member.static));
      if (!member || !bears || node.fact.ambient || node.fact.ignored || member.ignored) continue;
      const name = node.fact.name ?? 'this class';
      draft.finding({
        code: 'computed-member',
        path: relative(file.facts.path),
        line: member.position.line,
        symbol: node.fact.name ?? 'default',
        message: `${name} has a method under a computed name, which may be an override that was not seen`,
        callPath: [],
      });
    }
  }
}

/** `for (const name of names) Model.prototype['a' + name] = …`: what overrides `save` may have an `asave` above it. */
function findGeneratedVariants({ graph, draft, relative, isEditable }: Planning): void {
  for (const base of generatingClasses(graph)) {
    for (const node of graph.hierarchy.descendants(base)) {
      const { path } = node.file.facts;
      const member = isEditable(path) && !node.fact.ignored ? overriddenWithoutPair(graph, node, base) : undefined;
      if (!member) continue;
      draft.finding({
        code: 'computed-member',
        path: relative(path),
        line: member.position.line,
        symbol: node.fact.name ?? 'default',
        message: `${base.fact.name ?? 'the base'} gets methods under computed names, so ${member.name ?? ''}() may override one of a pair that was not seen`,
        callPath: [],
      });
    }
  }
}

/** Classes whose prototypes are given members under computed names, dependencies included. */
function generatingClasses(graph: Graph): ReadonlySet<ClassNode> {
  const found = new Set<ClassNode>();
  for (const file of graph.project.files) {
    for (const { fact } of file.functions) {
      for (const { write, value } of fact.accesses) {
        if (!write || value.kind !== 'member' || value.name !== null) continue;
        if (value.object.kind !== 'member' || value.object.name !== 'prototype') continue;
        const type = graph.evaluate(value.object, file);
        if (type.kind === 'instance') found.add(type.class);
      }
    }
  }
  return found;
}

function overriddenWithoutPair(graph: Graph, node: ClassNode, base: ClassNode): MemberFact | undefined {
  return node.fact.members.find(
    ({ name, kind, static: isStatic }) =>
      name !== null &&
      kind === 'method' &&
      !isStatic &&
      graph.hierarchy.lookUp(base, name, false).length > 0 &&
      graph.pairs.inheritedBy(node, name, false) === null,
  );
}
