/** How a caller gets at the async variant of a function: what to import or export for it, and under which name. */
import type { Graph } from './questions.ts';
import type { CallNode, FileNode, FunctionNode, ObjectNode } from './nodes.ts';
import { asyncNameOf } from './pairs.ts';
import { isFile } from './project.ts';
import { nameOfFunction } from './siblings.ts';
import type { ImportNeed } from './translation.ts';

export type Reach =
  | { readonly needs: readonly ImportNeed[]; readonly name: string }
  | { readonly blocked: string; readonly detail: string };

const UNREACHABLE = 'unreachable-variant';
/** `module.exports = x`: the front end exports it under this name. */
const WHOLE_MODULE = '=';

/**
 * @param node what the call runs
 * @returns the name to call instead, and what has to be added for it to be there
 */
export function reachVariant(graph: Graph, call: CallNode, node: FunctionNode): Reach {
  const { callee } = call.fact;
  const { profile } = graph.project;
  const name = asyncNameOf(profile, nameOfFunction(node) ?? 'anonymous');
  if (node.owner) return { needs: [], name };
  if (callee.kind === 'member') return throughObject(graph, call, node, name);
  const binding = callee.kind === 'binding' ? call.file.facts.bindings[callee.binding] : undefined;
  if (!binding) return unreachable(call, 'in a way that its variant cannot be reached');
  if (node.file === call.file) return clash(call.file, name, node) ?? { needs: [], name };
  if (binding.import) return throughImport(graph, call, node, { specifier: binding.import.specifier, name });
  return throughRequire(graph, call, node, binding.values[0]);
}

function unreachable(call: CallNode, how: string): Reach {
  return { blocked: UNREACHABLE, detail: `calls ${call.fact.text} ${how}` };
}

/** The name is bound to something else somewhere in the file; in whichever scope, it could hide the variant. */
function clash(file: FileNode, name: string, own: FunctionNode | null, specifier: string | null = null): Reach | null {
  const taken = file.facts.bindings.some((each) => {
    if (each.name !== name) return false;
    if (specifier !== null && each.import?.specifier === specifier) return false;
    return own === null || each.function !== own.fact.parent;
  });
  return taken ? { blocked: 'name-collision', detail: `needs the name ${name}, which already stands for something else` } : null;
}

/** A name that has to be imported from the runtime is free in the file. */
export function isNameFree(file: FileNode, name: string, specifier: string): boolean {
  return clash(file, name, null, specifier) === null;
}

function throughImport(graph: Graph, call: CallNode, node: FunctionNode, need: { specifier: string; name: string }): Reach {
  const taken = clash(call.file, need.name, null, need.specifier);
  if (taken) return taken;
  const target = graph.project.open(call.file, need.specifier);
  if (!isFile(target)) return unreachable(call, 'from a module that cannot be read');
  if (!reExportsAll(graph, target, node.file)) return unreachable(call, 'through a module that re-exports it by name');
  return { needs: [{ kind: 'module', ...need }], name: need.name };
}

/** `const { record } = require('./audit')` */
function throughRequire(graph: Graph, call: CallNode, node: FunctionNode, value: CallNode['fact']['callee'] | undefined): Reach {
  const isMember = value?.kind === 'member' && value.object.kind === 'module' && value.name === call.fact.name?.text;
  if (!isMember || value.name === null || value.object.kind !== 'module') return unreachable(call, 'which no import binds');
  const exported = exportedMember(graph, node, value.name);
  if (!exported) return unreachable(call, 'which its module does not export in a list');
  const name = asyncNameOf(graph.project.profile, value.name);
  const taken = clash(call.file, name, null);
  if (taken) return taken;
  return { needs: [{ kind: 'module', specifier: value.object.specifier, name }, ...exported], name };
}

/** `audit.record()`, where `audit` is a module or what one exports. */
function throughObject(graph: Graph, call: CallNode, node: FunctionNode, name: string): Reach {
  const { callee } = call.fact;
  if (callee.kind !== 'member' || callee.name === null) return unreachable(call, 'by a computed name');
  const receiver = graph.evaluate(callee.object, call.file);
  if (receiver.kind === 'namespace') {
    const isThere = reExportsAll(graph, receiver.file, node.file) && isExported(node);
    return isThere ? { needs: [], name } : unreachable(call, 'through a module that re-exports it by name');
  }
  const exported = receiver.kind === 'object' && receiver.object.file === node.file ? exportedMember(graph, node, callee.name) : null;
  if (!exported) return unreachable(call, 'as a member of something that is not its module');
  return { needs: exported, name: asyncNameOf(graph.project.profile, callee.name) };
}

/** The member of `module.exports = { record }` under which a function is exported, as something to add beside it. */
function exportedMember(graph: Graph, node: FunctionNode, key: string): readonly ImportNeed[] | null {
  const whole = node.file.facts.exports.findLast((each) => each.name === WHOLE_MODULE)?.value;
  const object = whole ? graph.evaluate(whole, node.file) : null;
  if (object?.kind !== 'object' || object.object.file !== node.file) return null;
  const member = memberOf(object.object, key);
  if (!member) return null;
  const { profile } = graph.project;
  const added = { key: asyncNameOf(profile, key), value: asyncNameOf(profile, nameOfFunction(node) ?? key) };
  if (memberOf(object.object, added.key)) return [];
  return [{ kind: 'member', path: node.file.facts.path, after: member.range, ...added }];
}

function memberOf(object: ObjectNode, key: string): ObjectNode['fact']['members'][number] | undefined {
  return object.fact.members.findLast((each) => each.name === key);
}

/** Exported by any name: its variant is exported, too. */
export function isExported(node: FunctionNode): boolean {
  return node.file.facts.exports.some(({ value }) => {
    if (value?.kind === 'function') return value.function === node.id;
    const binding = value?.kind === 'binding' ? node.file.facts.bindings[value.binding] : undefined;
    return binding?.values.some((each) => each.kind === 'function' && each.function === node.id) ?? false;
  });
}

/** `export *` passes a new export on; a list of names does not. */
function reExportsAll(graph: Graph, from: FileNode, to: FileNode, seen = new Set<FileNode>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return from.facts.starExports.some((specifier) => {
    const target = graph.project.open(from, specifier);
    return isFile(target) && reExportsAll(graph, target, to, seen);
  });
}
