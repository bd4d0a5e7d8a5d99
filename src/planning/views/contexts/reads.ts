/** Whether what a name stands for is used at all. */
import type { Value } from '../../../model/facts.ts';
import type { FileNode } from '../../../graph/project/nodes.ts';

/** How often a name is read or called, in the whole file. */
export function readsOf(file: FileNode, binding: number): number {
  const isIt = (value: Value): boolean => value.kind === 'binding' && value.binding === binding;
  const reads = file.functions.flatMap(({ fact }) => fact.accesses.filter((each) => !each.write && isIt(each.value)));
  return reads.length + file.calls.filter(({ fact }) => isIt(fact.callee)).length;
}
