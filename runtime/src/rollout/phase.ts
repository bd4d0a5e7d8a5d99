/** How far the move to native async variants has come: what a rollout phase is, and where the current one comes from. */
import { shared } from '../shared.ts';

const PHASES = ['silent', 'notice', 'deprecated', 'error', 'native'] as const;

/**
 * A step of a rollout, in the order in which it goes through them:
 *
 * - `silent`: nothing is said.
 * - `notice`: what will not work on a native ORM gives a `PendingDeprecationWarning`. The default.
 * - `deprecated`: the same as a `DeprecationWarning`.
 * - `error`: the same is refused with an error, before anything runs.
 * - `native`: the ORM is native, and bridges and `withSyncFallback()` variants run its native code; the rest as in `error`.
 */
export type RolloutPhase = (typeof PHASES)[number];

const VARIABLE = 'ORM_MIGRATE_PHASE';

interface State {
  inCode: RolloutPhase | undefined;
  inEnvironment: RolloutPhase | undefined;
}

const state = shared('rollout', (): State => ({ inCode: undefined, inEnvironment: undefined }));

/**
 * Sets the phase for the whole process, over what the environment says.
 *
 * ```ts
 * setRolloutPhase('deprecated');
 * ```
 *
 * @param phase The phase. `undefined` takes it back to the environment variable, which is then read again.
 * @throws RangeError when it is no phase; then nothing is changed.
 * Source rule: semantics section 8, "rollout phases".
 */
export function setRolloutPhase(phase: RolloutPhase | undefined): void {
  const checked = phase === undefined ? undefined : assertPhase(phase, 'setRolloutPhase()');
  state.inCode = checked;
  state.inEnvironment = undefined;
}

/**
 * The phase in force: what `setRolloutPhase()` said, else the environment variable `ORM_MIGRATE_PHASE`, else `notice`. The
 * variable is read when it is first needed; empty counts as not set.
 *
 * @returns The phase.
 * @throws RangeError when the variable holds something else: to guess would be to let pass what somebody wanted refused.
 * Source rule: semantics section 8, "rollout phases".
 */
export function rolloutPhase(): RolloutPhase {
  return state.inCode ?? (state.inEnvironment ??= readEnvironment());
}

/** Says whether what a native ORM would not do right is refused now. */
export function isRefusing(phase: RolloutPhase = rolloutPhase()): boolean {
  return phase === 'error' || phase === 'native';
}

function readEnvironment(): RolloutPhase {
  // Browsers have no `process`, and what bundlers put in its place need not have an `env`.
  const value = typeof process === 'object' ? process.env?.[VARIABLE] : undefined;
  return value === undefined || value === '' ? 'notice' : assertPhase(value, VARIABLE);
}

function assertPhase(value: unknown, where: string): RolloutPhase {
  const phase = PHASES.find((each) => each === value);
  if (phase !== undefined) return phase;
  throw new RangeError(`${where}: '${String(value)}' is no rollout phase; use one of ${PHASES.join(', ')}.`);
}
