/** The doc comment of a variant: what it is, and the tags of its sync variant that say who may use it, and how. */
import type { AddMirror } from '../../../model/plan.ts';
import type { Tree } from './tree.ts';

/** Tags that hold for both variants: who sees them, how they stand in their class, how settled they are. */
const SHARED = new Set([
  ...['internal', 'private', 'protected', 'package', 'public', 'access', 'hidden', 'ignore'],
  ...['override', 'virtual', 'abstract', 'final', 'sealed', 'static', 'inheritdoc', 'inheritDoc'],
  ...['deprecated', 'experimental', 'alpha', 'beta', 'since'],
]);

/** The lines of those tags in the doc comment directly above the sync variant, or above its first overload. */
export function docTags({ source, file }: Tree, { target, overloads }: AddMirror): readonly string[] {
  const start = overloads[0]?.[0] ?? target[0];
  const comment = file.comments?.findLast(({ end }) => (end ?? 0) <= start);
  const isAbove = comment && /^\s*$/.test(source.slice(comment.end ?? 0, start));
  if (!isAbove || comment.type !== 'CommentBlock' || !comment.value.startsWith('*')) return [];
  const lines = comment.value.split(/\r?\n/).map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  const tags: string[] = [];
  let isShared = false;
  for (const line of lines) {
    const [, tag] = /^\s*@(\w+)/.exec(line) ?? [];
    if (tag !== undefined) isShared = SHARED.has(tag);
    if (isShared && line.trim() !== '') tags.push(line.trim());
  }
  return tags;
}

/** @param isShort on a line that the variant shares with others */
export function docLines(text: string, tags: readonly string[], isShort: boolean): readonly string[] {
  if (tags.length === 0 || isShort) return [`/** ${[text, ...tags].join(' ')} */`];
  return ['/**', ` * ${text}`, ' *', ...tags.map((tag) => ` * ${tag}`), ' */'];
}
