import { sharedError } from './shared-error.ts';

class ConnectionNotConfigured extends Error {
  readonly code = 'ERR_CONNECTION_NOT_CONFIGURED';
  /** The database for which there is no provider. */
  readonly using: string;

  constructor(using: string) {
    super(`No connection provider for '${using}': call configureConnections({ '${using}': provider }) at start-up.`);
    this.using = using;
  }
}

/** A connection was asked for inside a context, but `configureConnections()` was never told how to open one. */
export const ConnectionNotConfiguredError = sharedError('ConnectionNotConfiguredError', ConnectionNotConfigured);
export type ConnectionNotConfiguredError = ConnectionNotConfigured;
