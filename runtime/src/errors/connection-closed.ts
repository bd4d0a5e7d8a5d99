import { sharedError } from './shared-error.ts';

class ConnectionClosed extends Error {
  readonly code = 'ERR_CONNECTION_CLOSED';
  /** The database whose context has ended. */
  readonly using: string;

  constructor(using: string) {
    super(
      `The newConnection() context for '${using}' has ended and its connection is closed. ` +
        'Something started inside it was not awaited, or a query left it unevaluated.',
    );
    this.using = using;
  }
}

/**
 * A connection was asked for after the end of its `newConnection()` context.
 * Source rule: semantics section 8, "use after the end is an error, not a use of a returned connection".
 */
export const ConnectionClosedError = sharedError('ConnectionClosedError', ConnectionClosed);
export type ConnectionClosedError = ConnectionClosed;
