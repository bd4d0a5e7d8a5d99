/** Parameters of functions, as things that can be asked about. */
import type { Value } from '../../model/facts.ts';
import { isBorrowed } from './borrowed.ts';
import { numbersNamed } from './file-index.ts';
import type { CallNode, FileNode, FunctionNode } from './nodes.ts';
import type { Graph } from './questions.ts';

/** A parameter of a function; always the same object for the same one. */
export interface Parameter {
  readonly function: FunctionNode;
  readonly index: number;
}

const parameters = new WeakMap<FunctionNode, (Parameter | null)[]>();

/** The parameter of that number, if it has a name; null otherwise. */
export function parameterAt(node: FunctionNode, index: number): Parameter | null {
  const list = parameters.get(node) ?? node.fact.parameters.map(() => null);
  parameters.set(node, list);
  const fact = node.fact.parameters[index];
  if (!fact || fact.name === null || fact.rest) return null;
  const found = list[index] ?? { function: node, index };
  list[index] = found;
  return found;
}

/** The parameter that a value is, under its own name; null if it is none. */
export function parameterOf(value: Value, file: FileNode): Parameter | null {
  if (value.kind === 'typed' && value.value) return parameterOf(value.value, file);
  const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
  const owner = binding?.kind === 'parameter' ? file.functions[binding.function] : undefined;
  if (!binding || !owner) return null;
  return parameterAt(
    owner,
    owner.fact.parameters.findIndex((each) => each.name === binding.name),
  );
}

/** The values that a parameter has where it is not given: its default. */
export function defaultsOf(parameter: Parameter): readonly Value[] {
  const { file } = parameter.function;
  const binding = file.facts.bindings[bindingOf(parameter) ?? -1];
  return (binding?.values ?? []).flatMap(valuesIn).filter((each) => each.kind !== 'parameter');
}

/** The number of the parameter that an argument is given to; null where that cannot be told. */
export function parameterIndex(graph: Graph, call: CallNode, index: number): number | null {
  const { callee, arguments: passed } = call.fact;
  if (passed.slice(0, index + 1).some((each) => each.spread)) return null;
  if (callee.kind !== 'member' || !isBorrowed(graph, call)) return index;
  return callee.name === 'apply' || index === 0 ? null : index - 1;
}

/** The number of the binding that a parameter is, in its file; null if it has none. */
export function bindingOf({ function: { file, fact, id }, index }: Parameter): number | null {
  const name = fact.parameters[index]?.name ?? null;
  if (name === null) return null;
  const found = numbersNamed(file, name).find((each) => {
    const binding = file.facts.bindings[each];
    return binding?.kind === 'parameter' && binding.function === id;
  });
  return found ?? null;
}

function valuesIn(value: Value): readonly Value[] {
  return value.kind === 'union' ? value.values.flatMap(valuesIn) : [value];
}
