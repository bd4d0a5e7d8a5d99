/** What runs everywhere, browsers included: fallbacks and sequential helpers, without connection contexts. */
export { SyncVariantUnavailableError } from './errors/sync-variant-unavailable.ts';
export { collect } from './sequential/collect.ts';
export { everySequential } from './sequential/every-sequential.ts';
export { filterSequential } from './sequential/filter-sequential.ts';
export { findIndexSequential } from './sequential/find-index-sequential.ts';
export { findSequential } from './sequential/find-sequential.ts';
export { flatMapSequential } from './sequential/flat-map-sequential.ts';
export { forEachSequential } from './sequential/for-each-sequential.ts';
export { mapSequential } from './sequential/map-sequential.ts';
export { reduceSequential } from './sequential/reduce-sequential.ts';
export { someSequential } from './sequential/some-sequential.ts';
export { bridgeDelegatingVariants, type BridgeOptions } from './variants/bridge-delegating-variants.ts';
export { fallbackToAsyncVariant } from './variants/fallback-to-async-variant.ts';
export { fallbackToSyncVariant } from './variants/fallback-to-sync-variant.ts';
export { isFallback } from './variants/marks.ts';
