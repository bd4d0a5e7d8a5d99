/** Functions that are stored or passed on somewhere, so that anybody may run them later. */
import { addTo } from '../../collections.ts';
import type { Value } from '../../model/facts.ts';
import { bindingOf, isAccessed, numbersNamed } from '../project/file-index.ts';
import { type CallNode, type FileNode, type FunctionNode, isParameterOf } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { functionsOf } from '../project/types.ts';

/** It is a value somewhere: a listener, a hook, an entry of a table. */
export function isStored(graph: Graph, node: FunctionNode): boolean {
  const { use } = node.fact;
  if (use.kind === 'value' || node.owner?.kind === 'object') return true;
  if (node.owner?.kind === 'class') return isReadAsValue(graph, node, node.owner.member.name);
  if (use.kind === 'argument') {
    const method = node.file.calls[use.call]?.fact.name?.text ?? '';
    const call = node.file.calls[use.call];
    return (
      REGISTERING.test(method) || (call !== undefined && graph.targetsOf(call).some((each) => isKept(each, use.index)))
    );
  }
  const binding = bindingOf(node);
  return binding !== null && isAccessed(node.file, binding);
}

interface Read {
  readonly value: Value;
  readonly file: FileNode;
}

const reads = new WeakMap<Graph, ReadonlyMap<string, readonly Read[]>>();

/** `repository.find.bind(repository)`, `const { find } = repository`: a method that is had without being called. */
function isReadAsValue(graph: Graph, node: FunctionNode, name: string | null): boolean {
  if (name === null) return false;
  const all = reads.get(graph) ?? indexReads(graph);
  reads.set(graph, all);
  return (all.get(name) ?? []).some(({ value, file }) => functionsOf(graph.evaluate(value, file)).includes(node));
}

function indexReads(graph: Graph): ReadonlyMap<string, readonly Read[]> {
  const found = new Map<string, Read[]>();
  for (const file of graph.project.files)
    for (const { fact } of file.functions)
      for (const { value, write } of fact.accesses)
        if (!write && value.kind === 'member' && value.name !== null) addTo(found, value.name, { value, file });
  return found;
}

/** Whether a function of the project does something else with that parameter than calling it. */
export function isKept(target: FunctionNode, index: number): boolean {
  const last = target.fact.parameters.at(-1);
  const name = target.fact.parameters[index]?.name ?? (last?.rest ? last.name : null);
  if (name === null) return target.fact.parameters.length > 0;
  // A function inside may outlive the call, and call it then.
  return numbersNamed(target.file, name).some((binding) => {
    const value: Value = { kind: 'binding', binding };
    if (!isParameterOf(target, name, value)) return false;
    return isAccessed(target.file, binding) || isCalledInside(target, binding);
  });
}

function isCalledInside(node: FunctionNode, binding: number): boolean {
  const isCallee = ({ fact }: CallNode): boolean => fact.callee.kind === 'binding' && fact.callee.binding === binding;
  return node.nested.some((each) => each.calls.some(isCallee) || isCalledInside(each, binding));
}

/** Calls that keep a callback for later. */
const REGISTERING =
  /^(on|once|add\w*|push|set|use|register\w*|subscribe|hook\w*|before\w*|after\w*|prepend\w*|unshift|define\w*)$/;
