/** Reaches nothing. */
export async function errors(error, incoming, outgoing, next) {
  outgoing.json(await Promise.resolve({ message: error.message }));
}
