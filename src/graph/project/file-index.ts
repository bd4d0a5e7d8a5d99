/** Indexes of a file's facts by name and by function, so that no question has to go through the whole file. Built when asked. */
import { isBorrowing } from './borrowed.ts';
import { addTo } from '../../collections.ts';
import type { AccessFact, BindingFact, ObjectMemberFact, Value } from '../../model/facts.ts';
import type { CallNode, FileNode, FunctionNode, ObjectNode } from './nodes.ts';

interface FileIndex {
  /** Numbers of bindings, in order. */
  readonly byName: ReadonlyMap<string, readonly number[]>;
  /** Numbers of the bindings that a function is a value of. */
  readonly byFunction: ReadonlyMap<number, readonly number[]>;
  /** Names under which a function is exported, as it stands or by way of a binding. */
  readonly exportedNames: ReadonlyMap<number, readonly string[]>;
  /** Functions that are exported as they stand. */
  readonly exportedValues: ReadonlySet<number>;
  readonly exports: ReadonlySet<string>;
  /** Where a binding is read or written other than by a call. */
  readonly accesses: ReadonlyMap<number, readonly AccessFact[]>;
  /** Calls of a binding, and of its `call()` and `apply()`. */
  readonly calls: ReadonlyMap<number, readonly CallNode[]>;
}

const indexes = new WeakMap<FileNode, FileIndex>();

/** The bindings of that name, in whatever scope. */
export function bindingsNamed(file: FileNode, name: string): readonly BindingFact[] {
  return numbersNamed(file, name).flatMap((number) => file.facts.bindings[number] ?? []);
}

export function numbersNamed(file: FileNode, name: string): readonly number[] {
  return indexOf(file).byName.get(name) ?? [];
}

/** The first binding that the function is a value of. */
export function bindingOf({ file, id }: FunctionNode): number | null {
  return indexOf(file).byFunction.get(id)?.[0] ?? null;
}

/** The bindings that the function is a value of. */
export function numbersHolding({ file, id }: FunctionNode): readonly number[] {
  return indexOf(file).byFunction.get(id) ?? [];
}

/** The names under which the function is exported. */
export function exportedNames({ file, id }: FunctionNode): readonly string[] {
  return indexOf(file).exportedNames.get(id) ?? [];
}

/** The function is exported, by whatever name. */
export function isExportedFunction({ file, id }: FunctionNode): boolean {
  const { exportedNames: names, exportedValues } = indexOf(file);
  return names.has(id) || exportedValues.has(id);
}

export function isExportedName(file: FileNode, name: string): boolean {
  return indexOf(file).exports.has(name);
}

/** The binding is read or written other than by a call. */
export function isAccessed(file: FileNode, binding: number): boolean {
  return accessesOf(file, binding).length > 0;
}

/** The places where the binding is read or written other than by a call. */
export function accessesOf(file: FileNode, binding: number): readonly AccessFact[] {
  return indexOf(file).accesses.get(binding) ?? [];
}

/** The calls of the binding, and of its `call()` and `apply()`. */
export function callsOf(file: FileNode, binding: number): readonly CallNode[] {
  return indexOf(file).calls.get(binding) ?? [];
}

/** The file calls, reads or passes on a global of that name, which a declaration would take the place of. */
export function usesGlobal(file: FileNode, name: string): boolean {
  const known = globals.get(file) ?? globalsIn(file);
  globals.set(file, known);
  return known.has(name);
}

const globals = new WeakMap<FileNode, ReadonlySet<string>>();

function globalsIn({ facts, calls }: FileNode): ReadonlySet<string> {
  const read = facts.functions.flatMap((each) => each.accesses.map(({ value }) => value));
  const passed = calls.flatMap(({ fact }) => [fact.callee, ...fact.arguments.map(({ value }) => value)]);
  return new Set([...read, ...passed].flatMap((value) => globalAt(value) ?? []));
}

/** `fetch` of `fetch`, and of `fetch.name`. */
function globalAt(value: Value): string | null {
  let at = value;
  while (at.kind === 'member') at = at.object;
  return at.kind === 'global' ? at.name : null;
}

const members = new WeakMap<ObjectNode, ReadonlyMap<string, ObjectMemberFact>>();

/** The first member of that name. */
export function memberNamed(object: ObjectNode, name: string): ObjectMemberFact | undefined {
  const known = members.get(object) ?? new Map(object.fact.members.toReversed().map((each) => [each.name, each]));
  members.set(object, known);
  return known.get(name);
}

function indexOf(file: FileNode): FileIndex {
  const known = indexes.get(file) ?? build(file);
  indexes.set(file, known);
  return known;
}

function build({ facts, calls }: FileNode): FileIndex {
  const byName = new Map<string, number[]>();
  const byFunction = new Map<number, number[]>();
  facts.bindings.forEach(({ name, values }, number) => {
    addTo(byName, name, number);
    for (const id of new Set(functionsIn(values))) addTo(byFunction, id, number);
  });
  const names = new Map<number, string[]>();
  const exportedValues = new Set<number>();
  for (const { name, value } of facts.exports) {
    if (value?.kind === 'function') {
      exportedValues.add(value.function);
      addTo(names, value.function, name);
    }
    if (value?.kind !== 'binding') continue;
    for (const id of new Set(functionsIn(facts.bindings[value.binding]?.values ?? []))) addTo(names, id, name);
  }
  const accesses = new Map<number, AccessFact[]>();
  for (const fact of facts.functions.flatMap((each) => each.accesses))
    if (fact.value.kind === 'binding') addTo(accesses, fact.value.binding, fact);
  const called = new Map<number, CallNode[]>();
  for (const call of calls) {
    const { callee } = call.fact;
    const value = callee.kind === 'member' && isBorrowing(callee.name) ? callee.object : callee;
    if (value.kind === 'binding') addTo(called, value.binding, call);
  }
  return {
    byName,
    byFunction,
    exportedNames: names,
    exportedValues,
    exports: new Set(facts.exports.map((each) => each.name)),
    accesses,
    calls: called,
  };
}

function functionsIn(values: readonly Value[]): readonly number[] {
  return values.flatMap((value) => (value.kind === 'function' ? [value.function] : []));
}
