/** What a finding is about, by name. */
import type { FunctionNode } from '../../../graph/project/nodes.ts';
import { nameOfFunction } from '../../../graph/pairs/siblings.ts';

/** The nearest function around it that has a name. */
export function symbolAround(node: FunctionNode): string {
  for (let at: FunctionNode | null = node; at; at = at.parent) {
    const name = nameOfFunction(at);
    if (name !== null) return name;
  }
  return '(module)';
}
