/** Hands rejections on. */
export function guard(handler) {
  return (incoming, outgoing, next) => {
    Promise.resolve(handler(incoming, outgoing, next)).catch(next);
  };
}
