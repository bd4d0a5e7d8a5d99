/** Findings about classes: what may be lost, and what nothing is done about. */
import type { CallNode, ClassNode, FileNode } from '../graph/nodes.ts';
import { asyncNameOf, syncNameOf } from '../graph/pairs.ts';
import type { Graph, Pair } from '../graph/questions.ts';
import type { Type } from '../graph/types.ts';
import type { AccessFact, MemberFact } from '../model/facts.ts';
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

/** Variants that are replaced from outside a class, in a way that nothing is done about. */
function findPatches(planning: Planning): void {
  const { graph, isEditable } = planning;
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const { fact } of file.functions) for (const access of fact.accesses) checkWrite(planning, file, access);
    for (const call of file.calls) checkDefinition(planning, call);
  }
}

/** `Model.prototype.save = …`, `books.save = …`, and `F.prototype.save = …` of a class in the form of a function. */
function checkWrite(planning: Planning, file: FileNode, access: AccessFact): void {
  const { graph } = planning;
  if (!access.write || access.value.kind !== 'member' || access.value.name === null) return;
  const { object, name } = access.value;
  const { line } = access.position;
  if (object.kind === 'this') return;
  const isFound = graph.hierarchy.assigned.some(
    (each) => each.file === file && each.line === line && each.name === name,
  );
  if (isFound) return;
  const isOldClass =
    object.kind === 'member' &&
    object.name === 'prototype' &&
    graph.evaluate(object.object, file).kind === 'function' &&
    graph.pairs.syncNames.has(name);
  if (isOldClass || pairOf(graph, graph.evaluate(object, file), name))
    reportPatch(planning, file, line, access.text, name);
}

function pairOf(graph: Graph, target: Type, name: string): Pair | null {
  if (target.kind === 'orm') return graph.pairs.ofOrmType(target.type, name, target.origin);
  return target.kind === 'instance' ? graph.pairs.borneBy(target.class, name, false) : null;
}

const DEFINING = new Set(['assign', 'extend', 'defineProperty', 'defineProperties', 'mixin', 'merge']);

/** `Object.assign(Book.prototype, …)` and the like, where what is assigned cannot be seen. */
function checkDefinition(planning: Planning, call: CallNode): void {
  const { graph } = planning;
  const [target, second] = call.fact.arguments;
  if (!target || target.value.kind !== 'member' || target.value.name !== 'prototype') return;
  if (!DEFINING.has(call.fact.name?.text ?? '')) return;
  const { line } = call.fact.position;
  const seen = graph.hierarchy.assigned.some(
    (each) =>
      each.file === call.file && each.statement[0] >= call.fact.range[0] && each.statement[1] <= call.fact.range[1],
  );
  const object = second?.value.kind === 'object' ? call.file.objects[second.value.object] : undefined;
  if (seen && object?.fact.open !== true) return;
  const type = graph.evaluate(target.value, call.file);
  const bears = [...graph.pairs.syncNames].find((name) => pairOf(graph, type, name));
  if (bears !== undefined) reportPatch(planning, call.file, line, call.fact.text, bears);
}

function reportPatch(
  { draft, relative, graph }: Planning,
  file: FileNode,
  line: number,
  text: string,
  name: string,
): void {
  const asyncName = asyncNameOf(graph.project.profile, name);
  draft.finding({
    code: 'patched-variant',
    severity: 'warning',
    path: relative(file.facts.path),
    line,
    symbol: text,
    message: `${text} may replace ${name}(), which ${asyncName}() would not know of`,
    callPath: [],
  });
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
