/** Opens and closes connections to one database; `pgProvider`, `mysql2Provider` and `libsqlProvider` are ready-made. */
export interface ConnectionProvider<C = unknown> {
  /**
   * Opens a connection, or takes one from a pool. Called on the first use in a context.
   *
   * @param using The name that the provider was configured under.
   */
  open(using: string): Promise<C>;
  /**
   * Closes the connection, or gives it back. `newConnection()` waits for it.
   *
   * @param connection What `open` returned.
   * @param error Why the context failed; left out when it succeeded.
   */
  close(connection: C, error?: unknown): Promise<void> | void;
  /**
   * How the connection is kept from being used after the end of its context; `false` hands out the bare object, which
   * code that keeps it can then use when it belongs to another context. Guarded by default.
   */
  readonly guard?: ConnectionGuard | false | undefined;
}

/** What the guard has to know of a kind of connection. */
export interface ConnectionGuard {
  /** Methods that end the connection: only the context may call them. */
  readonly reserved?: readonly string[] | undefined;
  /**
   * Properties and methods that give other objects on the same connection (statements), by themselves, in an array or to a
   * callback; they are guarded too.
   */
  readonly handles?: readonly string[] | undefined;
}
