/** Classes whose base could not be followed although they look like models: nothing is missed in silence. */
import { isPlatformModule } from '../../graph/project/builtins.ts';
import { isPackage } from '../../graph/project/exports.ts';
import type { ClassNode } from '../../graph/project/nodes.ts';
import type { Type } from '../../graph/project/types.ts';
import type { MemberFact } from '../../model/facts.ts';
import type { Planning } from '../context.ts';
import { restsOnOrm } from './rests-on-orm.ts';

export function findUnknownBases(planning: Planning): void {
  const { graph, draft, relative, isEditable } = planning;
  const tables = Object.values(graph.project.profile.types).filter((type) => type.names.length > 0);
  const names = new Set([...tables.flatMap((type) => Object.keys(type.pairs)), ...graph.pairs.syncNames]);
  const isOrmProject = restsOnOrm(graph);
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const node of file.classes) {
      if (node.fact.ambient || node.fact.ignored || !hasUnknownBase(planning, node, isOrmProject)) continue;
      const member = node.fact.members.find(
        (each) => each.name !== null && names.has(each.name) && isSyncMethod(node, each),
      );
      if (!member?.name || graph.pairs.inheritedBy(node, member.name, member.static)) continue;
      draft.finding({
        code: 'unknown-base',
        path: relative(file.facts.path),
        line: node.fact.position.line,
        symbol: node.fact.name ?? '(anonymous class)',
        message: `the base of ${node.fact.name ?? 'this class'} could not be resolved, so ${member.name}() may be an override that was not seen`,
        callPath: [],
      });
    }
  }
}

/**
 * It leads nowhere, or to a package that could not be read and of which nothing is known. Where nothing rests on an ORM only an
 * import that leads nowhere can hide one.
 */
function hasUnknownBase({ graph, options }: Planning, node: ClassNode, isOrmProject: boolean): boolean {
  const unknown = graph.hierarchy.unknownBases(node);
  if (!isOrmProject) return unknown.some(({ kind }) => kind === 'missing');
  if (unknown.length > 0) return true;
  const { profile } = graph.project;
  const known = [...profile.nonOrmPackages, ...options.nonOrmPackages, ...profile.otherOrms];
  const isUnread = (type: Type): boolean =>
    type.kind === 'external' && !isPlatformModule(type.module) && !known.some((each) => isPackage(type.module, each));
  return graph.hierarchy.packageBases(node).some(isUnread);
}

function isSyncMethod(node: ClassNode, member: MemberFact): boolean {
  const body = member.function === null ? undefined : node.file.functions[member.function];
  return body !== undefined && !body.fact.async && body.fact.form !== 'getter' && body.fact.form !== 'setter';
}
