// One file: every pass over it, each applied, verified, checked from the texts alone, and run a second time.
import { readFileSync, statSync } from 'node:fs';

import { checkLayout } from './check.mjs';
import { parsesInTypeScript } from './check/syntax.mjs';
import { forcePlan } from './force.mjs';
import { isUnformatted } from './formatted.mjs';
import { countKinds } from './kinds.mjs';

const PASSES = ['mirrors', 'wraps', 'statements', 'all'];
const LARGEST = 1_000_000;
/** One in so many files goes on to another pass. */
const THEN = 4;

/**
 * @param isSampled Prettier is asked whether the file is still formatted
 * @returns `skipped` for what the front end cannot read; else counts, and what is wrong, one line each
 */
export async function stressFile(path, frontend, isSampled) {
  if (statSync(path).size > LARGEST) return { path, skipped: true };
  const source = readFileSync(path, 'utf8');
  const kinds = new Map();
  let facts;
  try {
    facts = frontend.scan(path, source);
  } catch (error) {
    const isSyntax = frontend.syntaxErrorPosition(error) !== null || error instanceof RangeError;
    return isSyntax ? { path, skipped: true } : { path, kinds, problems: [`scan: ${error.message}`] };
  }
  const outcomes = PASSES.flatMap((what) => stressPass(frontend, path, { source, facts, what, kinds }));
  const problems = outcomes.flatMap((each) => each.problems);
  const text = outcomes.find((each) => each.problems.length > 0)?.after;
  const isUnread = outcomes.length > 0 && !parsesInTypeScript(path, source);
  const texts = outcomes.flatMap(({ after }) => after ?? []);
  const state = isSampled && texts.length > 0 ? await isUnformatted(path, source, texts) : null;
  const sample = state === null ? {} : { sampled: 1, unformatted: Number(state) };
  return { path, kinds, problems, text, isUnread, ...sample };
}

/** One pass, and behind that of the mirrors another that wraps what has been written, and extends its imports. */
function stressPass(frontend, path, { source, facts, what, kinds }) {
  const plan = forcePlan(facts, what);
  if (plan.length === 0) return [];
  if (what === 'all' || what === 'statements') countKinds(plan, kinds);
  const outcome = stressPlan(frontend, path, { source, plan, what, label: what });
  if (what !== 'mirrors' || source.length % THEN !== 0 || outcome.problems.length > 0) return [outcome];
  const then = forcePlan(frontend.scan(path, outcome.after), 'wraps');
  if (then.length === 0) return [outcome];
  return [
    outcome,
    stressPlan(frontend, path, { source: outcome.after, plan: then, what: 'wraps', label: 'then wraps' }),
  ];
}

function stressPlan(frontend, path, { source, plan, what, label }) {
  let after;
  const failed = (problem) => ({ after, problems: [`${label}: ${problem}`] });
  try {
    after = frontend.apply(path, source, plan);
    const mismatch = frontend.verify(path, source, after, plan);
    if (mismatch !== null) return failed(mismatch);
    // Mirrors are async functions, so where both are forced a second run would wrap them; the passes apart show the rest.
    const again = what === 'all' || label !== what ? 0 : forcePlan(frontend.scan(path, after), what).length;
    const problems = checkLayout(path, source, after, plan);
    if (again > 0) problems.push(`a second run would make ${again} edits`);
    return { after, problems: problems.map((problem) => `${label}: ${problem}`) };
  } catch (error) {
    return failed(`crash: ${error.stack.split('\n').slice(0, 3).join(' ')}`);
  }
}
