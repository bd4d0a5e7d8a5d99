/** What code migrated by orm-migrate imports at run time. */
export * from './portable.ts';
export { configureConnections } from './connections/configure-connections.ts';
export { currentConnection, hasConnectionContext } from './connections/current-connection.ts';
export { newConnection, type NewConnectionOptions } from './connections/new-connection.ts';
export type { ConnectionProvider } from './connections/provider.ts';
export { ConnectionClosedError } from './errors/connection-closed.ts';
export { ConnectionNotConfiguredError } from './errors/connection-not-configured.ts';
export { MissingAsyncConnectionError } from './errors/missing-async-connection.ts';
export { withSyncFallback, type WithSyncFallbackOptions } from './variants/with-sync-fallback.ts';
