/** A mistake of the user: one line says what is wrong, nothing was done, and no stack is of any help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
