/** Async variants that stand beside functions already: `recalc`/`arecalc` in one module, `atomic`/`aatomic` in one object. */
import { memberNamed, numbersNamed } from '../project/file-index.ts';
import type { Graph } from '../project/questions.ts';
import type { FunctionNode } from '../project/nodes.ts';
import { possibleSyncNames, variantNameOf } from './naming.ts';
import { isPromiseWritten } from '../types/promises.ts';

/** The name a function is known by: of the member, the variable, or its own. */
export function nameOfFunction(node: FunctionNode): string | null {
  const { owner } = node;
  if (owner?.kind === 'class') return owner.member.name;
  if (owner) return owner.name;
  const { use } = node.fact;
  return use.kind === 'binding' ? (node.file.facts.bindings[use.binding]?.name ?? null) : node.fact.name;
}

const known = new WeakMap<Graph, WeakMap<FunctionNode, FunctionNode | null>>();

/** The async variant of a function that is no method of a class; null if it has none. Classes are the pairs' business. */
export function siblingVariant(graph: Graph, node: FunctionNode): FunctionNode | null {
  const answers = known.get(graph) ?? new WeakMap<FunctionNode, FunctionNode | null>();
  known.set(graph, answers);
  let found = answers.get(node);
  if (found === undefined) {
    found = findSibling(graph, node);
    answers.set(node, found);
  }
  return found;
}

function findSibling(graph: Graph, node: FunctionNode): FunctionNode | null {
  const name = nameOfFunction(node);
  if (name === null || node.fact.async || node.owner?.kind === 'class') return null;
  if (node.owner?.kind === 'assignment' && graph.homeOf(node) !== null) return null;
  const asyncName = variantNameOf(graph, node, name);
  const found = asyncName === null ? null : besides(graph, node, asyncName);
  return found && isAsync(graph, found) && takesTheSame(node, found) ? found : null;
}

/** `live(book)` and `alive()` are no pair, whatever their names. */
function takesTheSame(a: FunctionNode, b: FunctionNode): boolean {
  const names = ({ fact }: FunctionNode): string =>
    fact.parameters.map((each) => `${each.rest ? '...' : ''}${each.name ?? '{}'}`).join();
  return names(a) === names(b);
}

function besides(graph: Graph, node: FunctionNode, name: string): FunctionNode | null {
  const { file, owner } = node;
  if (owner?.kind === 'object') {
    const member = memberNamed(owner.object, name);
    return member?.function == null ? null : (file.functions[member.function] ?? null);
  }
  if (owner?.kind === 'assignment') {
    const target = JSON.stringify(owner.target);
    const assignment = file.facts.memberAssignments.find(
      (each) => each.name === name && each.value.kind === 'function' && JSON.stringify(each.target) === target,
    );
    return assignment?.value.kind === 'function' ? (file.functions[assignment.value.function] ?? null) : null;
  }
  const id = numbersNamed(file, name).find((each) => file.facts.bindings[each]?.function === node.fact.parent);
  const type = id === undefined ? null : graph.evaluate({ kind: 'binding', binding: id }, file);
  return type?.kind === 'function' ? type.function : null;
}

/**
 * The functions that an async one may be the variant of, by their names and places: whoever calls one of these will have a
 * mirror that calls this one. Looks at nothing that has to be worked out.
 */
export function mayBeVariantOf(graph: Graph, node: FunctionNode): readonly FunctionNode[] {
  const name = nameOfFunction(node);
  const names = name === null ? [] : possibleSyncNames(graph.project.profile, name);
  return names.flatMap((each) => writtenBeside(node, each)).filter((each) => !each.fact.async);
}

function writtenBeside({ file, owner, fact }: FunctionNode, name: string): readonly FunctionNode[] {
  const members =
    owner?.kind === 'object'
      ? owner.object.fact.members.filter((each) => each.name === name).map(({ function: id }) => id)
      : owner?.kind === 'assignment'
        ? file.facts.memberAssignments
            .filter((each) => each.name === name)
            .map(({ value }) => (value.kind === 'function' ? value.function : null))
        : numbersNamed(file, name)
            .flatMap((each) => file.facts.bindings[each] ?? [])
            .filter((each) => each.function === fact.parent)
            .flatMap(({ values }) => values.map((each) => (each.kind === 'function' ? each.function : null)));
  return members.flatMap((id) => (id === null ? [] : (file.functions[id] ?? [])));
}

function isAsync(graph: Graph, { fact, file }: FunctionNode): boolean {
  return fact.async || isPromiseWritten(graph, fact.returnType, file);
}
