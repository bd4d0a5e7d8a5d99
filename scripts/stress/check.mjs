// What must hold for every output: told from the texts, and how many edits of each kind there were, without the code that writes.
import { copyProblems } from './check/copies.mjs';
import { endProblems } from './check/ends.mjs';
import { generatedIn } from './check/generated.mjs';
import { importProblems } from './check/imports.mjs';
import { indentationProblems } from './check/indentation.mjs';
import { lineEndProblems, spacingProblems } from './check/spacing.mjs';
import { styleProblems } from './check/style.mjs';
import { syntaxProblems } from './check/syntax.mjs';
import { parse } from './check/tree.mjs';
import { unapply } from './check/unapply.mjs';

/** What each kind of edit is found by. */
const PIECES = { 'add-mirror': ['mirror'], 'insert-fallback': ['block', 'statement'], 'add-member': [] };

/** Marks of what has been written already. */
const WRITTEN = /\bnewConnection\b|\bfallbackToSyncVariant\b|Async variant of \{@link/;

/**
 * @param plan its edits; those of one kind count as a number, and imports by their names
 * @returns what is wrong, one line each; empty when all is well
 */
export function checkLayout(path, before, after, plan) {
  const problems = [...endProblems(before, after), ...syntaxProblems(path, before, after)];
  const input = parse(path, before);
  const file = parse(path, after);
  // What TypeScript cannot read it cannot take apart, nor what was written before from what is now: only that nothing is
  // lost can be told.
  if (input.parseDiagnostics.length > 0 || file.parseDiagnostics.length > 0 || WRITTEN.test(before))
    return isWithin(bare(before), bare(after)) ? problems : [...problems, 'text of the input is gone'];
  const pieces = generatedIn(file, plan, knownIn(input));
  problems.push(...countProblems(plan, pieces));
  const { problem, parts, moved } = unapply(before, after, pieces);
  if (problem !== null) return [...problems, problem];
  const reading = { before, after, input, file, pieces, parts, moved };
  // Wrappers move and change the lines of what was copied, but not those of the copy.
  const isWrapped = plan.some(({ kind }) => kind.startsWith('wrap-'));
  const copies = isWrapped ? { problems: [], copied: null } : copyProblems(reading);
  return [
    ...problems,
    ...copies.problems,
    ...spacingProblems(reading),
    ...lineEndProblems(reading, copies.copied),
    ...indentationProblems(reading),
    ...styleProblems(reading),
    ...importProblems(reading),
  ];
}

function countProblems(plan, pieces) {
  return Object.entries(PIECES).flatMap(([kind, names]) => {
    if (names.length === 0) return [];
    const planned = plan.filter((each) => each.kind === kind).length;
    const found = pieces.filter((each) => names.includes(each.kind)).length;
    return planned === found ? [] : [`${planned} edits of kind ${kind}, and ${found} in the output`];
  });
}

/** Imports that the input has, and the names in them. */
function knownIn(input) {
  return new Set(input.statements.flatMap((each) => [each.getText(input), ...namesOf(each)]));
}

function namesOf({ importClause, declarationList }) {
  const list = importClause?.namedBindings?.elements ?? declarationList?.declarations[0].name.elements ?? [];
  // A hole in a pattern has no name.
  return list.flatMap(({ name }) => name?.text ?? []);
}

/** Without the white space that wrappers change. */
const bare = (text) => text.replace(/\n[ \t]*/g, '\n').replace(/[ \t]+(?=\r?\n)/g, '');

function isWithin(part, whole) {
  let at = 0;
  for (let index = 0; index < whole.length && at < part.length; index += 1) if (whole[index] === part[at]) at += 1;
  return at === part.length;
}
