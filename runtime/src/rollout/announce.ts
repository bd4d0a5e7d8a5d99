/** Warnings of the rollout: what will not work on a native ORM, said once, as loudly as the phase wants it. */
import { shared } from '../shared.ts';
import { warn } from '../warn.ts';
import { rolloutPhase, type RolloutPhase } from './phase.ts';

/** Homes or classes, each with the warnings that were given about them. */
const warned = shared('warned', () => new WeakMap<object, Set<string>>());

const TYPES: Readonly<Partial<Record<RolloutPhase, string>>> = {
  notice: 'PendingDeprecationWarning',
  deprecated: 'DeprecationWarning',
};

/**
 * Warns as the phase wants it, once per subject, method and phase. Says nothing in `silent`, nor in the phases that refuse:
 * there the caller throws instead.
 *
 * @param subject The class, or the home, that it is about.
 * @param code What a process can filter by, and what the table in README.md explains.
 * @param method The method that it is about.
 * @param message Makes the text; not called when nothing is said.
 */
export function announce(subject: object, code: string, method: string, message: () => string): void {
  const phase = rolloutPhase();
  const type = TYPES[phase];
  if (type === undefined) return;
  const key = `${phase} ${code} ${method}`;
  const keys = warned.get(subject) ?? new Set<string>();
  if (keys.has(key)) return;
  warned.set(subject, keys.add(key));
  warn(message(), { type, code });
}
