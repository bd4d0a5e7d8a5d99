import type { Planning } from '../context.ts';
import { symbolOf } from '../override.ts';

/** Classes that override only the async side: JavaScript cannot block on a promise, so this is only reported. */
export function findAsyncOnlyOverrides({ graph, draft, relative, isEditable }: Planning): void {
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const node of file.classes) {
      if (node.fact.ambient || node.fact.ignored) continue;
      for (const member of node.fact.members) {
        if (member.name === null || member.ignored) continue;
        const pair = graph.pairs.inheritedAs(node, member.name, member.static);
        if (!pair || graph.hierarchy.own(node, pair.sync, member.static)) continue;
        const symbol = symbolOf(node, pair.async);
        draft.finding({
          code: 'async-only-override',
          path: relative(file.facts.path),
          line: member.position.line,
          symbol,
          message: `${symbol}() has no ${pair.sync}() beside it, so sync callers skip it`,
          callPath: [],
        });
      }
    }
  }
}
