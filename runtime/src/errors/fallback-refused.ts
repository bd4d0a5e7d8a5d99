import { sharedError } from './shared-error.ts';

class FallbackRefused extends Error {
  readonly code = 'ERR_FALLBACK_REFUSED';
  readonly className: string;
  readonly syncName: string;
  readonly asyncName: string;

  /** @param hint What to do, in one sentence. */
  constructor(className: string, syncName: string, asyncName: string, hint: string) {
    super(
      `${className}.${asyncName}() is a fallback to ${syncName}(), and this rollout phase refuses fallbacks. ${hint}`,
    );
    this.className = className;
    this.syncName = syncName;
    this.asyncName = asyncName;
  }
}

/**
 * A fallback that nobody accepted was called in the rollout phase `error` or `native`; nothing of it ran.
 * Source rule: semantics section 8, "warns according to the rollout phase".
 */
export const FallbackRefusedError = sharedError('FallbackRefusedError', FallbackRefused);
export type FallbackRefusedError = FallbackRefused;
