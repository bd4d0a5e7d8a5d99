/** What the graph is made of: facts, each with the file it stands in. Identity is by reference. */
import type {
  CallFact,
  ClassFact,
  FileFacts,
  FunctionFact,
  MemberFact,
  ObjectFact,
  Range,
  Value,
} from '../../model/facts.ts';

export interface FileNode {
  readonly facts: FileFacts;
  /** Outside the project: read to understand it, never changed. */
  readonly external: boolean;
  readonly functions: readonly FunctionNode[];
  readonly classes: readonly ClassNode[];
  /** Those in the form of a function, by its number. */
  readonly constructors: ReadonlyMap<number, ClassNode>;
  readonly objects: readonly ObjectNode[];
  readonly calls: readonly CallNode[];
}

export interface FunctionNode {
  readonly file: FileNode;
  readonly id: number;
  readonly fact: FunctionFact;
  /** The class or object it is a member of; null for free functions. */
  readonly owner: Owner | null;
  readonly parent: FunctionNode | null;
  /** Functions directly inside it. */
  readonly nested: readonly FunctionNode[];
  /** Calls in its own body. */
  readonly calls: readonly CallNode[];
}

export type Owner =
  | { readonly kind: 'class'; readonly class: ClassNode; readonly static: boolean; readonly member: MemberFact }
  /** `home`: `X.prototype` in `Object.assign(X.prototype, { m() {…} })`. */
  | { readonly kind: 'object'; readonly object: ObjectNode; readonly name: string; readonly home: Value | null }
  /** `X.prototype.m = function…` or `X.m = function…`; the range of what to copy for another member. */
  | { readonly kind: 'assignment'; readonly target: Value; readonly name: string; readonly range: Range };

export interface ClassNode {
  readonly file: FileNode;
  readonly id: number;
  readonly fact: ClassFact;
}

export interface ObjectNode {
  readonly file: FileNode;
  readonly id: number;
  readonly fact: ObjectFact;
}

export interface CallNode {
  readonly file: FileNode;
  readonly id: number;
  readonly fact: CallFact;
  readonly function: FunctionNode;
}

/** Builds the nodes of a file from its facts. */
export function createFile(facts: FileFacts, external: boolean): FileNode {
  const file = {
    facts,
    external,
    functions: [],
    classes: [],
    constructors: new Map(),
    objects: [],
    calls: [],
  } as FileNode & {
    functions: FunctionNode[];
    classes: ClassNode[];
    constructors: Map<number, ClassNode>;
    objects: ObjectNode[];
    calls: CallNode[];
  };
  facts.classes.forEach((fact, id) => {
    const node: ClassNode = { file, id, fact };
    file.classes.push(node);
    if (fact.constructorFunction !== undefined) file.constructors.set(fact.constructorFunction, node);
  });
  facts.objects.forEach((fact, id) => file.objects.push({ file, id, fact }));
  const owners = findOwners(file);
  facts.functions.forEach((fact, id) => {
    // A function is scanned after the one it stands in, so its parent is there already.
    const parent = fact.parent === null ? null : (file.functions[fact.parent] ?? null);
    const node: FunctionNode = { file, id, fact, owner: owners.get(id) ?? null, parent, nested: [], calls: [] };
    file.functions.push(node);
    if (parent) (parent.nested as FunctionNode[]).push(node);
  });
  facts.calls.forEach((fact, id) => {
    const owner = file.functions[fact.function];
    if (!owner) return;
    const node: CallNode = { file, id, fact, function: owner };
    file.calls.push(node);
    (owner.calls as CallNode[]).push(node);
  });
  return file;
}

function findOwners(file: FileNode): Map<number, Owner> {
  const owners = new Map<number, Owner>();
  for (const node of file.classes) {
    for (const member of node.fact.members) {
      const owner: Owner = { kind: 'class', class: node, static: member.static, member };
      if (member.function !== null) owners.set(member.function, owner);
      if (member.initializer !== null) owners.set(member.initializer, owner);
    }
  }
  const homes = new Map<number, Value>();
  for (const { form, object, name, value, target, statement } of file.facts.memberAssignments) {
    if (form === 'object-member' && object !== undefined) homes.set(object, target);
    if ((form !== 'descriptor' && form !== 'definition') || value.kind !== 'function' || name === null) continue;
    owners.set(value.function, { kind: 'assignment', target, name, range: statement });
  }
  for (const node of file.objects) {
    const home = homes.get(node.id) ?? null;
    for (const { name, function: id } of node.fact.members) {
      if (id !== null && !owners.has(id)) owners.set(id, { kind: 'object', object: node, name, home });
    }
  }
  for (const { value, name, target, statement } of file.facts.memberAssignments) {
    if (value.kind !== 'function' || name === null) continue;
    if (!owners.has(value.function)) owners.set(value.function, { kind: 'assignment', target, name, range: statement });
  }
  return owners;
}

/** Whether a compiler checks the types of the file. */
export function isTypeScript(file: FileNode): boolean {
  return /\.[mc]?tsx?$/.test(file.facts.path);
}

/** The functions that are written as members of an object literal. */
export function membersOf({ fact, file }: ObjectNode): readonly FunctionNode[] {
  return fact.members.flatMap(({ function: id }) => {
    const node = id === null ? undefined : file.functions[id];
    return node ? [node] : [];
  });
}

/** The value is the parameter of that name of the function. */
export function isParameterOf({ file, id }: FunctionNode, name: string, value: Value): boolean {
  const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
  return binding?.kind === 'parameter' && binding.name === name && binding.function === id;
}

/** A function that stands in another, at any depth. */
export function isInside(node: FunctionNode, ancestor: FunctionNode): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** The calls in a function and in the functions inside it: its own first. */
export function callsWithin(node: FunctionNode): readonly CallNode[] {
  return [...node.calls, ...node.nested.flatMap(callsWithin)];
}

/** The name of a file without its folders, to show. */
export function shortName({ facts }: FileNode): string {
  return facts.path.split(/[\\/]/).at(-1) ?? facts.path;
}
