/**
 * Verification: the output's tree must be the input's tree plus exactly the planned edits. Written against the trees alone,
 * without the code that applies edits, so that a mistake there cannot hide here.
 */
import type * as t from '@babel/types';
import type { Range } from '../../../model/facts.ts';
import type { AddMirror, Edit } from '../../../model/plan.ts';
import { childrenOf, keyName } from '../nodes.ts';
import { parse, parsesStrictly, parseStrictly, pathForEdits } from '../parse.ts';
import { compare } from './compare.ts';
import { MismatchError } from './comparison.ts';
import { isRequireCall } from './imports.ts';
import { changedText } from './text.ts';

/**
 * @param before the text the edits were planned for
 * @param after the text that is about to be written
 * @returns what differs, in one line; null if nothing does
 */
export function verify(path: string, before: string, after: string, edits: readonly Edit[]): string | null {
  const parsed = pathForEdits(path, edits);
  let output: t.File;
  try {
    output = parsesStrictly(parsed, before) ? parseStrictly(parsed, after) : parse(parsed, after);
  } catch (error) {
    return `the result does not parse: ${error instanceof Error ? error.message : String(error)}`;
  }
  const input = parse(parsed, before);
  const kept = keptComments(input, edits);
  const lost = lostComment(kept, output, edits) ?? movedComment(kept, output);
  if (lost !== null) return `a comment was lost or changed: ${lost}`;
  try {
    const copies = compare(input.program, output.program, edits);
    const strayed = strayedComment(input, output, copies);
    if (strayed !== null) return `a comment of a copy was lost or moved: ${strayed}`;
    return importMistake(output.program, before, edits) ?? changedText(before, input, after, output, edits);
  } catch (error) {
    if (error instanceof MismatchError) return error.message;
    throw error;
  }
}

/** All but the comments of fallbacks that go. */
function keptComments({ comments }: t.File, edits: readonly Edit[]): readonly t.Comment[] {
  const gone = edits.flatMap((edit) => (edit.kind === 'remove-fallback' ? [edit.range] : []));
  const isGone = ({ start, end }: t.Comment): boolean =>
    gone.some((range) => range[0] <= (start ?? 0) && (end ?? 0) <= range[1]);
  return (comments ?? []).filter((each) => !isGone(each));
}

/** Every comment of the input is there as often as it was, and once more in each copy of the text it stands in. */
function lostComment(kept: readonly t.Comment[], output: t.File, edits: readonly Edit[]): string | null {
  const copied = edits.flatMap((edit) => (edit.kind === 'add-mirror' ? [edit.target, ...edit.overloads] : []));
  const expected = new Map<string, number>();
  for (const comment of kept) {
    const [start, end] = [comment.start ?? 0, comment.end ?? 0];
    const copies = copied.filter((range) => range[0] <= start && end <= range[1]).length;
    const text = normalise(comment.value);
    expected.set(text, (expected.get(text) ?? 0) + 1 + copies);
  }
  for (const comment of output.comments ?? []) {
    const text = normalise(comment.value);
    expected.set(text, (expected.get(text) ?? 0) - 1);
  }
  const [lost] = [...expected].find(([, count]) => count > 0) ?? [];
  return lost === undefined ? null : lost.trim().slice(0, 60);
}

/** The comments of the input are there in their order; new ones may stand between them. */
function movedComment(kept: readonly t.Comment[], output: t.File): string | null {
  const texts = (output.comments ?? []).map((each) => normalise(each.value));
  let at = 0;
  for (const comment of kept) {
    const found = texts.indexOf(normalise(comment.value), at);
    if (found < 0) return comment.value.trim().slice(0, 60);
    at = found + 1;
  }
  return null;
}

/** Inside a copy stand the comments of its original, and no others, in their order. */
function strayedComment(input: t.File, output: t.File, copies: ReadonlyMap<AddMirror, t.Node>): string | null {
  for (const [{ target }, copy] of copies) {
    const expected = commentsIn(input, target);
    const found = commentsIn(output, [copy.start ?? 0, copy.end ?? 0]);
    const index = Math.max(expected.length, found.length);
    for (let at = 0; at < index; at += 1) {
      if (expected[at] !== found[at]) return (expected[at] ?? found[at] ?? '').trim().slice(0, 60);
    }
  }
  return null;
}

function commentsIn({ comments }: t.File, [from, to]: Range): readonly string[] {
  return (comments ?? []).flatMap(({ start, end, value }) =>
    (start ?? 0) >= from && (end ?? 0) <= to ? [normalise(value)] : [],
  );
}

function importMistake(program: t.Program, before: string, edits: readonly Edit[]): string | null {
  for (const edit of edits) {
    const name = edit.kind === 'remove-import' ? before.slice(...edit.range) : null;
    if (name !== null && isNamedBefore(program, name, Infinity)) return `${name} is used, and its import is gone`;
  }
  return missingImport(program, edits);
}

/** A planned import that the output does not have, as a value, under its own name, or has too late. */
function missingImport(program: t.Program, edits: readonly Edit[]): string | null {
  for (const edit of edits) {
    if (edit.kind !== 'add-import') continue;
    const found = program.body.find((node) => imports(node, edit.specifier, edit.name));
    if (!found) return `the import of ${edit.name} from '${edit.specifier}' is missing`;
    // An import is hoisted, a require is not.
    const isLate = found.type === 'VariableDeclaration' && isNamedBefore(program, edit.name, found.start ?? 0);
    if (isLate) return `the import of ${edit.name} from '${edit.specifier}' stands below its first use`;
  }
  return null;
}

function isNamedBefore(root: t.Node, name: string, offset: number): boolean {
  if ((root.start ?? 0) >= offset) return false;
  if (root.type === 'Identifier' && root.name === name) return true;
  return childrenOf(root).some((child) => isNamedBefore(child, name, offset));
}

function imports(node: t.Statement, specifier: string, name: string): boolean {
  if (node.type === 'ImportDeclaration') {
    if (node.source.value !== specifier || node.importKind === 'type') return false;
    return node.specifiers.some(
      (each) =>
        each.type === 'ImportSpecifier' &&
        each.local.name === name &&
        keyName(each.imported, false) === name &&
        each.importKind !== 'type',
    );
  }
  if (node.type !== 'VariableDeclaration') return false;
  return node.declarations.some(({ id, init }) => {
    const [argument] = isRequireCall(init) ? init.arguments : [];
    const isModule = argument?.type === 'StringLiteral' && argument.value === specifier;
    return (
      isModule &&
      id.type === 'ObjectPattern' &&
      id.properties.some((each) => each.type === 'ObjectProperty' && keyName(each.key, each.computed) === name)
    );
  });
}

/** A block comment moves with its code, so the white space at its line starts may change. */
function normalise(text: string): string {
  return text.replace(/\n[ \t]*/g, '\n');
}
