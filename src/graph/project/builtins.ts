/** The language and its platforms: what is proven not to be the ORM's. */
import { isBuiltin } from 'node:module';
import type { Value } from '../../model/facts.ts';
import { settled, type Type, union, UNKNOWN } from './types.ts';

/** Global objects and functions of JavaScript, Node and browsers whose members never reach an ORM. */
const GLOBALS = new Set(
  (
    'Object Function Array Iterator String Number Boolean Symbol BigInt Math JSON Date RegExp Map Set WeakMap WeakSet WeakRef ' +
    'Promise Proxy Reflect Intl Error TypeError RangeError SyntaxError EvalError ReferenceError URIError AggregateError ' +
    'ArrayBuffer SharedArrayBuffer DataView Atomics Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array ' +
    'Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array Buffer URL URLSearchParams ' +
    'Headers FormData Request Response Blob File AbortController AbortSignal TextEncoder TextDecoder EventTarget Event ' +
    'CustomEvent MessageChannel BroadcastChannel Worker console process performance crypto structuredClone queueMicrotask ' +
    'setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate parseInt parseFloat isNaN isFinite ' +
    'encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape fetch atob btoa globalThis window document ' +
    'navigator location history localStorage sessionStorage alert confirm prompt requestAnimationFrame NaN Infinity ' +
    'undefined arguments require __dirname __filename'
  ).split(' '),
);

/** Classes of the DOM, which components extend: `HTMLElement`, `SVGGraphicsElement`. */
const ELEMENTS = /^((HTML|SVG|MathML)[A-Za-z]*)?Element$|^(AudioWorkletProcessor|EventTarget|ShadowRoot)$/;

/** Names of types that are not classes of the project: containers are handled where their elements matter. */
const BUILTIN_TYPES = new Set([...GLOBALS, 'ReadonlyMap', 'ReadonlySet']);
/** Types of the language that say nothing about what a value can do. */
for (const name of [
  'Object',
  'Function',
  'Proxy',
  'Event',
  'CustomEvent',
  'Request',
  'Response',
  'Worker',
  'Error',
  'Iterator',
]) {
  BUILTIN_TYPES.delete(name);
}

/** Array methods that call back once per element; the number says which argument of the callback is the element. */
export const ITERATION_METHODS: ReadonlyMap<string, number> = new Map([
  ['forEach', 0],
  ['map', 0],
  ['filter', 0],
  ['some', 0],
  ['every', 0],
  ['find', 0],
  ['findIndex', 0],
  ['findLast', 0],
  ['findLastIndex', 0],
  ['flatMap', 0],
  ['reduce', 1],
  ['reduceRight', 1],
]);

const NUMBER: Type = { kind: 'builtin', name: 'number' };
const SAME_ARRAY = new Set(['filter', 'slice', 'reverse', 'sort', 'splice', 'fill', 'toSorted', 'toReversed', 'flat']);
const ELEMENT = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
const SCALAR = new Set([
  'some',
  'every',
  'findIndex',
  'findLastIndex',
  'indexOf',
  'lastIndexOf',
  'includes',
  'join',
  'push',
  'unshift',
  'forEach',
]);
const STRINGS = new Set(['keys', 'getOwnPropertyNames']);

/** Names of the global object itself. */
const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'global', 'self']);
for (const name of GLOBAL_OBJECTS) GLOBALS.add(name);

/** Whether the members of the object of that name are the globals. */
export function isGlobalObject(name: string): boolean {
  return GLOBAL_OBJECTS.has(name);
}

export function isGlobalBuiltin(name: string): boolean {
  return GLOBALS.has(name) || ELEMENTS.test(name);
}

export function isBuiltinType(name: string): boolean {
  return BUILTIN_TYPES.has(name);
}

/** The text that a value is, where that is written; null for any other. */
export function textOf(value: Value): string | null {
  return value.kind === 'builtin' ? (value.text ?? null) : null;
}

/** `node:fs`, `fs`, `path`, …: the platform's own modules. */
export function isPlatformModule(specifier: string): boolean {
  return isBuiltin(specifier);
}

/** What goes through the elements of something of the language, one when it is asked for one. */
export function iteratorOf(element: Type): Type {
  return { kind: 'builtin', name: 'Iterator', element };
}

/** An iterator that runs code of somebody's own. */
export const GENERATOR = 'Generator';

/** Written types of iterators. */
export const ITERATOR_TYPES: ReadonlySet<string> = new Set([
  'Generator',
  'Iterator',
  'IterableIterator',
  'IteratorObject',
]);

const SAME_ITERATOR = new Set(['filter', 'take', 'drop']);
const OTHER_ITERATOR = new Set(['map', 'flatMap']);

/** What a method of an iterator gives: `map` and `filter` give another, which runs its callback when it is asked. */
export function iteratorMethodResult(iterator: Extract<Type, { kind: 'builtin' }>, method: string): Type {
  const element = iterator.element ?? UNKNOWN;
  if (SAME_ITERATOR.has(method)) return iterator;
  if (OTHER_ITERATOR.has(method)) return { ...iterator, element: UNKNOWN };
  if (method === 'toArray') return { kind: 'array', element };
  if (method === 'find') return element;
  // `{ value, done }`; what a generator returns at its end is not among what it gives.
  if (method === 'next' && iterator.name !== GENERATOR)
    return { kind: 'record', element: union([element, { kind: 'builtin', name: 'boolean' }]) };
  return SCALAR.has(method) ? { kind: 'builtin', name: 'primitive' } : UNKNOWN;
}

/** What a method of an array gives. */
export function arrayMethodResult(element: Type, method: string): Type {
  if (method === 'values' || method === '@@iterator') return iteratorOf(element);
  if (method === 'entries') return iteratorOf({ kind: 'tuple', elements: [NUMBER, element] });
  if (method === 'keys') return iteratorOf(NUMBER);
  if (SAME_ARRAY.has(method)) return { kind: 'array', element };
  if (method === 'concat') return { kind: 'array', element: UNKNOWN };
  if (ELEMENT.has(method)) return element;
  if (SCALAR.has(method)) return { kind: 'builtin', name: 'primitive' };
  return UNKNOWN;
}

/** Whatever has no methods but those of the language: text, numbers, dates, and what is built of these alone. */
export const DATA = 'data';

/** Methods of arrays that give what their callback gives. */
const MAPPING = new Set(['map', 'flatMap', 'reduce', 'reduceRight']);

/** What a call on a value of the language gives: `Object.keys(x)`, `''.split(',')`, `Array.from(x)`. */
export function builtinCallResult(owner: string, method: string, first: Type | null): Type {
  const strings: Type = { kind: 'array', element: { kind: 'builtin', name: 'string' } };
  if (owner === 'Iterator' && method === 'from') return { kind: 'builtin', name: GENERATOR, element: UNKNOWN };
  if (owner === 'Object' && STRINGS.has(method)) return strings;
  if (owner === 'Object' && (method === 'assign' || method === 'freeze' || method === 'seal')) return first ?? UNKNOWN;
  if (owner === 'Promise' && method === 'resolve') return { kind: 'promise', of: settled(first ?? UNKNOWN) };
  if (owner === 'Promise' && method !== 'withResolvers') return { kind: 'promise', of: UNKNOWN };
  if (owner === 'fetch') return { kind: 'promise', of: { kind: 'builtin', name: 'Response' } };
  if (PROMISING[owner]?.has(method)) return { kind: 'promise', of: UNKNOWN };
  if (owner === 'string' && method === 'split') return strings;
  if (owner === 'JSON' && method === 'parse') return UNKNOWN;
  if (owner === DATA) return MAPPING.has(method) ? UNKNOWN : { kind: 'builtin', name: DATA };
  if (owner === 'platform') return { kind: 'builtin', name: 'platform' };
  if (CONTAINERS.has(owner) || owner === 'Object' || owner === 'Reflect' || owner === 'globalThis') return UNKNOWN;
  return { kind: 'builtin', name: SAME_KIND.has(owner) ? owner : PLAIN.has(owner) ? 'primitive' : 'platform' };
}

/** Methods of what is no object, by the name of the type. What is only known to be a `primitive` may be any of them. */
const METHODS: ReadonlyMap<string, readonly object[]> = new Map([
  ['string', [String.prototype]],
  ['number', [Number.prototype]],
  ['boolean', [Boolean.prototype]],
  ['primitive', [String.prototype, Number.prototype, Boolean.prototype, BigInt.prototype, Symbol.prototype]],
]);

/** Numbers cannot be iterated over; of other values that are no objects it gives characters. */
export function isFlat(type: Type): boolean {
  return type.kind === 'builtin' && METHODS.has(type.name);
}

/** It is no object and has no such method: the call throws, and gives nothing. */
export function lacksMethod(type: Type, name: string): boolean {
  const prototypes = type.kind === 'builtin' ? METHODS.get(type.name) : undefined;
  return prototypes !== undefined && prototypes.every((each) => !(name in each));
}

/** What they give back may be anything that was put in. */
const CONTAINERS = new Set([
  'Map',
  'Set',
  'WeakMap',
  'WeakRef',
  'Promise',
  'Proxy',
  'Array',
  'structuredClone',
  'Function',
  'window',
  'module',
  'require',
  'arguments',
]);
/** What they give, or what their methods give, is no object. */
const PLAIN = new Set([
  ...['string', 'number', 'boolean', 'bigint', 'primitive', 'Date', 'Math', 'String', 'Number', 'Boolean', 'BigInt'],
  ...['JSON', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI'],
  ...['decodeURI', 'escape', 'unescape', 'atob', 'btoa', 'RegExp'],
]);
/** Methods that give a promise, by what they are called on. */
const BODY = new Set(['json', 'text', 'blob', 'bytes', 'arrayBuffer', 'formData']);
const PROMISING: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  Request: BODY,
  Response: BODY,
  Blob: BODY,
  File: BODY,
  Array: new Set(['fromAsync']),
  Atomics: new Set(['waitAsync']),
};
const SAME_KIND = new Set(['string', 'Date', 'Math', 'RegExp', 'URL', 'Buffer', 'process', 'console', 'crypto']);

/** Methods of Maps, Sets and the platform's collections: `get` is one, `getOrCreate` is not. */
const COLLECTION_METHODS = new Set([
  'get',
  'set',
  'has',
  'add',
  'delete',
  'clear',
  'append',
  'forEach',
  'entries',
  'keys',
  'values',
]);

export function isCollectionMethod(name: string): boolean {
  return COLLECTION_METHODS.has(name);
}
