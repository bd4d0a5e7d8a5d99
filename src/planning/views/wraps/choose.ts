/** Which entry points get a context of their own, and which one that middleware opens for them. */
import type { FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Planning } from '../../context.ts';
import type { Candidate } from '../entry-points/candidates.ts';
import type { Coverage } from '../contexts/coverage.ts';
import { TRANSFORM } from './decide.ts';
import { chooseEntries, type Entries } from './entries.ts';
import { createGuesses } from './guesses.ts';
import type { Flow } from '../contexts/flow.ts';
import { aroundNext } from './around-next.ts';
import { refusalOfEnclosed } from './behind-middleware.ts';
import { findUnsafe } from './unsafe.ts';
import { findMiddleware, type Middleware } from './middleware.ts';
import type { OrmUses } from '../contexts/orm-uses.ts';
import { createReach, type Reach } from '../contexts/reach.ts';
import { type Refusal, refusalOf } from '../contexts/refusals.ts';

/** What is known about the project before anything is decided. */
export interface Survey {
  readonly files: readonly FileNode[];
  readonly coverage: Coverage;
  readonly flow: Flow;
  readonly uses: OrmUses;
  readonly candidates: readonly Candidate[];
  /** What reaches an async ORM call outside any context, before views are wrapped. */
  readonly reach: Reach;
}

/** What was decided about a candidate that something outside calls. */
export interface Entry {
  readonly candidate: Candidate;
  readonly refusal: Refusal | null;
}

export interface Choice {
  /** Those of the survey, and functions that must have a context of their own because nobody waits for them. */
  readonly candidates: readonly Candidate[];
  readonly entries: Entries;
  readonly chosen: readonly Entry[];
  /** Those of them that get a context of their own. */
  readonly wrapped: ReadonlySet<FunctionNode>;
  /** What reaches the ORM without going through one of the chosen. */
  readonly within: Reach;
  /** Middleware that opens a context around what is registered behind it. */
  readonly middleware: Middleware;
}

/** What is chosen may show that something must not be wrapped, or needs a context of its own: then it is chosen anew. */
export function choose(planning: Planning, survey: Survey): Choice {
  const doubts = createGuesses(planning, survey);
  const refusals = new Map(survey.candidates.map((each) => [each.node, expectedRefusal(each, survey) ?? doubts(each)]));
  const own: Candidate[] = [];
  for (;;) {
    const choice = chooseWith(planning, { ...survey, candidates: [...survey.candidates, ...own] }, refusals);
    const unsafe = findUnsafe(planning, survey, { ...choice, own });
    if (unsafe.refused.size === 0 && unsafe.own.length === 0) return choice;
    for (const [node, refusal] of unsafe.refused) refusals.set(node, refusal);
    own.push(...unsafe.own);
  }
}

type Refusals = ReadonlyMap<FunctionNode, Refusal | null>;

function chooseWith(planning: Planning, survey: Survey, refusals: Refusals): Choice {
  const { coverage, flow, uses, reach, candidates } = survey;
  // A context is harmless where no call needs it in the end, but that something is called from outside has to be certain then.
  const mayReach = ({ node, evidence }: Candidate): boolean =>
    reach.has(node) &&
    (evidence === 'certain' || reach.way(node)?.steps.every(({ kind }) => kind !== 'maybe') === true);
  const reaching = candidates.filter((each) => mayReach(each) && !coverage.inline.has(each.node));
  // What is meant to be left alone counts as covered: nobody wants to hear of it.
  const opens = ({ node }: Candidate): boolean => (refusals.get(node)?.finding ?? null) === null;
  const isWrapped = ({ node }: Candidate): boolean =>
    (refusals.get(node) ?? null) === null && planning.isEditable(node.file.facts.path) && planning.isOn(TRANSFORM);
  const opening = coverage.openers.map(({ call }) => call.function);
  let expected = reaching.filter((each) => each.evidence === 'certain' && isWrapped(each)).map(({ node }) => node);

  // Middleware covers what is behind it only if it is wrapped itself in the end, which what it calls may make needless.
  for (;;) {
    const middleware = findMiddleware(planning.graph, survey, expected);
    const open = reaching.filter(({ node }) => !middleware.covers.has(node));
    const contexts = [...coverage.all, ...middleware.covers.keys()];
    const entries = chooseEntries(open, flow, opens, contexts, opening);
    const within = createReach(flow, (node) => uses.of(node), new Set(entries.chosen.map(({ node }) => node)));
    const wrapped = new Set(
      entries.chosen.filter((each) => within.has(each.node) && isWrapped(each)).map(({ node }) => node),
    );
    const kept = expected.filter((node) => wrapped.has(node) || middleware.covers.has(node));
    if (kept.length === expected.length) {
      const chosen = entries.chosen.map((candidate) => ({
        candidate,
        refusal: refusalOfEnclosed(planning, candidate) ?? refusals.get(candidate.node) ?? null,
      }));
      return { candidates, entries, chosen, wrapped, within, middleware };
    }
    expected = kept;
  }
}

function expectedRefusal(candidate: Candidate, survey: Survey): Refusal | null {
  // What middleware runs inside an operation of the ORM is left to that.
  if (candidate.enclosed !== null && candidate.node.fact.async) return { reason: '', finding: null };
  return refusalOf(candidate.node, survey) ?? refusalOfAround(candidate.node, survey);
}

/** Middleware that opens a context around going on, and reaches the ORM outside of it: another context would be around that one. */
function refusalOfAround(node: FunctionNode, { coverage }: Survey): Refusal | null {
  const opener = coverage.openers.find((each) => aroundNext(each)?.node === node);
  if (!opener) return null;
  const { text, position } = opener.call.fact;
  return {
    reason: `${text} at line ${String(position.line)} opens a context around what is behind this middleware already; move what needs the ORM into it`,
    finding: 'outside-connection-context',
  };
}
