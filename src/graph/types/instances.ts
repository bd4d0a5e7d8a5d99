/** From a class to its instances, and back. */
import { alternatives, type Type, union, UNKNOWN } from '../project/types.ts';

/** An instance of a class type, or what a type of plain data says; what is neither stays unknown. */
export function instanceOf(type: Type): Type {
  return union(
    alternatives(type).map((each): Type => {
      if (each.kind === 'class') return { kind: 'instance', class: each.class, model: null };
      if (each.kind === 'orm-class')
        return { kind: 'orm', type: each.type, origin: each.origin, module: each.module, model: null };
      // What a Proxy or an object made by a bare constructor does is decided elsewhere.
      if (each.kind === 'builtin') return OPAQUE.has(each.name) ? UNKNOWN : each;
      return each.kind === 'external' || each.kind === 'shape' ? each : UNKNOWN;
    }),
  );
}

const OPAQUE = new Set(['Proxy', 'Object', 'Function']);

/** The class of an instance type, plain data itself; null when it is not known. */
export function classOf(type: Type): Type | null {
  if (type.kind === 'shape') return type;
  if (type.kind === 'instance') return { kind: 'class', class: type.class };
  return type.kind === 'orm' ? { kind: 'orm-class', type: type.type, origin: type.origin, module: type.module } : null;
}
