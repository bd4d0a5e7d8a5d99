/** Fallbacks that are there already: those of earlier runs, which make way for a mirror, and those that somebody wrote. */
import type { CallNode, FileNode } from '../graph/project/nodes.ts';
import type { WrittenFallback } from '../graph/project/questions.ts';
import type { Planning } from './context.ts';
import { type Cause, type Override } from './override.ts';

const HELPER = 'fallbackToSyncVariant';

/** The fallbacks that an earlier run wrote for the override. */
export function writtenFor({ graph }: Planning, override: Override): readonly WrittenFallback[] {
  return graph.pairs.written(override.class, override.pair.async, override.static);
}

/** Plans to take them out. */
export function removeWritten({ draft }: Planning, written: readonly WrittenFallback[]): void {
  for (const { file, fact } of written) draft.edit(file.facts.path, { kind: 'remove-fallback', range: fact.range });
}

/** They stand where the run may change them. */
export function areEditable({ isEditable }: Planning, written: readonly WrittenFallback[]): boolean {
  return written.every(({ file }) => isEditable(file.facts.path));
}

/** Plans to take the helper out of imports of which all fallbacks go. */
export function dropImports({ graph, draft }: Planning): void {
  const files = new Map(graph.project.files.map((file) => [file.facts.path, file]));
  for (const { path, edits } of draft.files()) {
    const removed = edits.filter(({ kind }) => kind === 'remove-fallback').length;
    const isNeeded = edits.some((edit) => edit.kind === 'add-import' && edit.name === HELPER);
    const { fallbacks = [], fallbackImport: range = null } = files.get(path)?.facts ?? {};
    if (range && !isNeeded && removed > 0 && removed === fallbacks.length)
      draft.edit(path, { kind: 'remove-import', range });
  }
}

/** Why a fallback that somebody wrote stays; null for any other variant that is registered. */
export function causeByHand(override: Override, call: CallNode): Cause | null {
  if (call.fact.name?.text !== HELPER) return null;
  const { async } = override.pair;
  const accepted = acceptance(call, call.file);
  if (accepted !== null)
    return {
      blocker: 'accepted-fallback',
      reason: `${async}() is a fallback that is to stay${accepted}`,
      callPath: [],
    };
  const reason = `${async}() is a fallback that was written by hand; delete it to have the tool decide`;
  return { blocker: 'fallback-by-hand', reason, callPath: [] };
}

/** `{ accepted: 'why' }`: the reason behind a colon, if it is written there; null where nobody accepted it. */
function acceptance({ fact }: CallNode, file: FileNode): string | null {
  const options = fact.arguments[3]?.value;
  const object = options?.kind === 'object' ? file.objects[options.object] : undefined;
  const accepted = object?.fact.members.find(({ name }) => name === 'accepted')?.value;
  if (!accepted) return null;
  return accepted.kind === 'builtin' && accepted.text !== undefined ? `: ${accepted.text}` : '';
}
