/** What code migrated by orm-migrate imports at run time. */
export * from './portable.ts';
export { configureConnections } from './connections/configure-connections.ts';
export { currentConnection, hasConnectionContext } from './connections/current-connection.ts';
export { newConnection, type NewConnectionOptions } from './connections/new-connection.ts';
export type { ConnectionProvider } from './connections/provider.ts';
export { ConnectionClosedError } from './errors/connection-closed.ts';
export { ConnectionNotConfiguredError } from './errors/connection-not-configured.ts';
export { ConnectionTimeoutError } from './errors/connection-timeout.ts';
export { MissingAsyncConnectionError } from './errors/missing-async-connection.ts';
export { libsqlProvider, type LibsqlDatabase } from './providers/libsql.ts';
export { mysql2Provider, type Mysql2CallbackPool, type Mysql2Connection, type Mysql2Pool } from './providers/mysql2.ts';
export { pgProvider, type PgClient, type PgPool } from './providers/pg.ts';
export type { PoolProviderOptions } from './providers/pool.ts';
export { withSyncFallback, type WithSyncFallbackOptions } from './variants/with-sync-fallback.ts';
