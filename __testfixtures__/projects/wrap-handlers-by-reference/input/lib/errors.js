/** Reaches nothing. */
export async function errors(error, incoming, outgoing, next) {
  outgoing.status(500).json(await Promise.resolve({ message: error.message, next: typeof next }));
}
