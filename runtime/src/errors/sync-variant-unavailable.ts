import { sharedError } from './shared-error.ts';

class SyncVariantUnavailable extends Error {
  readonly code = 'ERR_SYNC_VARIANT_UNAVAILABLE';
  readonly className: string;
  readonly syncName: string;
  readonly asyncName: string;

  constructor(className: string, syncName: string, asyncName: string) {
    super(
      `${className} overrides only ${asyncName}(), so ${syncName}() would skip that override. ` +
        `JavaScript cannot wait for a promise synchronously: use 'await ….${asyncName}()' instead of ${syncName}().`,
    );
    this.className = className;
    this.syncName = syncName;
    this.asyncName = asyncName;
  }
}

/**
 * A sync variant was called on a class that overrides only the async one.
 * Source rule: semantics section 3, "the other direction fails closed".
 */
export const SyncVariantUnavailableError = sharedError('SyncVariantUnavailableError', SyncVariantUnavailable);
export type SyncVariantUnavailableError = SyncVariantUnavailable;
