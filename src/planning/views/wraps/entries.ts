/** Entry points: which candidates the outside world calls, and what runs inside the contexts that they open. */
import type { FunctionNode } from '../../../graph/project/nodes.ts';
import type { Candidate } from '../entry-points/candidates.ts';
import type { Flow, Step } from '../contexts/flow.ts';

export interface Entries {
  readonly chosen: readonly Candidate[];
  /** Candidates left to the context of the covered code that calls them. */
  readonly helpers: readonly Candidate[];
  /** Runs in some context of the project, as far as is known. */
  isCovered(node: FunctionNode): boolean;
}

/**
 * Certain candidates first, then those that nobody calls, then of the rest those that are not called from inside a context:
 * a nested context would have a connection of its own, and not see what the outer one has not committed.
 *
 * @param candidates those that reach the ORM, in order of their place
 * @param isOpening whether a candidate, once chosen, covers what it calls
 * @param contexts functions that run in a context already
 * @param opening functions that open a context themselves
 */
export function chooseEntries(
  candidates: readonly Candidate[],
  flow: Flow,
  isOpening: (candidate: Candidate) => boolean,
  contexts: Iterable<FunctionNode>,
  opening: readonly FunctionNode[],
): Entries {
  const chosen = new Set<Candidate>();
  const covered = new Set<FunctionNode>();
  // What such a function names outside of its context, as the default of a parameter say, is what it runs inside.
  const opens = new Set(opening.filter(({ fact }) => fact.form !== 'module'));

  function choose(candidate: Candidate): void {
    chosen.add(candidate);
    if (isOpening(candidate)) spread(candidate.node, flow, covered);
  }

  /** Some code that runs outside any context names it as a value: a table of routes, say. */
  function isRegistered({ node }: Candidate): boolean {
    return flow.mentions(node).some((each) => !covered.has(each) && !opens.has(each));
  }

  for (const node of contexts) spread(node, flow, covered);
  const [certain, others] = partition(candidates, (each) => each.evidence === 'certain');
  const [uncalled, called] = partition(
    others,
    ({ node }) => flow.into(node).every(isRegistration) && !covered.has(node),
  );
  certain.forEach(choose);
  uncalled.forEach(choose);
  let open = called;
  while (open.length > 0) {
    const [inside, outside] = partition(open, ({ node }) => covered.has(node));
    inside.filter(isRegistered).forEach(choose);
    const roots = outermost(outside, flow);
    roots.forEach(choose);
    open = outside.filter((each) => !roots.includes(each));
  }
  return {
    chosen: candidates.filter((each) => chosen.has(each)),
    helpers: candidates.filter((each) => !chosen.has(each)),
    isCovered: (node) => covered.has(node),
  };
}

/** At module level a function that is passed on is registered somewhere; it is not run. */
function isRegistration({ kind, from }: Step): boolean {
  return kind === 'passed' && from.fact.form === 'module';
}

/** Adds a function and all that it runs. */
function spread(start: FunctionNode, flow: Flow, seen: Set<FunctionNode>): void {
  const queue = [start];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const step of flow.from(node)) queue.push(step.to);
  }
}

/** Those that none of the others runs; where they run each other, the first. */
function outermost(candidates: readonly Candidate[], flow: Flow): readonly Candidate[] {
  const inner = new Set<FunctionNode>();
  for (const { node } of candidates) {
    if (inner.has(node)) continue;
    const below = new Set([node]);
    for (const step of flow.from(node)) spread(step.to, flow, below);
    below.delete(node);
    for (const each of below) inner.add(each);
  }
  const found = candidates.filter(({ node }) => !inner.has(node));
  return found.length > 0 ? found : candidates.slice(0, 1);
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const item of items) (test(item) ? yes : no).push(item);
  return [yes, no];
}
