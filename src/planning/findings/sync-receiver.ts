import type { FunctionNode } from '../../graph/project/nodes.ts';
import { nameOfFunction } from '../../graph/pairs/siblings.ts';
import type { Planning } from '../context.ts';

/** Functions that the ORM keeps and runs, and that reach it synchronously whoever runs them. */
export function findSyncReceivers(planning: Planning): void {
  const { draft, effects, relative, isEditable } = planning;
  for (const { function: node, file, line, text } of effects.receivers) {
    if (!isEditable(file.facts.path)) continue;
    draft.finding({
      code: 'sync-receiver',
      path: relative(file.facts.path),
      line,
      symbol: nameOfFunction(node) ?? text.replace(/\(\)$/, ''),
      message: `${text} keeps ${planning.variants.describe(node)}, which async operations run as it is: it reaches the ORM synchronously`,
      callPath: pathOf(planning, node),
    });
  }
}

function pathOf({ effects, variants }: Planning, node: FunctionNode): readonly string[] {
  const { through, call } = effects.wayFrom(node);
  return [...through.map(variants.describe), ...(call ? [variants.describeCall(call)] : [])];
}
