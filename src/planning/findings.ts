/** Findings about classes: what may be lost, and what nothing is done about. */
import type { ClassNode } from '../graph/nodes.ts';
import { asyncNameOf, syncNameOf } from '../graph/pairs.ts';
import type { MemberFact } from '../model/facts.ts';
import type { Planning } from './context.ts';
import { symbolOf } from './overrides.ts';

/** Looks at every class and assignment of the files that may be changed. */
export function planFindings(planning: Planning): void {
  findAsyncOnly(planning);
  findUnknownBases(planning);
  findPatches(planning);
  findComputedMembers(planning);
}

/** Classes that override only the async side: JavaScript cannot block on a promise, so this is only reported. */
function findAsyncOnly(planning: Planning): void {
  const { graph, draft, relative, isEditable } = planning;
  const { profile } = graph.project;
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const node of file.classes) {
      if (node.fact.ambient || node.fact.ignored) continue;
      for (const member of node.fact.members) {
        const sync = member.name === null ? null : syncNameOf(profile, member.name);
        if (sync === null || member.ignored || graph.hierarchy.own(node, sync, member.static)) continue;
        const pair = graph.pairs.inheritedBy(node, sync, member.static);
        if (!pair || asyncNameOf(profile, sync) !== member.name) continue;
        draft.finding({
          code: 'async-only-override',
          severity: 'warning',
          path: relative(file.facts.path),
          line: member.position.line,
          symbol: symbolOf(node, pair.async),
          message: `${symbolOf(node, pair.async)}() has no ${pair.sync}() beside it, so sync callers skip it`,
          callPath: [],
        });
      }
    }
  }
}

function isSyncMethod(node: ClassNode, member: MemberFact): boolean {
  const body = member.function === null ? undefined : node.file.functions[member.function];
  return body !== undefined && !body.fact.async && body.fact.form !== 'getter' && body.fact.form !== 'setter';
}

/** Variants that are replaced from outside a class: on the ORM's own base, or on one instance. */
function findPatches(planning: Planning): void {
  const { graph, draft, relative, isEditable } = planning;
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const fact of file.facts.memberAssignments) {
      if (fact.name === null || fact.target.kind === 'this') continue;
      const target = graph.evaluate(fact.target, file);
      const isPrototype = fact.target.kind === 'member' && fact.target.name === 'prototype';
      const pair =
        target.kind === 'orm'
          ? graph.pairs.ofOrmType(target.type, fact.name, target.origin)
          : target.kind === 'instance' && !isPrototype
            ? graph.pairs.borneBy(target.class, fact.name, false)
            : null;
      if (!pair) continue;
      draft.finding({
        code: 'patched-variant',
        severity: 'warning',
        path: relative(file.facts.path),
        line: fact.position.line,
        symbol: `${fact.targetText}.${fact.name}`,
        message: `${fact.targetText}.${pair.sync} is replaced by an assignment, which ${pair.async}() does not know of`,
        callPath: [],
      });
    }
  }
}

/** Methods under computed names: one of them may be an override. */
function findComputedMembers(planning: Planning): void {
  const { graph, draft, relative, isEditable } = planning;
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const node of file.classes) {
      const member = node.fact.members.find((each) => each.name === null && each.kind === 'method');
      const bears =
        member && [...graph.pairs.syncNames].some((name) => graph.pairs.inheritedBy(node, name, member.static));
      if (!member || !bears || node.fact.ambient || node.fact.ignored || member.ignored) continue;
      draft.finding({
        code: 'computed-member',
        severity: 'warning',
        path: relative(file.facts.path),
        line: member.position.line,
        symbol: node.fact.name ?? 'default',
        message: `${node.fact.name ?? 'this class'} has a method under a computed name, which may be an override that was not seen`,
        callPath: [],
      });
    }
  }
}

/** Classes whose base could not be followed although they look like models: nothing is missed in silence. */
function findUnknownBases(planning: Planning): void {
  const { graph, draft, relative, isEditable } = planning;
  const tables = Object.values(graph.project.profile.types).filter((type) => type.names.length > 0);
  const names = new Set([...tables.flatMap((type) => Object.keys(type.pairs)), ...graph.pairs.syncNames]);
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const node of file.classes) {
      if (node.fact.ambient || node.fact.ignored || graph.hierarchy.unknownBases(node).length === 0) continue;
      const member = node.fact.members.find(
        (each) => each.name !== null && names.has(each.name) && isSyncMethod(node, each),
      );
      if (!member?.name || graph.pairs.inheritedBy(node, member.name, member.static)) continue;
      draft.finding({
        code: 'unknown-base',
        severity: 'warning',
        path: relative(file.facts.path),
        line: node.fact.position.line,
        symbol: node.fact.name ?? '(anonymous class)',
        message: `the base of ${node.fact.name ?? 'this class'} could not be resolved, so ${member.name}() may be an override that was not seen`,
        callPath: [],
      });
    }
  }
}
