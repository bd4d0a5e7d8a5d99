/** Types: what a value is, as far as it can be proven. */
import type { ClassNode, FileNode, FunctionNode, ObjectNode } from './nodes.ts';

export type Type =
  | { readonly kind: 'class'; readonly class: ClassNode }
  /** `model`: for managers and querysets, the model they give instances of. */
  | { readonly kind: 'instance'; readonly class: ClassNode; readonly model: Type | null }
  /** A class of the profile's tables, and an instance of one. */
  | { readonly kind: 'orm-class'; readonly type: string; readonly origin: string; readonly module: string }
  | {
      readonly kind: 'orm';
      readonly type: string;
      readonly origin: string;
      readonly module: string;
      readonly model: Type | null;
    }
  | { readonly kind: 'function'; readonly function: FunctionNode }
  | { readonly kind: 'object'; readonly object: ObjectNode }
  | { readonly kind: 'namespace'; readonly file: FileNode }
  | { readonly kind: 'array'; readonly element: Type }
  | { readonly kind: 'tuple'; readonly elements: readonly Type[] }
  | { readonly kind: 'promise'; readonly of: Type }
  /** Of the language or its platform: proven not to be the ORM's. Maps and Sets may be known to hold something. */
  | { readonly kind: 'builtin'; readonly name: string; readonly element?: Type }
  /** From a package; the path of names that leads to it from the module. `derived`: what one of its functions returned. */
  | { readonly kind: 'external'; readonly module: string; readonly path: readonly string[]; readonly derived?: boolean }
  /** An import that leads nowhere. */
  | { readonly kind: 'missing'; readonly specifier: string }
  | { readonly kind: 'union'; readonly types: readonly Type[] }
  | { readonly kind: 'unknown' };

export const UNKNOWN: Type = { kind: 'unknown' };
/** Nothing yet: no alternative has been found. Not proven to be anything. */
export const NEVER: Type = { kind: 'union', types: [] };

/** The alternatives of a type. */
export function alternatives(type: Type): readonly Type[] {
  return type.kind === 'union' ? type.types.flatMap(alternatives) : [type];
}

/** One type for several, without repeating any. Several arrays are one, of all their elements. */
export function union(types: readonly Type[]): Type {
  const all = types.flatMap(alternatives);
  const arrays = all.filter((each) => each.kind === 'array');
  const rest = arrays.length < 2 ? all : all.filter((each) => each.kind !== 'array');
  const distinct: Type[] = [];
  for (const type of rest) if (!distinct.some((other) => isSameType(other, type))) distinct.push(type);
  if (rest !== all) distinct.push({ kind: 'array', element: union(arrays.map(({ element }) => element)) });
  const [only] = distinct;
  if (!only) return NEVER;
  return distinct.length === 1 ? only : { kind: 'union', types: distinct };
}

/**
 * `null` and `undefined` bear no methods: a call on them throws in both variants alike. Where nothing else was ever seen to
 * be assigned, something else must be: nobody calls a method of `null` on purpose.
 */
export function withoutNullish(type: Type): Type {
  const rest = alternatives(type).filter(
    (each) => !(each.kind === 'builtin' && (each.name === 'null' || each.name === 'undefined')),
  );
  return rest.length === 0 ? UNKNOWN : union(rest);
}

/** Every alternative of `a` is one of `b`. */
export function isSubtype(a: Type, b: Type): boolean {
  const others = alternatives(b);
  return alternatives(a).every((each) => others.some((other) => isSameType(each, other)));
}

function isSameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind === 'class' && b.kind === 'class') return a.class === b.class;
  if (a.kind === 'instance' && b.kind === 'instance') {
    return a.class === b.class && (a.model === b.model || (!!a.model && !!b.model && isSameType(a.model, b.model)));
  }
  if (a.kind === 'builtin' && b.kind === 'builtin') {
    return a.name === b.name && isEqual(a.element ?? NEVER, b.element ?? NEVER);
  }
  if (a.kind === 'function' && b.kind === 'function') return a.function === b.function;
  if (a.kind === 'array' && b.kind === 'array') return isEqual(a.element, b.element);
  if (a.kind === 'orm' && b.kind === 'orm') {
    return a.type === b.type && (a.model === b.model || (!!a.model && !!b.model && isSameType(a.model, b.model)));
  }
  if (a.kind === 'object' && b.kind === 'object') return a.object === b.object;
  if (a.kind === 'promise' && b.kind === 'promise') return isEqual(a.of, b.of);
  return a.kind === 'unknown' && b.kind === 'unknown';
}

/** Alternatives are distinct, so as many of them that are all in the other are the same ones. */
function isEqual(a: Type, b: Type): boolean {
  return alternatives(a).length === alternatives(b).length && isSubtype(a, b);
}

/** Containers in containers beyond this are not told apart: code that nests them without end would never be done. */
const DEEPEST = 3;

/** The type with all that lies too deep in it unknown. */
export function shallow(type: Type, depth = 0): Type {
  switch (type.kind) {
    case 'array':
      return depth >= DEEPEST ? UNKNOWN : { kind: 'array', element: shallow(type.element, depth + 1) };
    case 'tuple':
      return depth >= DEEPEST
        ? UNKNOWN
        : { kind: 'tuple', elements: type.elements.map((each) => shallow(each, depth + 1)) };
    case 'promise':
      return depth >= DEEPEST ? UNKNOWN : { kind: 'promise', of: shallow(type.of, depth + 1) };
    case 'builtin':
      if (!type.element) return type;
      return depth >= DEEPEST ? UNKNOWN : { ...type, element: shallow(type.element, depth + 1) };
    case 'union':
      return union(type.types.map((each) => shallow(each, depth)));
    default:
      return type;
  }
}
