/** Lexical scopes: which binding a name stands for. */

export interface Scope {
  readonly parent: Scope | null;
  /** `var` and parameters belong to the nearest function scope. */
  readonly isFunction: boolean;
  readonly names: Map<string, number>;
}

/** Opens a scope inside `parent`. */
export function openScope(parent: Scope | null, isFunction: boolean): Scope {
  return { parent, isFunction, names: new Map() };
}

/** The binding that `name` stands for in `scope`; null for globals. */
export function lookUp(scope: Scope, name: string): number | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return null;
}
