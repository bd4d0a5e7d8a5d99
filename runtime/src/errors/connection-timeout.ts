import { sharedError } from './shared-error.ts';

class ConnectionTimeout extends Error {
  readonly code = 'ERR_CONNECTION_TIMEOUT';
  /** The database to which there was no connection. */
  readonly using: string;
  /** How long it was waited for, in milliseconds. */
  readonly waited: number;

  constructor(using: string, waited: number, pool: string) {
    super(
      `No connection to '${using}' after ${waited} ms: ${pool}. Give the pool more connections, or run fewer ` +
        'newConnection() contexts at once; a nested context needs one of its own while the outer one keeps its.',
    );
    this.using = using;
    this.waited = waited;
  }
}

/**
 * The pool had no connection to give within the provider's `acquireTimeout`.
 * Source rule: semantics section 8, "ready-made ones for `pg`, `mysql2`".
 */
export const ConnectionTimeoutError = sharedError('ConnectionTimeoutError', ConnectionTimeout);
export type ConnectionTimeoutError = ConnectionTimeout;
