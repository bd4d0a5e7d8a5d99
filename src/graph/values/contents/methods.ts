/** Methods and functions of the language that work on what is held in arrays, Maps, Sets and records. */

/** By method, the arguments that it puts in; `from`: this one and all behind it. */
export const PUTTING: ReadonlyMap<string, { readonly value: number; readonly key?: number; readonly from?: true }> =
  new Map([
    ['push', { value: 0, from: true }],
    ['unshift', { value: 0, from: true }],
    ['splice', { value: 2, from: true }],
    ['fill', { value: 0 }],
    ['add', { value: 0 }],
    ['set', { value: 1, key: 0 }],
  ]);

/** They give back what they were called on. */
export const SAME: ReadonlySet<string> = new Set(['sort', 'reverse', 'fill', 'copyWithin', 'set', 'add', 'valueOf']);

/** They look at what is held, and give nothing of it. */
export const LOOKING: ReadonlySet<string> = new Set([
  ...['has', 'includes', 'indexOf', 'lastIndexOf', 'join', 'some', 'every', 'findIndex', 'findLastIndex', 'delete'],
  ...['clear', 'push', 'unshift', 'forEach', 'toString', 'toLocaleString', 'hasOwnProperty', 'isSubsetOf'],
  ...['isSupersetOf', 'isDisjointFrom', 'propertyIsEnumerable'],
]);

/** They give what is held (-1), a container of it (0), or one of containers of it (1). */
export const GIVING: ReadonlyMap<string, number> = new Map([
  ...['get', 'at', 'pop', 'shift', 'find', 'findLast', 'flat'].map((name) => [name, -1] as const),
  ...['filter', 'slice', 'splice', 'concat', 'values', 'keys', 'toSorted', 'toReversed', 'toSpliced', 'with'].map(
    (name) => [name, 0] as const,
  ),
  ...['union', 'intersection', 'difference', 'symmetricDifference'].map((name) => [name, 0] as const),
  ['entries', 1],
]);

/** What they give is what their callback gives. */
export const MAPPING: ReadonlySet<string> = new Set(['map', 'flatMap', 'reduce', 'reduceRight']);

/** Where the callback of a method stands in its parameters: what is held, and the container; for `reduce`, what is built up. */
interface CallbackParameters {
  readonly elements: readonly number[];
  readonly container: number;
  readonly accumulator?: number;
}

const EACH: CallbackParameters = { elements: [0, 1], container: 2 };
const REDUCING: CallbackParameters = { elements: [1], container: 3, accumulator: 0 };
const COMPARING: CallbackParameters = { elements: [0, 1], container: 2 };

export const CALLING_BACK: ReadonlyMap<string, CallbackParameters> = new Map([
  ...['forEach', 'map', 'filter', 'some', 'every', 'find', 'findLast', 'findIndex', 'findLastIndex', 'flatMap'].map(
    (name) => [name, EACH] as const,
  ),
  ['reduce', REDUCING],
  ['reduceRight', REDUCING],
  ['sort', COMPARING],
  ['toSorted', COMPARING],
]);

/** What a function of the language does with the container that it is given. */
export type Handling =
  /** Looks at it, and keeps nothing. */
  | 'looks'
  /** Gives a new container with what iterating over it gives. */
  | 'copies'
  /** Gives an array of its members. */
  | 'lists'
  /** Gives an array of pairs of its names and its members. */
  | 'entries'
  /** Gives arrays of what iterating over it gives. */
  | 'groups'
  /** Takes pairs, and gives a container of what stands second in them. */
  | 'pairs'
  /** Gives the container itself. */
  | 'same'
  /** Puts what is in the others into the first, and gives that. */
  | 'assigns';

const HANDLING: Readonly<Record<string, Handling>> = {
  'Array.from': 'copies',
  'Array.isArray': 'looks',
  'Object.assign': 'assigns',
  'Object.entries': 'entries',
  'Object.freeze': 'same',
  'Object.fromEntries': 'pairs',
  'Object.groupBy': 'groups',
  'Object.hasOwn': 'looks',
  'Object.isFrozen': 'looks',
  'Object.keys': 'looks',
  'Object.seal': 'same',
  'Object.values': 'lists',
  'Map.groupBy': 'groups',
  'JSON.stringify': 'looks',
  'new Map': 'pairs',
  'new Set': 'copies',
  'new WeakMap': 'pairs',
  'new WeakSet': 'copies',
  'new Array': 'copies',
  // The copy is taken for the container itself: what is put into one may be in the other.
  structuredClone: 'same',
  String: 'looks',
  Boolean: 'looks',
  Number: 'looks',
};

/** @param name as it is written: `Object.values`, `new Map` */
export function handlingOf(name: string): Handling | null {
  if (name.startsWith('Math.') || name.startsWith('console.')) return 'looks';
  return Object.hasOwn(HANDLING, name) ? (HANDLING[name] ?? null) : null;
}
