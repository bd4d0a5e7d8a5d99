import { sharedError } from './shared-error.ts';

class HalfOverridden extends Error {
  readonly code = 'ERR_HALF_OVERRIDDEN';
  readonly className: string;
  readonly syncName: string;
  readonly asyncName: string;

  /** @param message What is wrong with the class and what to do, as `checkVariants()` says it. */
  constructor(className: string, syncName: string, asyncName: string, message: string) {
    super(message);
    this.className = className;
    this.syncName = syncName;
    this.asyncName = asyncName;
  }
}

/**
 * A class that overrides only one method of a variant pair was instantiated in the rollout phase `error` or `native`.
 * Source rule: the feature table, "deprecation warning when such a class is instantiated".
 */
export const HalfOverriddenError = sharedError('HalfOverriddenError', HalfOverridden);
export type HalfOverriddenError = HalfOverridden;
