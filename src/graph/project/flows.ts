/** Where the values of a file go: what becomes of a variable, a literal, a result, or of what is read of them. */
import { addTo } from '../../collections.ts';
import type { Value } from '../../model/facts.ts';
import type { FileNode } from './nodes.ts';

export type Flow =
  | { readonly to: 'binding'; readonly binding: number }
  /** A function returns it. */
  | { readonly to: 'result'; readonly function: number }
  | { readonly to: 'argument'; readonly call: number; readonly index: number; readonly spread: boolean }
  /** A method of it is called. */
  | { readonly to: 'receiver'; readonly call: number }
  /** A member of it is read, or it is iterated over: what that gives. */
  | { readonly to: 'part'; readonly part: Value }
  /** A member of it is assigned. */
  | { readonly to: 'written'; readonly name: string | null; readonly assigned: Value | null }
  /** It is assigned to a member of something. */
  | { readonly to: 'member'; readonly object: Value; readonly name: string | null }
  | { readonly to: 'field'; readonly class: number; readonly name: string | null; readonly static: boolean }
  | { readonly to: 'property'; readonly object: number; readonly name: string | null; readonly spread: boolean }
  | { readonly to: 'element'; readonly array: Value }
  | { readonly to: 'export' }
  /** No fact tells where. */
  | { readonly to: 'lost' };

/** A value as something that others of the file may be as well: all uses of a variable are one. */
export type Key = string | Value;

export interface Flows {
  of(key: Key): readonly Flow[];
  /** Members that are read as values, by name; null stands for names that are not written. */
  reads(name: string | null): readonly Extract<Value, { kind: 'member' }>[];
  /** Names that the file does not declare. */
  readonly globals: ReadonlySet<string>;
}

const known = new WeakMap<FileNode, Flows>();

export function flowsOf(file: FileNode): Flows {
  const found = known.get(file) ?? collect(file);
  known.set(file, found);
  return found;
}

export function keyOf(value: Value): Key {
  switch (value.kind) {
    case 'binding':
      return `binding ${String(value.binding)}`;
    case 'call':
      return `call ${String(value.call)}`;
    case 'object':
      return `object ${String(value.object)}`;
    case 'class':
      return `class ${String(value.class)}`;
    case 'this':
      return `this ${String(value.function)}`;
    case 'global':
      return `global ${value.name}`;
    case 'parameter':
      return `parameter ${String(value.function)} ${String(value.index)}`;
    default:
      return value;
  }
}

function collect({ facts }: FileNode): Flows {
  const flows = new Map<Key, Flow[]>();
  const reads = new Map<string | null, Set<Extract<Value, { kind: 'member' }>>>();

  const globals = new Set<string>();
  /** Members whose objects were walked: each of a long chain is a value of its own, and holds all before it. */
  const walked = new Set<Value>();

  function walk(value: Value | null, flow: Flow | null): void {
    if (!value) return;
    if (flow) addTo(flows, keyOf(value), flow);
    switch (value.kind) {
      case 'global':
        globals.add(value.name);
        break;
      case 'union':
        for (const each of value.values) walk(each, flow);
        break;
      case 'typed':
        if (value.value) walk(value.value, flow);
        break;
      case 'awaited':
        walk(value.value, flow);
        break;
      case 'array':
        for (const each of value.elements) walk(each, { to: 'element', array: value });
        break;
      case 'element':
        walk(value.of, { to: 'part', part: value });
        break;
      case 'member': {
        const found = reads.get(value.name) ?? new Set();
        reads.set(value.name, found.add(value));
        if (walked.has(value)) break;
        walked.add(value);
        walk(value.object, { to: 'part', part: value });
        break;
      }
    }
  }

  facts.bindings.forEach(({ values }, binding) => {
    for (const each of values) walk(each, { to: 'binding', binding });
  });
  facts.functions.forEach(({ returns, accesses, iterations }, id) => {
    for (const each of returns) walk(each, { to: 'result', function: id });
    for (const each of iterations) walk(each.value, null);
    for (const { value, write, assigned, lost } of accesses) {
      if (!write || value.kind !== 'member') {
        walk(value, lost ? { to: 'lost' } : null);
        continue;
      }
      walk(value.object, { to: 'written', name: value.name, assigned });
      walk(assigned, { to: 'member', object: value.object, name: value.name });
    }
  });
  facts.calls.forEach(({ callee, arguments: passed }, call) => {
    if (callee.kind === 'member') walk(callee.object, { to: 'receiver', call });
    else walk(callee, null);
    passed.forEach(({ value, spread }, index) => {
      walk(value, { to: 'argument', call, index, spread });
    });
  });
  facts.classes.forEach(({ members }, id) => {
    for (const { value, name, static: isStatic } of members)
      walk(value, { to: 'field', class: id, name, static: isStatic });
  });
  facts.objects.forEach(({ members, computed, spreads }, object) => {
    for (const { value, name } of members) walk(value, { to: 'property', object, name, spread: false });
    for (const each of computed) walk(each, { to: 'property', object, name: null, spread: false });
    for (const each of spreads) walk(each, { to: 'property', object, name: null, spread: true });
  });
  for (const { value } of facts.exports) walk(value, { to: 'export' });
  const readings = new Map([...reads].map(([name, members]) => [name, [...members]]));
  return { of: (key) => flows.get(key) ?? [], reads: (name) => readings.get(name) ?? [], globals };
}
