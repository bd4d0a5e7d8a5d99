/**
 * Verification: the output's tree must be the input's tree plus exactly the planned edits. Written against the trees alone,
 * without the code that applies edits, so that a mistake there cannot hide here.
 */
import type * as t from '@babel/types';
import type { Edit } from '../../../model/plan.ts';
import { parse } from '../parse.ts';
import { Comparison, MismatchError } from './compare.ts';

/**
 * @param before the text the edits were planned for
 * @param after the text that is about to be written
 * @returns what differs, in one line; null if nothing does
 */
export function verify(path: string, before: string, after: string, edits: readonly Edit[]): string | null {
  let output: t.File;
  try {
    output = parse(path, after);
  } catch (error) {
    return `the result does not parse: ${error instanceof Error ? error.message : String(error)}`;
  }
  const input = parse(path, before);
  const lost = lostComment(input, output);
  if (lost !== null) return `a comment was lost or changed: ${lost}`;
  try {
    new Comparison(edits).run(input.program, output.program);
    return null;
  } catch (error) {
    if (error instanceof MismatchError) return error.message;
    throw error;
  }
}

/** All comments of the input are there, in order; new ones may stand between them. */
function lostComment(input: t.File, output: t.File): string | null {
  const texts = (output.comments ?? []).map((each) => normalise(each.value));
  let at = 0;
  for (const comment of input.comments ?? []) {
    const found = texts.indexOf(normalise(comment.value), at);
    if (found < 0) return comment.value.trim().slice(0, 60);
    at = found + 1;
  }
  return null;
}

/** A block comment moves with its code, so the white space at its line starts may change. */
function normalise(text: string): string {
  return text.replace(/\n[ \t]*/g, '\n');
}
