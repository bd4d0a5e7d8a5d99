/** Contexts that middleware opens, and that end before the handlers behind it are done. */
import type { Planning } from '../../context.ts';
import { symbolAround } from '../contexts/symbol.ts';
import type { Middleware } from '../wraps/middleware.ts';

/** Reports each place that opens such a context, once, in files that may be edited. */
export function findEarlyEnds({ draft, relative, isEditable }: Planning, { early }: Middleware): void {
  for (const { file, fact, function: node } of early) {
    const { path } = file.facts;
    if (!isEditable(path)) continue;
    draft.finding({
      code: 'context-ends-early',
      path: relative(path),
      line: fact.position.line,
      symbol: symbolAround(node),
      message: `${fact.text} ends before the handlers behind this middleware are done, for nothing waits for them here; remove it, each handler gets a context of its own`,
      callPath: [],
    });
  }
}
