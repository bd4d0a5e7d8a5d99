/** Overrides of what only its name makes a sync variant: they are left alone, and the report says why. */
import type { ClassNode } from '../graph/project/nodes.ts';
import type { RefusedPair } from '../graph/project/questions.ts';
import type { MemberFact } from '../model/facts.ts';
import type { Planning } from './context.ts';
import { symbolOf } from './override.ts';

export function reportRefusedPairs(planning: Planning): void {
  const { graph, isEditable } = planning;
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const node of file.classes) {
      if (node.fact.ambient || node.fact.ignored) continue;
      for (const member of node.fact.members) {
        if (member.name === null || member.ignored) continue;
        const refused = graph.pairs.refusedFor(node, member.name, member.static);
        if (refused && !graph.pairs.inheritedBy(node, member.name, member.static))
          report(planning, node, member, refused);
      }
    }
  }
}

function report({ draft, relative }: Planning, node: ClassNode, member: MemberFact, refused: RefusedPair): void {
  const { path } = node.file.facts;
  const { line } = member.position;
  const { sync, async, reason, isAmbiguous } = refused;
  const symbol = symbolOf(node, sync);
  draft.change(path, {
    id: `add-async-variants:${relative(path)}:${symbol}`,
    transform: 'add-async-variants',
    kind: 'override',
    symbol,
    line,
    outcome: 'skipped',
    blocker: null,
    fallback: null,
    reason: `${sync}() and ${async}() are no pair: ${reason}`,
    assumptions: [],
    pair: null,
    callPath: [],
    calls: [],
  });
  if (!isAmbiguous) return;
  const message = `${sync}() and ${async}() may be a pair, but ${reason}; ${async}() will run without this ${sync}()`;
  draft.finding({ code: 'ambiguous-names', path: relative(path), line, symbol, message, callPath: [] });
}
