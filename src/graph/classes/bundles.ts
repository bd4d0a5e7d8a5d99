/** Bundles: objects that bring methods along, and classes that nothing rests on, which may be mixed into others. */
import type { ObjectMemberFact, Value } from '../../model/facts.ts';
import type { ClassNode, FileNode, FunctionNode, ObjectNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives } from '../project/types.ts';

export interface Bundle {
  /** The object or the class. */
  readonly value: Extract<Value, { kind: 'object' | 'class' }>;
  readonly of: ObjectNode | ClassNode;
  readonly file: FileNode;
  /** By name, those of the names that were asked for, as far as the text says; null where the function is not written there. */
  readonly methods: ReadonlyMap<string, FunctionNode | null>;
}

/** All of a file that may have a method of one of these names: what the text does not rule out. */
export function bundlesIn(file: FileNode, names: ReadonlySet<string>): readonly Bundle[] {
  const objects = file.objects.map((of): Bundle => {
    return { value: { kind: 'object', object: of.id }, of, file, methods: methodsOf(of, names) };
  });
  const classes = file.classes
    .filter(({ fact }) => !fact.ambient)
    .map((of): Bundle => ({ value: { kind: 'class', class: of.id }, of, file, methods: methodsOfClass(of, names) }));
  return [...objects, ...classes].filter(({ methods }) => methods.size > 0);
}

function methodsOf({ fact, file }: ObjectNode, names: ReadonlySet<string>): Bundle['methods'] {
  const found = new Map<string, FunctionNode | null>();
  for (const member of fact.members)
    if (names.has(member.name) && (mayBeMethod(member, file) || describes(member.value, file)))
      found.set(member.name, bodyOf(member, file));
  // `{ key: 'save', value: function () {…} }`
  for (const { name, value } of fact.members) {
    const text = value.kind === 'builtin' ? value.text : undefined;
    if (!/^(key|name|method)$/.test(name) || text === undefined || !names.has(text)) continue;
    const held = fact.members.find((each) => each.name !== name && mayBeMethod(each, file));
    if (held) found.set(text, bodyOf(held, file));
  }
  return found;
}

/** Whether the method of a bundle is a function, by the types: asked where all else speaks for it. */
export function isMethod(graph: Graph, { of, file }: Bundle, name: string): boolean {
  const { members } = of.fact;
  const held = members.filter((each) => each.name === name || isKeyed(members, each, name));
  return held.some((each) => {
    if (!('range' in each) || each.function !== null || each.kind === 'method') return true;
    return each.value !== null && (isFunctionValue(graph, each.value, file) || describes(each.value, file));
  });
}

/** It stands beside `key: 'save'`. */
function isKeyed(members: Bundle['of']['fact']['members'], member: Member, name: string): boolean {
  return members.some(({ value }) => value?.kind === 'builtin' && value.text === name && member.value !== value);
}

type Member = Bundle['of']['fact']['members'][number];

function methodsOfClass({ fact, file }: ClassNode, names: ReadonlySet<string>): Bundle['methods'] {
  const found = new Map<string, FunctionNode | null>();
  for (const { name, kind, static: isStatic, function: id, abstract } of fact.members)
    if (name !== null && names.has(name) && kind === 'method' && !isStatic && !abstract && id !== null)
      found.set(name, file.functions[id] ?? null);
  return found;
}

/** `{ value: function () {…}, writable: true }` */
function describes(value: Value, file: FileNode): boolean {
  const object = value.kind === 'object' ? file.objects[value.object] : undefined;
  const isDescribed = ({ name }: ObjectMemberFact): boolean => name === 'value' || name === 'get';
  return object?.fact.members.some((each) => isDescribed(each) && mayBeMethod(each, file)) ?? false;
}

function mayBeMethod({ kind, value }: ObjectMemberFact, file: FileNode): boolean {
  if (kind === 'setter') return false;
  if (kind === 'getter') {
    const node = value.kind === 'function' ? file.functions[value.function] : undefined;
    return node?.fact.returns.some((each) => mayBeFunction(each, file)) ?? false;
  }
  return kind === 'method' || mayBeFunction(value, file);
}

function mayBeFunction(value: Value, file: FileNode): boolean {
  switch (value.kind) {
    case 'function':
    case 'member':
      return true;
    case 'union':
      return value.values.some((each) => mayBeFunction(each, file));
    case 'typed':
      return value.value !== undefined && mayBeFunction(value.value, file);
    case 'binding': {
      const fact = file.facts.bindings[value.binding];
      return fact?.import !== null || fact.values.some((each) => each !== value && mayBeNamed(each));
    }
    case 'call':
      return file.calls[value.call]?.fact.arguments.some((each) => mayBeFunction(each.value, file)) ?? false;
    default:
      return false;
  }
}

/** What a variable holds that may be a function; of other variables that is asked when the types are. */
function mayBeNamed({ kind }: Value): boolean {
  return !['builtin', 'object', 'array', 'class', 'parameter', 'this', 'super', 'module'].includes(kind);
}

/** It is a function, as far as can be seen, or what a function that is given one makes of it. */
export function isFunctionValue(graph: Graph, value: Value, file: FileNode): boolean {
  if (value.kind === 'function') return true;
  const types = alternatives(graph.evaluate(value, file));
  if (types.some(({ kind }) => kind === 'function')) return true;
  const call = value.kind === 'call' ? file.calls[value.call] : undefined;
  const isOpen = types.length === 0 || types.some(({ kind }) => kind === 'unknown' || kind === 'external');
  return isOpen && (call?.fact.arguments.some((each) => isFunctionValue(graph, each.value, file)) ?? false);
}

function bodyOf({ function: id, value }: ObjectMemberFact, file: FileNode): FunctionNode | null {
  const object = value.kind === 'object' ? file.objects[value.object] : undefined;
  const described = object?.fact.members.find((each) => each.name === 'value' || each.name === 'get');
  const number = id ?? described?.function ?? null;
  return number === null ? null : (file.functions[number] ?? null);
}
