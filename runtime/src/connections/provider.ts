/** Opens and closes connections to one database. Ready-made ones belong in `providers/`. */
export interface ConnectionProvider<C = unknown> {
  /** Opens a connection, or takes one from a pool. Called on the first use in a context. */
  open(): Promise<C>;
  /**
   * Closes the connection, or gives it back.
   *
   * @param connection What `open` returned.
   * @param error Why the context failed; left out when it succeeded.
   */
  close(connection: C, error?: unknown): Promise<void> | void;
}
