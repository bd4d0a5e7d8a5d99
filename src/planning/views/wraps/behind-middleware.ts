/** Middleware that is wrapped itself and waits for the handlers behind it: the contexts that they open are inside its own. */
import type { CallNode } from '../../../graph/project/nodes.ts';
import type { Planning } from '../../context.ts';
import type { Candidate } from '../entry-points/candidates.ts';
import { symbolAround } from '../contexts/symbol.ts';
import type { Refusal } from '../contexts/refusals.ts';

/** @param call as of `goingOn` */
export function reportGoingOn(
  { draft, relative, isEditable }: Planning,
  { file, fact, function: node }: CallNode,
): void {
  const { path } = file.facts;
  if (!isEditable(path)) return;
  draft.finding({
    code: 'nested-context',
    path: relative(path),
    line: fact.position.line,
    symbol: symbolAround(node),
    message: `${fact.text} runs the handlers behind this middleware inside its context: each that opens one has a second connection; do what needs the ORM in a function that opens the context, and go on outside of it`,
    callPath: [],
  });
}

/** A handler that is left without a context because of a middleware that may, or does, run it inside an operation of the ORM. */
export function refusalOfEnclosed({ draft, relative, isEditable }: Planning, candidate: Candidate): Refusal | null {
  const { enclosed, node, label } = candidate;
  if (enclosed === null || !node.fact.async) return null;
  const { by, proven } = enclosed;
  const place = `${relative(by.file.facts.path)}:${String(by.fact.position.line)}`;
  const reason = proven
    ? `the middleware at ${place} runs it inside an operation of the ORM, and so inside a context`
    : `the middleware at ${place} may run it inside an operation of the ORM, and a context of its own would work outside of that`;
  if (!proven && isEditable(node.file.facts.path)) {
    draft.finding({
      code: 'outside-connection-context',
      path: relative(node.file.facts.path),
      line: node.fact.position.line,
      symbol: symbolAround(node),
      message: `${label ?? symbolAround(node)} is not wrapped: ${reason}; if it is not behind that middleware, open a context in it`,
      callPath: [],
    });
  }
  // What it calls is covered with it, and has no context of its own either.
  return { reason, finding: null };
}
