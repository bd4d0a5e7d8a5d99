/** Rewrite and verify: from a file's plan to its new text, checked before anyone sees it. */
import { frontendFor } from '../frontends/index.ts';
import type { FilePlan } from '../model/plan.ts';

export type Rewritten = { readonly text: string } | { readonly error: string };

/**
 * @param label names the file in an error
 * @returns the new text; an error if the result is not the input plus exactly the planned edits
 */
export function rewrite(file: FilePlan, source: string, label: string): Rewritten {
  const frontend = frontendFor(file.path);
  if (!frontend || file.edits.length === 0) return { text: source };
  const failed = (what: string): Rewritten => ({
    error: `${label}:1:1 internal error, left unchanged: ${what}; please report it with the output of \`orm-migrate --dry --verbose ${label}\``,
  });
  try {
    const text = frontend.apply(file.path, source, file.edits);
    const mismatch = frontend.verify(file.path, source, text, file.edits);
    return mismatch === null ? { text } : failed(mismatch);
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}
