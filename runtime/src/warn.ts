/** Warns as the platform does: Node's warnings can be filtered by code, browsers have their console. */
export function warn(message: string, { type, code }: { readonly type: string; readonly code: string }): void {
  if (typeof process === 'object' && typeof process.emitWarning === 'function') {
    process.emitWarning(message, { type, code });
  } else console.warn(`${type} ${code}: ${message}`);
}
