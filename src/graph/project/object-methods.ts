/**
 * What functions of `Object` and `Reflect`, and the older methods of every object, do to the members of the object that they
 * are given (ECMA-262, 20.1.2, 28.1 and B.2.2). The one table of them, for all who ask.
 */
import type { ArgumentFact, Value } from '../../model/facts.ts';
import { textOf } from './builtins.ts';
import { isBorrowing } from './borrowed.ts';
import { globalMemberOf, globalMethodOf } from './call-targets.ts';
import { textsOf } from './keys.ts';
import type { CallNode, FileNode } from './nodes.ts';

/** How members come to the object. */
type Change =
  /** All that others have, one after the other: `Object.assign(o, data)`. */
  | 'copy'
  /** One, by its name and value: `Reflect.set(o, 'm', value)`. */
  | 'set'
  /** One, by its name and descriptor: `Object.defineProperty(o, 'm', { value })`. */
  | 'define'
  /** Some, by an object of descriptors: `Object.defineProperties(o, { m: { value } })`. */
  | 'describe'
  /** One, by its name and what is run when it is read or written: `o.__defineGetter__('m', f)`. */
  | 'define-accessor'
  /** By another prototype. */
  | 'inherit';

interface ObjectMethod {
  readonly change: Change | null;
  /** It gives the object that it is given. */
  readonly givesObject: boolean;
}

const METHODS: ReadonlyMap<string, ObjectMethod> = new Map<string, ObjectMethod>([
  ['Object.assign', { change: 'copy', givesObject: true }],
  ['Object.defineProperty', { change: 'define', givesObject: true }],
  ['Object.defineProperties', { change: 'describe', givesObject: true }],
  ['Object.setPrototypeOf', { change: 'inherit', givesObject: true }],
  ['Object.freeze', { change: null, givesObject: true }],
  ['Object.preventExtensions', { change: null, givesObject: true }],
  ['Object.seal', { change: null, givesObject: true }],
  ['Reflect.defineProperty', { change: 'define', givesObject: false }],
  ['Reflect.set', { change: 'set', givesObject: false }],
  ['Reflect.setPrototypeOf', { change: 'inherit', givesObject: false }],
]);

/** Methods of every object, which are called on what they change. */
const OWN: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['__defineGetter__', 'define-accessor'],
  ['__defineSetter__', 'define-accessor'],
]);

/** Functions that hand out what stands behind a member: its descriptor, or the function of an accessor. */
const DESCRIBING: ReadonlySet<string> = new Set([
  ...['Object.getOwnPropertyDescriptor', 'Object.getOwnPropertyDescriptors', 'Reflect.getOwnPropertyDescriptor'],
  ...['__lookupGetter__', '__lookupSetter__'],
]);

/** A function that changes the members of an object, and what it is given. */
export interface ObjectChange {
  readonly change: Change;
  /** What is changed; null where an argument that is spread hides it. */
  readonly object: Value | null;
  /** The others, in order. */
  readonly given: readonly ArgumentFact[];
}

/** @returns null for a call of anything else */
export function objectChangeBy(call: CallNode): ObjectChange | null {
  const { callee, arguments: passed } = call.fact;
  if (callee.kind === 'member' && isBorrowing(callee.name)) return borrowedChange(call, callee);
  const own = callee.kind === 'member' ? OWN.get(callee.name ?? '') : undefined;
  if (callee.kind === 'member' && own) return { change: own, object: callee.object, given: passed };
  const change = METHODS.get(globalMethodOf(call) ?? '')?.change;
  return change ? changeOf(change, passed) : null;
}

function changeOf(change: Change, written: readonly ArgumentFact[]): ObjectChange | null {
  const passed = written.flatMap(asWritten);
  const [first, ...others] = passed;
  if (!first) return null;
  return first.spread ? { change, object: null, given: passed } : { change, object: first.value, given: others };
}

/** `...[o, data]` are two arguments. */
function asWritten(argument: ArgumentFact): readonly ArgumentFact[] {
  const { value, spread } = argument;
  const isList = spread && value.kind === 'array' && value.elements.every(({ kind }) => kind !== 'element');
  return isList ? value.elements.map((each) => ({ ...argument, value: each, name: null, spread: false })) : [argument];
}

/** `Object.assign.call(null, o, data)`, `Object.prototype.__defineGetter__.call(o, 'm', f)` */
function borrowedChange(call: CallNode, callee: Extract<Value, { kind: 'member' }>): ObjectChange | null {
  const [self, ...others] = call.fact.arguments;
  const own = callee.object.kind === 'member' ? OWN.get(callee.object.name ?? '') : undefined;
  const change = own ?? METHODS.get(globalMemberOf(callee.object, call.file) ?? '')?.change;
  if (!change || !self) return null;
  if (callee.name === 'apply' || self.spread) return { change, object: null, given: [{ ...self, spread: true }] };
  return own ? changeOf(change, call.fact.arguments) : changeOf(change, others);
}

/** Functions that change objects where they are handed on, to be called by others: `list.reduce(Object.assign)`. */
export function isChanging(value: Value, file: FileNode): boolean {
  return METHODS.get(globalMemberOf(value, file) ?? '')?.change != null;
}

/** Whether the function of the language changes the members of an object, however. */
export function changesObject(owner: string, method: string): boolean {
  return METHODS.get(`${owner}.${method}`)?.change != null;
}

/** Whether a call of it gives the object that it is given: `Object.freeze(o)`. */
export function givesItsObject(owner: string, method: string): boolean {
  return METHODS.get(`${owner}.${method}`)?.givesObject === true;
}

/** Whether the call hands out what stands behind members. */
export function isDescribing(call: CallNode): boolean {
  return describingMethod(call) !== null;
}

/** Whether the call may hand out the accessor of that name. */
export function handsOut(call: CallNode, name: string): boolean {
  const method = describingMethod(call);
  if (method === null) return false;
  const key = call.fact.arguments[/^(Object|Reflect)\./.test(method) ? 1 : 0];
  return !key || key.spread || (textOf(key.value) ?? name) === name;
}

function describingMethod(call: CallNode): string | null {
  const { callee } = call.fact;
  if (callee.kind === 'member' && callee.name !== null && DESCRIBING.has(callee.name)) return callee.name;
  const method = globalMethodOf(call);
  return method !== null && DESCRIBING.has(method) ? method : null;
}

/** A member that is put on an object. */
export interface PutMember {
  /** Null where its name is not written. */
  readonly name: string | null;
  /** What is put there. */
  readonly value: Value;
  /** It is all that `value` has, each under its own name. */
  readonly isCopied: boolean;
}

const UNKNOWN: Value = { kind: 'unknown' };

/** The members that a function of the language puts on an object; none where it puts none there itself. */
export function membersPutBy({ change, given }: ObjectChange, file: FileNode): readonly PutMember[] {
  const [first, second] = given;
  switch (change) {
    case 'copy':
      return given.flatMap(({ value, spread }) => (spread ? [member(null, UNKNOWN)] : copied(value, file)));
    case 'set':
      return named(first, spreadIn(given.slice(0, 2)) ? UNKNOWN : (second?.value ?? UNKNOWN), file);
    case 'define': {
      const held = spreadIn(given.slice(0, 2)) || !second ? UNKNOWN : described(second.value, file);
      return held ? named(first, held, file) : [];
    }
    case 'describe':
      return first && !first.spread ? describedIn(first.value, file) : [member(null, UNKNOWN)];
    case 'define-accessor':
      return named(first, UNKNOWN, file);
    case 'inherit':
      return [];
  }
}

function member(name: string | null, value: Value, isCopied = false): PutMember {
  return { name, value, isCopied };
}

function named(key: ArgumentFact | undefined, value: Value, file: FileNode): readonly PutMember[] {
  const texts = key && !key.spread ? textsOf(key.value, file) : null;
  return (texts ?? [null]).map((name) => member(name, value));
}

function spreadIn(given: readonly ArgumentFact[]): boolean {
  return given.some((each) => each.spread);
}

/** What is copied of a source: what is written in it, one by one, and all else that it may have. */
export function copied(value: Value, file: FileNode): readonly PutMember[] {
  if (value.kind === 'union') return value.values.flatMap((each) => copied(each, file));
  if (value.kind === 'builtin') return [];
  const object = objectOf(value, file);
  if (!object) return [member(null, value, true)];
  const { members, computed, spreads } = object;
  return [
    ...members.map((each) => member(each.name, valueOf(each, file) ?? UNKNOWN)),
    ...computed.map((each) => member(null, each)),
    ...spreads.flatMap((each) => copied(each, file)),
    // A variable may have been given more since.
    ...(value.kind === 'object' ? [] : [member(null, value, true)]),
  ];
}

/** `{ m: { value }, n: { get() {…} } }` */
function describedIn(value: Value, file: FileNode): readonly PutMember[] {
  const object = objectOf(value, file);
  if (!object) return [member(null, UNKNOWN)];
  const found = object.members.flatMap((each) => {
    const held = described(valueOf(each, file) ?? UNKNOWN, file);
    return held ? [member(each.name, held)] : [];
  });
  return object.open || value.kind !== 'object' ? [...found, member(null, UNKNOWN)] : found;
}

/** What a descriptor puts there; null if it leaves the value as it is. */
function described(value: Value, file: FileNode): Value | null {
  const object = value.kind === 'object' ? objectOf(value, file) : null;
  if (!object || object.open) return UNKNOWN;
  const held = object.members.find((each) => each.name === 'value');
  if (held) return valueOf(held, file) ?? UNKNOWN;
  const getter = object.members.find((each) => each.name === 'get');
  if (getter) return getter.function === null ? UNKNOWN : resultOf(getter.function, file);
  return object.members.some((each) => each.name === 'set') ? UNKNOWN : null;
}

/** What the member is when it is read; null if that cannot be told. */
function valueOf(
  { kind, value, function: body }: FileNode['objects'][number]['fact']['members'][number],
  file: FileNode,
): Value | null {
  if (kind === 'setter') return null;
  if (kind === 'getter') return body === null ? null : resultOf(body, file);
  return value;
}

/** What a function gives to whoever calls it. */
function resultOf(body: number, file: FileNode): Value {
  const fact = file.functions[body]?.fact;
  return fact && !fact.async && !fact.generator ? { kind: 'union', values: fact.returns } : UNKNOWN;
}

/** The object literal that a value is, also by a variable that is never anything else. */
function objectOf(value: Value, file: FileNode): FileNode['objects'][number]['fact'] | null {
  if (value.kind === 'object') return file.objects[value.object]?.fact ?? null;
  const values = value.kind === 'binding' ? (file.facts.bindings[value.binding]?.values ?? []) : [];
  const [only] = values;
  return only?.kind === 'object' && values.length === 1 ? objectOf(only, file) : null;
}
