/** References to a container that are followed, and what was found on the way. */
import type { Value } from '../../../model/facts.ts';
import { type Key, keyOf } from '../../project/flows.ts';
import type { ClassNode, FileNode, FunctionNode } from '../../project/nodes.ts';
import type { Graph } from '../../project/questions.ts';
import { mayHold } from './holding.ts';

/** Something that is put in. */
export interface Put {
  readonly value: Value;
  readonly file: FileNode;
  /** All that is in it is put in. */
  readonly spread: boolean;
  readonly key: Value | null;
  /** The name it is put under in a record; null where that is computed. */
  readonly name: string | null;
}

/** Where a container is made. */
export interface Site {
  readonly file: FileNode;
  readonly value: Value;
  readonly function: FunctionNode;
  /** What is in the containers that it holds counts as well: they are others' too, so nothing may be put into them. */
  readonly isDeep: boolean;
  /** It is a class, and no container: only whether it stays in sight is asked. */
  readonly class?: ClassNode;
}

/** A reference: to the container, or to one that holds it. `depth`: how many stand around it. */
export interface Alias {
  readonly file: FileNode;
  readonly key: Key;
  readonly depth: number;
}

/** A depth at which nothing is followed: it is not in there. */
export const NOWHERE = -1;

/** References followed before a container is given up, and containers around it. */
const MOST = 400;
const DEEPEST = 5;

export class Trace {
  readonly graph: Graph;
  readonly site: Site;
  readonly puts: Put[] = [];
  /** Code that is not seen may put things in, too. */
  isOpen = false;
  /** Functions that return it to whoever calls them. */
  readonly returned: { readonly node: FunctionNode; readonly depth: number }[] = [];
  /** The functions that have it in a variable of theirs. */
  readonly owners = new Set<FunctionNode>();
  /** A member of an object holds it, so that it is there when these functions are over. */
  isKept = false;
  /** A method of an object is called on it, which may be one that was put in. */
  isCalled = false;
  /** References that were met. */
  count = 0;
  readonly #queue: Alias[] = [];
  readonly #seen = new Map<FileNode, Map<Key, Set<number>>>();
  /** Variables and functions whose own values were looked at. */
  readonly #sources = new Map<object, Set<number>>();

  constructor(graph: Graph, site: Site) {
    this.graph = graph;
    this.site = site;
  }

  /** @returns the next reference to follow; undefined where none is left, or none has to be followed any more */
  next(): Alias | undefined {
    return this.isOpen ? undefined : this.#queue.pop();
  }

  push(file: FileNode, key: Key, depth: number): void {
    const keys = this.#seen.get(file) ?? new Map<Key, Set<number>>();
    this.#seen.set(file, keys);
    const seen = keys.get(key) ?? new Set<number>();
    keys.set(key, seen);
    if (depth < 0 || seen.has(depth) || this.isOpen) return;
    const { graph, site } = this;
    if (site.class && !mayHold(graph, site.class, file, key, depth)) return;
    seen.add(depth);
    this.count += 1;
    if (this.count > MOST || depth > DEEPEST) this.isOpen = true;
    else this.#queue.push({ file, key, depth });
  }

  /** Whether the reference was met. */
  has(file: FileNode, key: Key, depth: number): boolean {
    return this.#seen.get(file)?.get(key)?.has(depth) ?? false;
  }

  follow(file: FileNode, value: Value, depth: number): void {
    this.push(file, keyOf(value), depth);
  }

  /** Notes that a variable is a reference. */
  bind(file: FileNode, binding: number, depth: number): void {
    const fact = file.facts.bindings[binding];
    const owner = fact && file.functions[fact.function];
    if (!owner || fact.kind === 'import') this.isOpen = true;
    else if (fact.kind !== 'parameter') this.owners.add(owner);
    this.push(file, `binding ${String(binding)}`, depth);
  }

  put(file: FileNode, value: Value, put: Partial<Put>): void {
    if (this.site.isDeep) this.isOpen = true;
    else this.puts.push({ value, file, spread: false, key: null, name: null, ...put });
  }

  /** How deep it stands in a copy, which has other containers in it, unless it is looked at by what is in them. */
  copied(depth: number): number {
    return depth > 0 || this.site.isDeep ? depth : NOWHERE;
  }

  /** Whether the variable was looked at before; it is from now on. */
  isSource(binding: object, depth: number): boolean {
    const depths = this.#sources.get(binding) ?? new Set<number>();
    this.#sources.set(binding, depths);
    if (depths.has(depth)) return true;
    depths.add(depth);
    return false;
  }
}
