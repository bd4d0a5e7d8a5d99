/**
 * Writes by names that are not written: `object[key] = value`, `Object.assign(object, values)`. What they write to is read with
 * the structure of the project, so that no answer about a member waits for all that is written anywhere.
 */
import type { Value } from '../../model/facts.ts';
import type { ClassNode, FileNode, ObjectNode } from '../project/nodes.ts';
import { textsOf } from '../project/keys.ts';
import { globalMethodOf } from '../project/call-targets.ts';
import { copied, isChanging, membersPutBy, objectChangeBy, type PutMember } from '../project/object-methods.ts';
import type { Graph, Write } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';
import { isSameStrays, NO_STRAYS, readStrays, type StrayWrites } from './stray-writes.ts';

export interface UnnamedWrite {
  readonly object: Value;
  readonly file: FileNode;
  /** What all of it is copied of; null where it is one member. */
  readonly copied: Value | null;
  /** The write, if that is the name. */
  under(name: string): Write;
}

/** What such writes are to, as far as that is known. */
export interface UnnamedTargets {
  /** By class, those to its instances, and those to itself. */
  readonly instance: ReadonlyMap<ClassNode, ReadonlySet<UnnamedWrite>>;
  readonly class: ReadonlyMap<ClassNode, ReadonlySet<UnnamedWrite>>;
  readonly object: ReadonlyMap<ObjectNode, ReadonlySet<UnnamedWrite>>;
  /** Those of the project to what is not known. */
  readonly strays: StrayWrites;
}

export const NO_TARGETS: UnnamedTargets = {
  instance: new Map(),
  class: new Map(),
  object: new Map(),
  strays: NO_STRAYS,
};

/** A write that is found in a file, by whatever name. */
export interface FoundWrite extends Write {
  /** Null where it is not written. */
  readonly name: string | null;
  readonly isCopied: boolean;
  readonly defines: boolean;
}

const UNKNOWN_VALUE: Value = { kind: 'unknown' };
const found = new WeakMap<FileNode, readonly FoundWrite[]>();
const unnamed = new WeakMap<FileNode, readonly UnnamedWrite[]>();

/** All writes to members in a file: assignments, and what functions of the language put there. */
export function writesIn(file: FileNode): readonly FoundWrite[] {
  const known = found.get(file) ?? [
    ...assignmentsIn(file),
    ...changesIn(file),
    ...handedOnIn(file),
    ...inheritingIn(file),
  ];
  found.set(file, known);
  return known;
}

function assignmentsIn(file: FileNode): readonly FoundWrite[] {
  return file.functions.flatMap(({ fact }) =>
    fact.accesses.flatMap(({ write, value, assigned, key }) => {
      if (!write || value.kind !== 'member') return [];
      const { object } = value;
      const names = value.name === null && key ? (textsOf(key, file) ?? [null]) : [value.name];
      const put = { file, object, value: assigned ?? UNKNOWN_VALUE, isCopied: false, defines: false };
      return names.map((name) => ({ ...put, name }));
    }),
  );
}

function changesIn(file: FileNode): readonly FoundWrite[] {
  return file.calls.flatMap((call) => {
    const change = objectChangeBy(call);
    if (!change) return [];
    const defines = change.change !== 'copy' && change.change !== 'set';
    const object = change.object ?? UNKNOWN_VALUE;
    return membersPutBy(change, file).map((each) => ({ ...each, file, object, defines }));
  });
}

/** `list.reduce(Object.assign)`, `Reflect.apply(Object.assign, null, given)`: anything may be put on anything. */
function handedOnIn(file: FileNode): readonly FoundWrite[] {
  const given = file.calls.flatMap(({ fact }) => fact.arguments.map(({ value }) => value));
  const kept = file.objects.flatMap(({ fact }) => fact.members.map(({ value }) => value));
  const put = { object: UNKNOWN_VALUE, name: null, value: UNKNOWN_VALUE, isCopied: false, defines: true };
  return [...given, ...kept].some((each) => isChanging(each, file)) ? [{ ...put, file }] : [];
}

/**
 * What an object has of its own beside a prototype that it is given: it stands before that of the prototype, as a member does
 * that is written to one of its objects.
 */
function inheritingIn(file: FileNode): readonly FoundWrite[] {
  const given = file.calls.flatMap((call): readonly (readonly [Value, readonly PutMember[]])[] => {
    const change = objectChangeBy(call);
    const [first, second] = call.fact.arguments;
    if (!first || !second || first.spread || second.spread) return [];
    if (change?.change === 'inherit') return [[second.value, copied(first.value, file)]];
    // `Object.create(books, { log: { value } })`
    const isMade = globalMethodOf(call) === 'Object.create';
    return isMade ? [[first.value, membersPutBy({ change: 'describe', object: null, given: [second] }, file)]] : [];
  });
  const written = file.objects.flatMap(({ id, fact }): readonly (readonly [Value, readonly PutMember[]])[] => {
    const proto = fact.members.find(({ name }) => name === '__proto__')?.value;
    return proto ? [[proto, copied({ kind: 'object', object: id }, file)]] : [];
  });
  return [...given, ...written].flatMap(([object, members]) =>
    object.kind === 'builtin'
      ? []
      : members.map(({ name, value, isCopied }) => ({ file, object, name, value, isCopied, defines: true })),
  );
}

/** Those by names that are not written. */
export function unnamedWritesIn(file: FileNode): readonly UnnamedWrite[] {
  const known = unnamed.get(file) ?? writesIn(file).flatMap((each) => (each.name === null ? [unnamedWrite(each)] : []));
  unnamed.set(file, known);
  return known;
}

/** One write for each name: what it puts there is asked again and again. */
function unnamedWrite({ file, object, value, isCopied, defines }: FoundWrite): UnnamedWrite {
  const place = { file, object, unnamed: defines ? 'defined' : 'assigned' } as const;
  const same: Write = { ...place, value };
  const byName = new Map<string, Write>();
  const copy = (name: string): Write => ({ ...place, value: { kind: 'member', object: value, name } });
  return {
    file,
    object,
    copied: isCopied ? value : null,
    under(name) {
      if (!isCopied) return same;
      const known = byName.get(name) ?? copy(name);
      byName.set(name, known);
      return known;
    },
  };
}

/**
 * What such writes are to by the structure as it is.
 *
 * @param before what they were taken to be to, and may be for good: what is more known of a value is never less written
 */
export function findUnnamedTargets(graph: Graph, before: UnnamedTargets): UnnamedTargets {
  const { instance, class: ofClass, object } = before;
  const targets = { instance: copyOf(instance), class: copyOf(ofClass), object: copyOf(object) };
  const unknown: UnnamedWrite[] = [];
  for (const file of graph.packages.seen) {
    // An ORM puts rows together, and has no other objects of the project.
    const isOwn = !file.external && !graph.packages.isOrmCode(file);
    for (const write of unnamedWritesIn(file)) {
      const types = alternatives(graph.evaluate(write.object, file));
      for (const each of types) note(targets, each, write);
      if (isOwn && (types.length === 0 || types.some(isUnknown))) unknown.push(write);
    }
  }
  return { ...targets, strays: readStrays(graph, unknown) };
}

function isUnknown({ kind }: Type): boolean {
  return kind === 'unknown' || kind === 'missing';
}

interface Targets {
  readonly instance: Map<ClassNode, Set<UnnamedWrite>>;
  readonly class: Map<ClassNode, Set<UnnamedWrite>>;
  readonly object: Map<ObjectNode, Set<UnnamedWrite>>;
}

function note(targets: Targets, type: Type, write: UnnamedWrite): void {
  if (type.kind === 'instance' || type.kind === 'class') noteIn(targets[type.kind], type.class, write);
  else if (type.kind === 'object') noteIn(targets.object, type.object, write);
}

function noteIn<K>(map: Map<K, Set<UnnamedWrite>>, key: K, write: UnnamedWrite): void {
  const set = map.get(key) ?? new Set();
  map.set(key, set.add(write));
}

function copyOf<K>(map: ReadonlyMap<K, ReadonlySet<UnnamedWrite>>): Map<K, Set<UnnamedWrite>> {
  return new Map([...map].map(([key, set]) => [key, new Set(set)]));
}

/** Whether nothing was found that was not there before. */
export function isSameTargets(a: UnnamedTargets, b: UnnamedTargets): boolean {
  return (
    isSameStrays(a.strays, b.strays) &&
    (['instance', 'class', 'object'] as const).every((kind) => sizeOf(a[kind]) === sizeOf(b[kind]))
  );
}

function sizeOf(map: ReadonlyMap<unknown, ReadonlySet<unknown>>): number {
  return [...map.values()].reduce((sum, { size }) => sum + size, 0);
}

/** What is copied may have a member of that name. An object of a class gives its fields, and no methods. */
export function mayCopy(graph: Graph, write: UnnamedWrite, name: string): boolean {
  const { copied, file } = write;
  if (copied === null) return true;
  const hasSome = alternatives(graph.evaluate(copied, file)).some((each) => {
    if (each.kind !== 'instance') return each.kind !== 'builtin' && each.kind !== 'array' && each.kind !== 'tuple';
    const definitions = graph.hierarchy.dispatch(each.class, name, false);
    return definitions.length === 0 || definitions.some(({ member }) => member?.kind === 'field');
  });
  // It may be what is being asked for: an object is copied to others that are copied to it.
  return hasSome && alternatives(graph.evaluate(write.under(name).value, file)).some(({ kind }) => kind !== 'missing');
}
