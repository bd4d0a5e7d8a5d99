/** How CommonJS modules between a function and its caller pass the function's variant on: in lists, and lists of lists. */
import type { ObjectMemberFact } from '../../model/facts.ts';
import { bindingsNamed } from '../project/file-index.ts';
import { isWholeModule, wholeModule } from '../project/module-spreads.ts';
import { nameOfOther, variantNameOf } from '../pairs/naming.ts';
import type { FileNode, FunctionNode, ObjectNode } from '../project/nodes.ts';
import { isFile } from '../project/project.ts';
import type { Graph } from '../project/questions.ts';
import { nameOfFunction, siblingVariant } from '../pairs/siblings.ts';
import type { ImportNeed } from './translation.ts';

/** Modules that list each other's functions. */
const DEEPEST = 8;

/**
 * What has to be added for a module to export the variant of a function that `module.exports` lists under `key`.
 *
 * @param from the module that the caller requires
 * @returns null where it exports the function in another way, which is not added to
 */
export function passOnCommonJs(
  graph: Graph,
  node: FunctionNode,
  from: FileNode,
  key: string,
  depth = 0,
): readonly ImportNeed[] | null {
  const object = wholeModule(graph, from);
  if (!object || depth > DEEPEST) return null;
  const variant = nameOfOther(graph.project.profile, key);
  if (variant === null) return null;
  const member = memberOf(object, key);
  const there = memberOf(object, variant);
  if (there) return from === node.file || isVariant(graph, node, there, from) ? [] : null;
  if (!member) return throughSpreads(graph, node, object, key, depth);
  const { path } = from.facts;
  if (from === node.file) {
    const value = variantNameOf(graph, node, nameOfFunction(node) ?? key);
    return value === null ? null : [{ kind: 'member', path, after: member.range, key: variant, value }];
  }
  const specifier = requiredFrom(member, key, from);
  const target = specifier === null ? null : graph.project.open(from, specifier);
  if (specifier === null || !target || !isFile(target) || bindingsNamed(from, variant).length > 0) return null;
  const beyond = passOnCommonJs(graph, node, target, key, depth + 1);
  return (
    beyond && [
      ...beyond,
      { kind: 'module', path, specifier, name: variant },
      { kind: 'member', path, after: member.range, key: variant, value: variant },
    ]
  );
}

/** What is spread into the list brings the variant with the function. */
function throughSpreads(
  graph: Graph,
  node: FunctionNode,
  { fact, file }: ObjectNode,
  key: string,
  depth: number,
): readonly ImportNeed[] | null {
  for (const spread of fact.spreads) {
    const type = graph.evaluate(spread, file);
    const isModule = type.kind === 'object' && isWholeModule(graph, type.object);
    const found = isModule ? passOnCommonJs(graph, node, type.object.file, key, depth + 1) : null;
    if (found) return found;
  }
  return null;
}

/** `const { record } = require('./audit'); module.exports = { record }` */
function requiredFrom({ value }: ObjectMemberFact, key: string, file: FileNode): string | null {
  const [held, ...others] = value.kind === 'binding' ? (file.facts.bindings[value.binding]?.values ?? []) : [];
  if (others.length > 0 || held?.kind !== 'member' || held.name !== key || held.object.kind !== 'module') return null;
  return held.object.specifier;
}

function isVariant(graph: Graph, node: FunctionNode, { value }: ObjectMemberFact, file: FileNode): boolean {
  const type = graph.evaluate(value, file);
  return type.kind === 'function' && type.function === siblingVariant(graph, node);
}

/** The member that the object has under the name when it is made. */
function memberOf(object: ObjectNode, key: string): ObjectMemberFact | undefined {
  return object.fact.members.findLast((each) => each.name === key);
}
