/** Functions that have what they are given by another name than their parameters': all of it is in `arguments`. */
import type { Value } from '../../model/facts.ts';
import type { FunctionNode } from './nodes.ts';

/**
 * Whether what a function is given is had by `arguments` as well. Each function has its own; only arrow functions have that of
 * the function around them (ECMA-262, 10.2.11 and 10.4.4).
 *
 * @param node a function of the project
 * @returns true where it, or an arrow function in it, names `arguments`
 */
export function usesArguments(node: FunctionNode): boolean {
  return node.fact.form !== 'arrow' && namesArguments(node);
}

function namesArguments(node: FunctionNode): boolean {
  const isNamed = node.fact.accesses.some(({ value }) => isArguments(value));
  return isNamed || node.nested.some((each) => each.fact.form === 'arrow' && namesArguments(each));
}

function isArguments(value: Value): boolean {
  if (value.kind === 'member') return isArguments(value.object);
  return value.kind === 'global' && value.name === 'arguments';
}
