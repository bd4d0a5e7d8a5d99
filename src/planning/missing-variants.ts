/**
 * Variants that code calls for and that are not there. A run that was stopped, or that could not write a file, leaves mirrors
 * behind whose helpers have no variants yet; so does whoever takes back a part of what was written.
 */
import { type CallNode, callsWithin, type FileNode, type FunctionNode } from '../graph/project/nodes.ts';
import { ruleOfOthers, variantNameOf } from '../graph/pairs/naming.ts';
import { isFile } from '../graph/project/project.ts';
import type { Graph } from '../graph/project/questions.ts';
import { nameOfFunction, siblingVariant } from '../graph/pairs/siblings.ts';
import { alternatives, type Type } from '../graph/project/types.ts';
import type { BindingFact } from '../model/facts.ts';
import { syncNamesOf } from '../model/variant-names.ts';
import type { Planning } from './context.ts';

/** A name leads to nothing that is known, or, in an object all of which can be seen, to nothing at all. */
function leadsNowhere(type: Type): boolean {
  return alternatives(type).every(({ kind }) => kind === 'unknown' || kind === 'missing');
}

/**
 * Looks at the functions that have their async variant already: what a mirror would call now, and the variant does call.
 *
 * @returns the functions that need a variant for those to work
 */
export function planMissingVariants(planning: Planning): readonly FunctionNode[] {
  const { graph, draft, effects, variants, isOn } = planning;
  if (!isOn('add-async-variants')) return [];
  const demanded = new Set<FunctionNode>();
  for (const file of graph.project.files) {
    for (const node of file.functions) {
      const variant = effects.reaches(node) ? existingMirror(graph, node) : null;
      const names = variant === null ? new Set<string>() : unknownCalls(graph, variant);
      if (names.size === 0) continue;
      const result = variants.translation(node);
      if (!('ok' in result)) continue;
      for (const each of result.ok.demands) if (names.has(variants.nameOf(each) ?? '')) demanded.add(each);
      for (const need of result.ok.imports)
        if (need.kind === 'member' && names.has(need.key)) draft.member(need.path, need);
    }
  }
  return [...demanded];
}

/** Only what was written as a mirror: what a variant that is written by hand calls is its author's affair. */
function existingMirror(graph: Graph, node: FunctionNode): FunctionNode | null {
  const variant = existingVariant(graph, node);
  return variant?.fact.mirror === true ? variant : null;
}

function existingVariant(graph: Graph, node: FunctionNode): FunctionNode | null {
  const home = graph.homeOf(node);
  if (home === null) return siblingVariant(graph, node);
  const name = variantNameOf(graph, node, home.name);
  return name === null ? null : (graph.hierarchy.own(home.class, name, home.static)?.function ?? null);
}

/** Names of what is called and leads to nothing that can be seen. */
function unknownCalls(graph: Graph, node: FunctionNode): ReadonlySet<string> {
  const isUnknown = (call: CallNode): boolean => {
    return leadsNowhere(graph.evaluate(call.fact.callee, call.file)) && graph.targetsOf(call).length === 0;
  };
  return new Set(callsWithin(node).flatMap((call) => (call.fact.name && isUnknown(call) ? [call.fact.name.text] : [])));
}

/** @param written functions that get a variant now */
export function findMissingVariants(planning: Planning, written: ReadonlySet<FunctionNode>): void {
  const { graph, draft, relative, isEditable } = planning;
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const binding of file.facts.bindings) {
      const found = missingImport(planning, file, binding);
      if (found === null || written.has(found.function)) continue;
      draft.finding({
        code: 'missing-variant',
        path: relative(file.facts.path),
        line: found.line,
        symbol: found.name,
        message: `${found.name} comes from '${found.specifier}', which has ${found.sync} and no ${found.name}`,
        callPath: [],
      });
    }
  }
}

interface MissingImport {
  readonly specifier: string;
  readonly name: string;
  readonly sync: string;
  /** The sync variant that is there. */
  readonly function: FunctionNode;
  readonly line: number;
}

/** `import { atouch }` or `const { atouch } = require(…)`, from a module of the project that has a `touch` alone. */
function missingImport({ graph, effects }: Planning, file: FileNode, binding: BindingFact): MissingImport | null {
  const source = sourceOf(binding);
  const names = source === null ? [] : syncNamesOf(ruleOfOthers(graph.project.profile), source.name);
  if (!source || names.length === 0) return null;
  const module = graph.evaluate({ kind: 'module', specifier: source.specifier }, file);
  if (!isWithout(graph, module, source.name)) return null;
  for (const sync of names) {
    const type = graph.memberOf(module, sync);
    if (type.kind !== 'function' || nameOfFunction(type.function) !== sync) continue;
    if (!effects.needsVariant(type.function)) continue;
    const call = file.calls.find(({ fact }) => fact.callee.kind === 'binding' && fact.name?.text === source.name);
    return { ...source, sync, function: type.function, line: call?.fact.position.line ?? 1 };
  }
  return null;
}

function sourceOf({ import: imported, values }: BindingFact): { specifier: string; name: string } | null {
  if (imported) return imported;
  const [value] = values;
  const isRequired = values.length === 1 && value?.kind === 'member' && value.object.kind === 'module';
  if (!isRequired || value.name === null) return null;
  return { specifier: value.object.specifier, name: value.name };
}

/** All that the module of the project exports can be seen, and that name is not among it. */
function isWithout(graph: Graph, module: Type, name: string): boolean {
  if (!leadsNowhere(graph.memberOf(module, name))) return false;
  if (module.kind === 'object') {
    const { file, fact } = module.object;
    return !file.external && !fact.open && fact.members.every((each) => each.name !== name);
  }
  if (module.kind !== 'namespace') return false;
  const files = new Set([module.file]);
  for (const file of files) {
    if (file.external || file.facts.moduleKind !== 'esm') return false;
    if (file.facts.exports.some((each) => each.name === name)) return false;
    for (const specifier of file.facts.starExports) {
      const target = graph.project.open(file, specifier);
      if (!isFile(target)) return false;
      files.add(target);
    }
  }
  return true;
}
