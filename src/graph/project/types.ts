/** Types: what a value is, as far as it can be proven. */
import { addTo } from '../../collections.ts';
import type { TypeFact } from '../../model/facts.ts';
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
  /** `items`: what stands where, in one that is written down and never changed. */
  | { readonly kind: 'array'; readonly element: Type; readonly items?: readonly Type[] }
  /** An object whose members go by names that are not written: `Record<string, Book>`. */
  | { readonly kind: 'record'; readonly element: Type }
  /** An object of which a type tells the properties: `{ seat: Seat }`. */
  | { readonly kind: 'shape'; readonly fact: Extract<TypeFact, { kind: 'other' }>; readonly file: FileNode }
  | { readonly kind: 'tuple'; readonly elements: readonly Type[] }
  | { readonly kind: 'promise'; readonly of: Type }
  /** Of the language or its platform: proven not to be the ORM's. Maps and Sets may be known to hold something, by some key. */
  | { readonly kind: 'builtin'; readonly name: string; readonly element?: Type; readonly key?: Type }
  /** From a package; the path of names that leads to it from the module. `derived`: what one of its functions returned. */
  | {
      readonly kind: 'external';
      readonly module: string;
      readonly path: readonly string[];
      readonly derived?: boolean;
      /** A whole module that nobody declares: only what the profile knows by name counts of it. */
      readonly isUndeclared?: boolean;
    }
  /** An import that leads nowhere. */
  | { readonly kind: 'missing'; readonly specifier: string }
  | { readonly kind: 'union'; readonly types: readonly Type[] }
  | { readonly kind: 'unknown' };

export const UNKNOWN: Type = { kind: 'unknown' };
/** Nothing yet: no alternative has been found. Not proven to be anything. */
export const NEVER: Type = { kind: 'union', types: [] };

/** The alternatives of a type. */
export function alternatives(type: Type): readonly Type[] {
  if (type.kind !== 'union') return [type];
  return type.types.some((each) => each.kind === 'union') ? type.types.flatMap(alternatives) : type.types;
}

/** Told by an interface or a type of an object, which says less than the value itself. */
export function isStructural(type: Type): boolean {
  return alternatives(type).some(
    (each) => each.kind === 'shape' || (each.kind === 'instance' && each.class.fact.interface !== undefined),
  );
}

/** The functions among the alternatives of a type. */
export function functionsOf(type: Type): readonly FunctionNode[] {
  return alternatives(type).flatMap((each) => (each.kind === 'function' ? [each.function] : []));
}

/** What is left once it is waited for: a promise of a promise gives what that gives, for `await` waits for both. */
export function settled(type: Type): Type {
  const all = alternatives(type);
  if (!all.some((each) => each.kind === 'promise')) return type;
  return union(all.map((each) => (each.kind === 'promise' ? settled(each.of) : each)));
}

/** One type for several, without repeating any. Several arrays are one, of all their elements; so are Maps, Sets and records. */
export function union(types: readonly Type[]): Type {
  const [first] = types;
  // It repeats nothing already, and may have thousands of alternatives.
  if (first && types.length === 1) return first;
  const all = types.flatMap(alternatives);
  const held = new Map<string, Container[]>();
  for (const each of all) if (isContainer(each)) addTo(held, each.kind === 'builtin' ? each.name : each.kind, each);
  const several = [...held.values()].filter((each) => each.length > 1);
  const joint = new Set<Type>(several.flat());
  const distinct = distinctTypes(joint.size === 0 ? all : all.filter((each) => !joint.has(each)));
  for (const each of several) distinct.push(joined(each));
  const [only] = distinct;
  if (!only) return NEVER;
  return distinct.length === 1 ? only : { kind: 'union', types: distinct };
}

type Container = Extract<Type, { kind: 'array' | 'record' | 'builtin' }>;

function isContainer(type: Type): type is Container {
  return type.kind === 'array' || type.kind === 'record' || (type.kind === 'builtin' && type.element !== undefined);
}

/** One container for several of a kind. */
function joined(all: readonly Container[]): Type {
  const [first] = all;
  const element = union(all.map((each) => each.element ?? NEVER));
  if (!first) return NEVER;
  if (first.kind === 'builtin') {
    const keys = all.map((each) => (each.kind === 'builtin' ? each.key : undefined));
    return { kind: 'builtin', name: first.name, element, key: union(keys.map((each) => each ?? UNKNOWN)) };
  }
  if (first.kind === 'record') return { kind: 'record', element };
  const rows = all.map((each) => (each.kind === 'array' ? (each.items ?? []) : []));
  const areAlike = rows.every(({ length }) => length > 0 && length === rows[0]?.length);
  if (!areAlike) return { kind: 'array', element };
  return {
    kind: 'array',
    element,
    items: first.items?.map((_, at) => union(rows.map((row) => row[at] ?? UNKNOWN))) ?? [],
  };
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

/** Fewer are compared with each other. */
const FEW = 8;
/**
 * What one type can be of the kinds that have no end: `node = node.left ?? node.right` in a loop gives another name for each
 * way through a package's tree. What is one of more than these may be anything.
 */
const MOST = 1000;
/** The same for what holds others: it is compared by all that is in it. */
const MOST_HOLDERS = 200;

function distinctTypes(types: readonly Type[]): Type[] {
  const distinct: Type[] = [];
  const seen = types.length > FEW ? new Set<object | string>() : null;
  const others: Type[] = [];
  let named = 0;
  let holders = 0;
  for (const type of types) {
    const identity = seen && identityOf(type);
    if (identity !== null) {
      if (seen?.has(identity)) continue;
      seen?.add(identity);
    } else {
      if (others.some((other) => isSameType(other, type))) continue;
      others.push(type);
    }
    distinct.push(type);
    if (type.kind === 'external') named += 1;
    if (isHolder(type)) holders += 1;
    if (named > MOST) return distinctTypes(types.map((each) => (each.kind === 'external' ? UNKNOWN : each)));
    if (holders > MOST_HOLDERS) return distinctTypes(types.map((each) => (isHolder(each) ? UNKNOWN : each)));
  }
  return distinct;
}

function isHolder(type: Type): boolean {
  return (
    type.kind === 'promise' ||
    type.kind === 'tuple' ||
    type.kind === 'record' ||
    (type.kind === 'builtin' && type.element !== undefined)
  );
}

/**
 * For types that are the same if and only if this is: there may be thousands of them. What stands in the project is told by
 * where it stands, the rest by its names.
 */
function identityOf(type: Type): object | string | null {
  switch (type.kind) {
    case 'class':
      return type.class;
    case 'function':
      return type.function;
    case 'object':
      return type.object;
    case 'namespace':
      return type.file;
    case 'shape':
      return type.fact;
    case 'instance':
      // The fact stands for an instance, as the node does for the class itself.
      return type.model === null ? type.class.fact : null;
    case 'orm-class':
      return ['orm-class', type.type, type.origin, type.module].join('\0');
    case 'external':
      return [type.derived ? 'derived' : 'external', type.module, ...type.path].join('\0');
    case 'missing':
      return `missing\0${type.specifier}`;
    case 'builtin':
      return type.element ? null : `builtin\0${type.name}`;
    case 'unknown':
      return UNKNOWN;
    default:
      return null;
  }
}

/** Every alternative of `a` is one of `b`. */
export function isSubtype(a: Type, b: Type): boolean {
  const others = alternatives(b);
  if (others.length <= FEW) return alternatives(a).every((each) => others.some((other) => isSameType(each, other)));
  const identities = new Set(others.map(identityOf));
  return alternatives(a).every((each) => {
    const identity = identityOf(each);
    return identity === null ? others.some((other) => isSameType(each, other)) : identities.has(identity);
  });
}

function isSameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  if (a.kind === 'instance' && b.kind === 'instance') return a.class === b.class && isSameModel(a.model, b.model);
  if (a.kind === 'orm' && b.kind === 'orm') return a.type === b.type && isSameModel(a.model, b.model);
  if (a.kind === 'array' && b.kind === 'array')
    return isEqual(a.element, b.element) && areEqual(a.items ?? [], b.items ?? []);
  if (a.kind === 'record' && b.kind === 'record') return isEqual(a.element, b.element);
  if (a.kind === 'promise' && b.kind === 'promise') return isEqual(a.of, b.of);
  if (a.kind === 'tuple' && b.kind === 'tuple') return areEqual(a.elements, b.elements);
  if (a.kind === 'builtin' && b.kind === 'builtin' && (a.element ?? b.element)) {
    const isHeld = a.name === b.name && isEqual(a.element ?? NEVER, b.element ?? NEVER);
    return isHeld && isEqual(a.key ?? UNKNOWN, b.key ?? UNKNOWN);
  }
  const identity = identityOf(a);
  return identity !== null && identity === identityOf(b);
}

function areEqual(a: readonly Type[], b: readonly Type[]): boolean {
  return a.length === b.length && a.every((each, at) => isEqual(each, b[at] ?? NEVER));
}

function isSameModel(a: Type | null, b: Type | null): boolean {
  return a === b || (a !== null && b !== null && isSameType(a, b));
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
      if (depth >= DEEPEST) return UNKNOWN;
      return {
        kind: 'array',
        element: shallow(type.element, depth + 1),
        ...(type.items && { items: type.items.map((each) => shallow(each, depth + 1)) }),
      };
    case 'record':
      return depth >= DEEPEST ? UNKNOWN : { kind: 'record', element: shallow(type.element, depth + 1) };
    case 'tuple':
      return depth >= DEEPEST
        ? UNKNOWN
        : { kind: 'tuple', elements: type.elements.map((each) => shallow(each, depth + 1)) };
    case 'promise':
      return depth >= DEEPEST ? UNKNOWN : { kind: 'promise', of: shallow(type.of, depth + 1) };
    case 'builtin':
      if (!type.element) return type;
      if (depth >= DEEPEST) return UNKNOWN;
      return {
        ...type,
        element: shallow(type.element, depth + 1),
        ...(type.key && { key: shallow(type.key, depth + 1) }),
      };
    case 'union': {
      const types = type.types.map((each) => (isFlat(each) ? each : shallow(each, depth)));
      return types.every((each, at) => each === type.types[at]) ? type : union(types);
    }
    default:
      return type;
  }
}

/** Nothing is held in it. */
function isFlat(type: Type): boolean {
  return type.kind !== 'array' && type.kind !== 'union' && !isHolder(type);
}

/** Whether a type, a written type or a value is `null` or `undefined`. */
export function isNullish(it: { readonly kind: string; readonly name?: unknown }): boolean {
  return it.kind === 'builtin' && (it.name === 'null' || it.name === 'undefined');
}
