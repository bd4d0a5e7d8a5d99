import { sharedError } from './shared-error.ts';

class MissingAsyncConnection extends Error {
  readonly code = 'ERR_MISSING_ASYNC_CONNECTION';
  /** The database for which there is no context. */
  readonly using: string;

  constructor(using: string) {
    super(
      `No async connection to '${using}' here: async ORM calls are allowed only inside newConnection(). ` +
        `Wrap the entry point (view, command, job): newConnection(async () => { ... }` +
        `${using === 'default' ? '' : `, { using: '${using}' }`}).`,
    );
    this.using = using;
  }
}

/**
 * An async ORM call was made outside `newConnection()`.
 * Source rule: semantics section 8, "`currentConnection(using)`; `MissingAsyncConnectionError`".
 */
export const MissingAsyncConnectionError = sharedError('MissingAsyncConnectionError', MissingAsyncConnection);
export type MissingAsyncConnectionError = MissingAsyncConnection;
