/** Fallbacks: the edits that register an async variant which runs the sync one. */
import { isNameFree } from '../graph/variants/reach.ts';
import type { Pair } from '../graph/project/questions.ts';
import type { InsertFallback } from '../model/plan.ts';
import type { Outcome } from '../model/result.ts';
import type { Planning } from './context.ts';
import type { Cause, Override } from './override.ts';

export const HELPER = 'fallbackToSyncVariant';

/** Plans the fallback of an override, if the transform is on and there is a place for it. */
export function writeFallback(
  planning: Planning,
  override: Override,
  cause: Cause,
): { outcome: Outcome; reason: string } {
  const { options, isOn } = planning;
  if (!isOn('insert-sync-fallbacks')) {
    return { outcome: 'skipped', reason: `insert-sync-fallbacks is off; ${cause.reason}` };
  }
  const place = placeFor(planning, override);
  if (!place) return { outcome: 'skipped', reason: `no place for a fallback; ${cause.reason}` };
  const file = planning.graph.project.files.find((each) => each.facts.path === override.path);
  if (file && !isNameFree(file, HELPER, options.runtime)) {
    return { outcome: 'skipped', reason: `${HELPER} already stands for something else here; ${cause.reason}` };
  }
  insertFallback(planning, override.path, place, override.pair, cause);
  return { outcome: 'fallback', reason: cause.reason };
}

/** Plans the fallback at a place where the helper can be named. */
export function insertFallback(
  { draft, options, lineWidth }: Planning,
  path: string,
  place: Pick<InsertFallback, 'after' | 'form' | 'home'>,
  pair: Pick<Pair, 'sync' | 'async'> & Partial<Pick<Pair, 'returns'>>,
  cause: Cause,
): void {
  draft.edit(path, {
    kind: 'insert-fallback',
    ...place,
    syncName: pair.sync,
    asyncName: pair.async,
    helper: HELPER,
    ...(pair.returns === 'iterator' && { iterator: true as const }),
    comment: `orm-migrate: ${cause.blocker} - ${cause.reason}`,
    width: lineWidth(path),
  });
  draft.need(path, options.runtime, HELPER);
}

function placeFor({ options }: Planning, override: Override): Pick<InsertFallback, 'after' | 'form' | 'home'> | null {
  const { assigned, member, class: owner } = override;
  if (assigned) {
    const name = owner.fact.name;
    const target =
      assigned.targetText !== '' ? assigned.targetText : name === null ? null : homeText(name, override.static);
    return target === null ? null : { after: assigned.statement, form: 'statement', home: target };
  }
  if (!member) return null;
  const { statement, name } = owner.fact;
  if (options.profile.fallbackForm === 'statement' && statement && name !== null) {
    return { after: statement, form: 'statement', home: homeText(name, override.static) };
  }
  return { after: member.range, form: 'block', home: override.static ? 'this' : 'this.prototype' };
}

function homeText(name: string, isStatic: boolean): string {
  return isStatic ? name : `${name}.prototype`;
}
