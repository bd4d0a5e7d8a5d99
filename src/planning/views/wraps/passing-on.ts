/**
 * Middleware of frameworks whose `next()` returns at once: what is behind it begins inside the context of the middleware, which
 * ends soon. A handler with a context of its own does not mind; any other would lose the one that it begins in.
 */
import type { FunctionNode } from '../../../graph/project/nodes.ts';
import type { Planning } from '../../context.ts';
import type { Candidate } from '../entry-points/candidates.ts';
import type { Refusal } from '../contexts/refusals.ts';
import { aroundBody } from './around-next.ts';

/** What the parameter is called by which middleware goes on. */
const GOING_ON: ReadonlySet<string> = new Set(['next', 'done']);
const REJECTED: ReadonlySet<string> = new Set(['catch', 'then']);
/** `(error, request, response, next)` of Express. */
const ERROR_PARAMETERS = 4;

/**
 * @param candidates all of them
 * @param opening those of them that are to have a context
 * @param reaches whether a handler may come to the ORM
 * @returns why some of them must not have one
 */
export function refusePassingOn(
  { relative }: Planning,
  candidates: readonly Candidate[],
  opening: ReadonlySet<FunctionNode>,
  reaches: (node: FunctionNode) => boolean,
): ReadonlyMap<FunctionNode, Refusal> {
  const isHandler = ({ framework, isRoute }: Candidate): boolean => isRoute && framework?.next !== 'waits';
  const exposed = candidates.filter((each) => isHandler(each) && !opening.has(each.node) && reaches(each.node));
  const refused = new Map<FunctionNode, Refusal>();
  if (exposed.length === 0) return refused;
  for (const { node, framework } of candidates) {
    if (!opening.has(node)) continue;
    const next = nextOf(node);
    const isWaiting = framework?.next === 'waits' && aroundBody(node)?.waits === true;
    if (next === null || isWaiting) continue;
    const isForErrors = onlyForErrors(node, next);
    const behind = exposed.find(
      (each) => each.node !== node && (!isForErrors || each.node.fact.parameters.length === ERROR_PARAMETERS),
    );
    if (!behind) continue;
    const { file, fact } = behind.node;
    const place = `${relative(file.facts.path)}:${String(fact.position.line)}`;
    refused.set(node, {
      reason: `it goes on to handlers without waiting for them, and the one at ${place} has no context of its own; make that one async, or call newConnection() around what comes before going on`,
      finding: 'outside-connection-context',
    });
  }
  return refused;
}

/** The binding of the parameter that it goes on by, where that is used at all. */
function nextOf({ file, id, fact }: FunctionNode): number | null {
  const named = fact.parameters.find(({ name }) => name !== null && GOING_ON.has(name));
  // Under another name it is the third of Express, or the fourth behind an error.
  const { name } = named ?? (fact.parameters.length > 2 ? fact.parameters.at(-1) : undefined) ?? { name: null };
  if (name === null) return null;
  const found = file.facts.bindings.findIndex((each) => each.function === id && each.name === name);
  return found >= 0 && usesOf(file, found).all > 0 ? found : null;
}

/** `next(error)`, and `.catch(next)`: what is behind it is never run by these. */
function onlyForErrors({ file }: FunctionNode, next: number): boolean {
  const { all, errors } = usesOf(file, next);
  return all === errors;
}

function usesOf(file: FunctionNode['file'], next: number): { readonly all: number; readonly errors: number } {
  let errors = 0;
  let all = file.functions.flatMap(({ fact }) =>
    fact.accesses.filter(({ value, write }) => !write && value.kind === 'binding' && value.binding === next),
  ).length;
  for (const { fact } of file.calls) {
    const { callee, arguments: passed } = fact;
    if (callee.kind === 'binding' && callee.binding === next) {
      all += 1;
      const [first] = passed;
      if (first && first.value.kind !== 'builtin') errors += 1;
    } else if (callee.kind === 'member' && REJECTED.has(callee.name ?? '')) {
      const handler = callee.name === 'catch' ? passed[0] : passed[1];
      if (handler?.value.kind === 'binding' && handler.value.binding === next) errors += 1;
    }
  }
  return { all, errors };
}
