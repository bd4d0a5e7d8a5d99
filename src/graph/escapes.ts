/** Functions that are stored or passed on somewhere, so that anybody may run them later. */
import type { Value } from '../model/facts.ts';
import { type FunctionNode, isInside, isParameterOf } from './nodes.ts';
import type { Graph } from './questions.ts';

/** It is a value somewhere: a listener, a hook, an entry of a table. */
export function isStored(graph: Graph, node: FunctionNode): boolean {
  const { use } = node.fact;
  if (use.kind === 'value' || node.owner?.kind === 'object') return true;
  if (use.kind === 'argument') {
    const method = node.file.calls[use.call]?.fact.name?.text ?? '';
    const call = node.file.calls[use.call];
    return (
      REGISTERING.test(method) || (call !== undefined && graph.targetsOf(call).some((each) => keeps(each, use.index)))
    );
  }
  const binding = node.file.facts.bindings.findIndex((each) =>
    each.values.some((value) => value.kind === 'function' && value.function === node.id),
  );
  if (binding < 0) return false;
  return node.file.functions.some((each) =>
    each.fact.accesses.some(({ value }) => value.kind === 'binding' && value.binding === binding),
  );
}

/** A function of the project does something else with that parameter than calling it. */
function keeps(target: FunctionNode, index: number): boolean {
  const last = target.fact.parameters.at(-1);
  const name = target.fact.parameters[index]?.name ?? (last?.rest ? last.name : null);
  if (name === null) return target.fact.parameters.length > 0;
  const isParameter = (value: Value): boolean => isParameterOf(target, name, value);
  // A function inside may outlive the call, and call it then.
  const isKeptInside = target.file.calls.some(
    (call) => isInside(call.function, target) && isParameter(call.fact.callee),
  );
  return (
    isKeptInside || target.file.functions.some((each) => each.fact.accesses.some(({ value }) => isParameter(value)))
  );
}

/** Calls that keep a callback for later. */
const REGISTERING =
  /^(on|once|add\w*|push|set|use|register\w*|subscribe|hook\w*|before\w*|after\w*|prepend\w*|unshift|define\w*)$/;
