// Forced wraps: every async function; the statements of a module that wait; single `await`s where those cannot move.
import { inside, isFree, OPENER } from './shared.mjs';

export function wrapEdits(facts) {
  if (!isFree(facts, OPENER)) return [];
  const isWrapped = (index) => facts.calls.some((call) => call.function === index && call.name?.text === OPENER);
  return facts.functions.flatMap((fact, index) => {
    const isArgument = fact.use.kind === 'argument' && facts.calls[fact.use.call]?.name?.text === OPENER;
    if (!fact.async || fact.generator || !fact.hasBody || fact.form === 'module' || fact.redeclaresParameter) return [];
    if (isArgument || isWrapped(index)) return [];
    return [{ kind: 'wrap-body', function: fact.range, result: fact.resultType, helper: OPENER }];
  });
}

/** Each run of statements that can move, from the first to the last that waits; in what has to stay, each `await`. */
export function scriptEdits({ statements, calls, ...facts }) {
  if (!isFree(facts, OPENER)) return [];
  const isWrapped = (range) =>
    calls.some((call) => call.function === 0 && call.name?.text === OPENER && inside(call.range, range));
  const edits = [];
  let run = [];
  const close = () => {
    const first = run.findIndex(({ awaits, settles }) => awaits.length + settles.length > 0);
    const last = run.findLastIndex(({ awaits, settles }) => awaits.length + settles.length > 0);
    // What they declare would be missed outside.
    const isNeeded = (name) => statements.some((each) => each.kind !== 'plain' && each.names.includes(name));
    if (first >= 0 && !run.slice(first, last + 1).some(({ declares }) => declares.some(isNeeded))) {
      const range = [run[first].range[0], run[last].range[1]];
      edits.push({ kind: 'wrap-statements', statements: range, helper: OPENER });
    }
    run = [];
  };
  for (const statement of statements) {
    if (statement.kind === 'plain' && !statement.disposes && !isWrapped(statement.range)) {
      run.push(statement);
      continue;
    }
    close();
    if (statement.kind === 'import' || isWrapped(statement.range)) continue;
    const outermost = statement.awaits.filter(
      (each) => !statement.awaits.some((other) => other !== each && inside(each, other)),
    );
    for (const expression of outermost) edits.push({ kind: 'wrap-await', expression, helper: OPENER });
  }
  close();
  return edits;
}
