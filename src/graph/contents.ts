/**
 * What is put into a container after it was made: an array, a Map, a Set, a record. Its reference is followed forward from
 * where it is made, through variables, fields, helpers and other containers, to all that is done with it. Where it goes out
 * of sight, anything may be put in.
 */
import type { Value } from '../model/facts.ts';
import { callersOf, isPublic } from './callers.ts';
import { CALLING_BACK, GIVING, type Handling, handlingOf, LOOKING, MAPPING, PUTTING, SAME } from './containers.ts';
import { type Flow, flowsOf, type Key, keyOf } from './flows.ts';
import { type CallNode, type FileNode, type FunctionNode, isInside, type ObjectNode } from './nodes.ts';
import { usesArguments } from './own-arguments.ts';
import type { Graph } from './questions.ts';
import { alternatives, type Type } from './types.ts';

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

export interface Contents {
  readonly puts: readonly Put[];
  /** Code that is not seen may put things in, too. */
  readonly isOpen: boolean;
}

/** Where a container is made. */
export interface Site {
  readonly file: FileNode;
  readonly value: Value;
  readonly function: FunctionNode;
  /** What is in the containers that it holds counts as well: they are others' too, so nothing may be put into them. */
  readonly isDeep: boolean;
}

/** A reference: to the container, or to one that holds it. `depth`: how many stand around it. */
interface Alias {
  readonly file: FileNode;
  readonly key: Key;
  readonly depth: number;
}

/** References followed before a container is given up, and containers around it. */
const MOST = 400;
const DEEPEST = 5;

export function contentsOf(graph: Graph, site: Site): Contents {
  const trace = new Trace(graph, site);
  trace.run();
  return { puts: trace.puts, isOpen: trace.isOpen };
}

class Trace {
  readonly puts: Put[] = [];
  isOpen = false;
  readonly #graph: Graph;
  readonly #site: Site;
  readonly #queue: Alias[] = [];
  readonly #seen = new Map<FileNode, Map<Key, Set<number>>>();
  /** Variables whose own values were looked at. */
  readonly #sources = new Map<object, Set<number>>();
  /** Functions that return it to whoever calls them. */
  readonly #returned: { readonly node: FunctionNode; readonly depth: number }[] = [];
  /** The functions that have it in a variable of theirs; it is kept elsewhere when these are over. */
  readonly #owners = new Set<FunctionNode>();
  #isKept = false;
  #count = 0;

  constructor(graph: Graph, site: Site) {
    this.#graph = graph;
    this.#site = site;
  }

  run(): void {
    const { file, value } = this.#site;
    if (value.kind === 'object') this.#inObject(file.objects[value.object], 0);
    else this.#follow(file, value, 0);
    for (;;) {
      for (let at = this.#queue.pop(); at && !this.isOpen; at = this.#queue.pop()) this.#visit(at);
      const before = this.#count;
      for (const each of [...this.#returned]) if (!this.isOpen) this.#passToCallers(each.node, each.depth);
      if (this.isOpen || this.#count === before) return;
    }
  }

  #push(file: FileNode, key: Key, depth: number): void {
    const keys = this.#seen.get(file) ?? new Map<Key, Set<number>>();
    this.#seen.set(file, keys);
    const seen = keys.get(key) ?? new Set<number>();
    keys.set(key, seen);
    if (depth < 0 || seen.has(depth) || this.isOpen) return;
    seen.add(depth);
    this.#count += 1;
    if (this.#count > MOST || depth > DEEPEST) this.isOpen = true;
    else this.#queue.push({ file, key, depth });
  }

  #follow(file: FileNode, value: Value, depth: number): void {
    this.#push(file, keyOf(value), depth);
  }

  /** How deep it stands in what iterating over a container gives: a Map gives pairs. */
  #iterated(container: Value, file: FileNode, depth: number): readonly number[] {
    const types = alternatives(this.#graph.evaluate(container, file));
    const isMap = (type: Type): boolean => type.kind === 'builtin' && type.name === 'Map';
    if (types.length > 0 && types.every(isMap)) return [depth];
    return types.some((type) => type.kind === 'unknown' || isMap(type)) ? [depth - 1, depth] : [depth - 1];
  }

  /** A part of the container, or of one around it. */
  #take(file: FileNode, part: Value, depth: number): void {
    if (depth === 0) {
      if (this.#site.isDeep) this.#follow(file, part, 0);
    } else if (part.kind === 'element')
      for (const each of this.#iterated(part.of, file, depth)) this.#follow(file, part, each);
    else this.#follow(file, part, depth - 1);
  }

  #visit({ file, key, depth }: Alias): void {
    for (const flow of flowsOf(file).of(key)) {
      if (this.isOpen) return;
      this.#step(file, flow, depth);
    }
  }

  #step(file: FileNode, flow: Flow, depth: number): void {
    switch (flow.to) {
      case 'binding':
        this.#bind(file, flow.binding, depth);
        break;
      case 'result':
        this.#giveBack(file.functions[flow.function], depth);
        break;
      case 'argument':
        this.#pass(file.calls[flow.call], flow, depth);
        break;
      case 'receiver':
        this.#call(file.calls[flow.call], depth);
        break;
      case 'part':
        this.#take(file, flow.part, depth);
        break;
      case 'written':
        if (depth === 0) this.#put(file, flow.assigned ?? UNKNOWN_VALUE, { name: flow.name });
        break;
      case 'member':
        this.#store(file, flow.object, flow.name, depth);
        break;
      case 'field': {
        const node = file.classes[flow.class];
        const type: Type | null = node
          ? flow.static
            ? { kind: 'class', class: node }
            : { kind: 'instance', class: node, model: null }
          : null;
        if (type) this.#inMember([type], flow.name, depth);
        break;
      }
      case 'property':
        // What is spread is copied.
        this.#inObject(file.objects[flow.object], flow.spread ? this.#copied(depth) : depth + 1);
        break;
      case 'element':
        this.#follow(file, flow.array, depth + 1);
        break;
      case 'export':
      case 'lost':
        this.isOpen = true;
        break;
    }
  }

  #put(file: FileNode, value: Value, put: Partial<Put>): void {
    if (this.#site.isDeep) this.isOpen = true;
    else this.puts.push({ value, file, spread: false, key: null, name: null, ...put });
  }

  #bind(file: FileNode, binding: number, depth: number): void {
    const fact = file.facts.bindings[binding];
    const owner = fact && file.functions[fact.function];
    if (!owner || fact.kind === 'import') this.isOpen = true;
    else if (fact.kind !== 'parameter') this.#owners.add(owner);
    this.#push(file, `binding ${String(binding)}`, depth);
  }

  #giveBack(node: FunctionNode | undefined, depth: number): void {
    if (!node) {
      this.isOpen = true;
      return;
    }
    const { file } = node;
    const { use, form } = node.fact;
    if (form === 'getter' || form === 'initializer') {
      this.#inMember(this.#ownersOf(node), node.fact.name, depth);
    } else if (use.kind === 'immediately-invoked') this.#push(file, `call ${String(use.call)}`, depth);
    else if (use.kind !== 'argument') this.#returned.push({ node, depth });
    else {
      const method = methodOf(file.calls[use.call]);
      if (method !== null && CALLING_BACK.get(method)?.accumulator !== undefined) {
        this.#push(file, `call ${String(use.call)}`, depth);
        this.#push(file, `parameter ${String(node.id)} 0`, depth);
      } else if (method === 'map' || method === 'from') this.#push(file, `call ${String(use.call)}`, depth + 1);
      else if (method === 'flatMap') this.#push(file, `call ${String(use.call)}`, this.#copied(depth));
      else if (method === null || !CALLING_BACK.has(method)) this.#returned.push({ node, depth });
    }
  }

  #ownersOf(node: FunctionNode): readonly Type[] {
    const home = this.#graph.homeOf(node);
    if (!home) return [];
    return [home.static ? { kind: 'class', class: home.class } : { kind: 'instance', class: home.class, model: null }];
  }

  /** What a function makes and gives back is its caller's alone, unless it is kept elsewhere as well. */
  #passToCallers(node: FunctionNode, depth: number): void {
    const isWithin = (each: FunctionNode): boolean => each === node || isInside(each, node);
    if (!this.#isKept && isWithin(this.#site.function) && [...this.#owners].every(isWithin)) return;
    // Whoever imports it has the container, too.
    const callers = isPublic(node) ? null : callersOf(this.#graph, node);
    if (callers) for (const each of callers) this.#push(each.file, `call ${String(each.id)}`, depth);
    else this.isOpen = true;
  }

  #pass(call: CallNode | undefined, flow: Extract<Flow, { to: 'argument' }>, depth: number): void {
    if (!call) return;
    const handling = handlingByLanguage(call);
    if (handling === 'assigns') this.#assign(call, flow, depth);
    else if (handling) this.#handle(call, handling, depth);
    else if (!this.#passToMethod(call, flow, depth)) this.#passToProject(call, flow, depth);
  }

  /** What is copied has other containers in it, unless it is looked at by what is in them. */
  #copied(depth: number): number {
    return depth > 0 || this.#site.isDeep ? depth : NOWHERE;
  }

  #handle(call: CallNode, handling: Handling, depth: number): void {
    const result = `call ${String(call.id)}`;
    const [first, callback] = call.fact.arguments;
    if (!first || handling === 'looks') return;
    if (handling === 'same') this.#push(call.file, result, depth);
    if (handling === 'lists') this.#push(call.file, result, this.#copied(depth));
    const items = depth === 0 ? (this.#site.isDeep ? [0] : []) : this.#iterated(first.value, call.file, depth);
    if (callback && (handling === 'copies' || handling === 'groups')) {
      const target = this.#functionAt(call, 1);
      if (!target) this.isOpen = true;
      else for (const each of items) this.#push(target.file, `parameter ${String(target.id)} 0`, each);
    }
    const around = AROUND[handling];
    if (around === null || (handling === 'copies' && callback)) return;
    for (const each of items)
      if (this.#site.isDeep) this.#push(call.file, result, each);
      else if (each + around > 0) this.#push(call.file, result, each + around);
  }

  /** `Object.assign(record, other)` */
  #assign(call: CallNode, { index, spread }: Extract<Flow, { to: 'argument' }>, depth: number): void {
    const [target, ...sources] = call.fact.arguments;
    if (!target || spread) this.isOpen = true;
    else if (index > 0) {
      if (depth > 0 || this.#site.isDeep) this.#inside(target.value, call.file, depth);
    } else {
      for (const each of sources) if (depth === 0) this.#put(call.file, each.value, { spread: true });
      this.#push(call.file, `call ${String(call.id)}`, depth);
    }
  }

  /** What is called on an object runs with it as `this`. */
  #inObject(node: ObjectNode | undefined, depth: number): void {
    if (!node) return;
    this.#push(node.file, `object ${String(node.id)}`, depth);
    for (const { value, function: id } of node.fact.members) {
      if (id !== null) this.#push(node.file, `this ${String(id)}`, depth);
      else if (alternatives(this.#graph.evaluate(value, node.file)).some(readsThis)) this.isOpen = true;
    }
    if (node.fact.computed.some((each) => each.kind === 'function')) this.isOpen = true;
  }

  /** It is put into another container, or is what `reduce` starts with. */
  #passToMethod(call: CallNode, { index, spread }: Extract<Flow, { to: 'argument' }>, depth: number): boolean {
    const { callee } = call.fact;
    const name = methodOf(call);
    if (callee.kind !== 'member' || name === null) return false;
    const receiver = this.#graph.evaluate(callee.object, call.file);
    if (!isContainer(receiver)) return false;
    const putting = PUTTING.get(name);
    if (putting && (index >= putting.value || index === putting.key)) {
      const inside = spread ? this.#copied(depth) : depth + 1;
      if (inside !== NOWHERE) this.#inside(callee.object, call.file, inside);
      return true;
    }
    if (name === 'concat') {
      this.#push(call.file, `call ${String(call.id)}`, this.#copied(depth));
      return true;
    }
    if (CALLING_BACK.get(name)?.accumulator !== undefined && index === 1) {
      const callback = this.#callbackOf(call);
      if (!callback) return false;
      this.#push(callback.file, `parameter ${String(callback.id)} 0`, depth);
      this.#push(call.file, `call ${String(call.id)}`, depth);
      return true;
    }
    return !CALLING_BACK.has(name) && (LOOKING.has(name) || name === 'get');
  }

  #passToProject(call: CallNode, { index, spread }: Extract<Flow, { to: 'argument' }>, depth: number): void {
    const targets = spread ? null : this.#targetsOf(call);
    if (!targets) {
      this.isOpen = true;
      return;
    }
    for (const each of targets) {
      const parameter = each.fact.parameters[index];
      if (!parameter || parameter.rest || usesArguments(each)) this.isOpen = true;
      else this.#push(each.file, `parameter ${String(each.id)} ${String(index)}`, depth);
    }
  }

  /** The functions that a call runs, if these are all, and of the project. */
  #targetsOf(call: CallNode): readonly FunctionNode[] | null {
    const { callee, isNew } = call.fact;
    const called = callee.kind === 'member' && !isNew ? callee.object : callee;
    const kinds = alternatives(this.#graph.evaluate(called, call.file)).map((each) => each.kind);
    const isKnown = kinds.length > 0 && kinds.every((kind) => KNOWN.has(kind));
    if (!isKnown || methodOf(call) === 'call' || methodOf(call) === 'apply') return null;
    const targets = this.#graph.targetsOf(call);
    const isSeen = targets.length > 0 && targets.every((each) => !each.file.external && each.fact.hasBody);
    return isSeen && (!isNew || targets.every((each) => each.fact.form === 'constructor')) ? targets : null;
  }

  #call(call: CallNode | undefined, depth: number): void {
    const name = call ? methodOf(call) : null;
    if (!call || name === null) {
      this.isOpen = true;
      return;
    }
    const putting = PUTTING.get(name);
    if (putting && depth === 0) this.#putBy(call, putting);
    if (SAME.has(name)) this.#push(call.file, `call ${String(call.id)}`, depth);
    const parameters = CALLING_BACK.get(name);
    if (parameters) this.#callBack(call, parameters, depth);
    if (SAME.has(name) || LOOKING.has(name) || MAPPING.has(name)) return;
    const around = GIVING.get(name);
    if (around === undefined) this.isOpen = true;
    else if (depth > 0) this.#push(call.file, `call ${String(call.id)}`, depth + around);
    else if (this.#site.isDeep) this.#push(call.file, `call ${String(call.id)}`, 0);
    // What is no array is left in it as it is.
    if (name === 'flat' && depth > 0) this.#push(call.file, `call ${String(call.id)}`, depth);
  }

  #putBy({ fact, file }: CallNode, { value, key, from }: { value: number; key?: number; from?: true }): void {
    fact.arguments.forEach((each, index) => {
      if (index !== value && !(from && index > value)) return;
      const under = key === undefined ? undefined : fact.arguments[key];
      this.#put(file, each.value, { spread: each.spread, key: under?.value ?? null });
    });
    if (fact.arguments.some((each, index) => each.spread && index < value)) this.isOpen = true;
  }

  #callBack(
    call: CallNode,
    parameters: { elements: readonly number[]; container: number; accumulator?: number },
    depth: number,
  ): void {
    const [first] = call.fact.arguments;
    if (!first) return;
    const callback = this.#callbackOf(call);
    if (!callback) {
      // A function of the language or of a package is taken not to change what it is called back for.
      if (depth > 0 || this.#site.isDeep || !this.#isForeign(first.value, call.file)) this.isOpen = true;
      return;
    }
    const { file, id, fact } = callback;
    if (usesArguments(callback) || fact.parameters.some((each) => each.rest)) this.isOpen = true;
    this.#push(file, `parameter ${String(id)} ${String(parameters.container)}`, depth);
    if (depth === 0 && !this.#site.isDeep) return;
    for (const index of parameters.elements)
      this.#push(file, `parameter ${String(id)} ${String(index)}`, Math.max(depth - 1, 0));
  }

  #isForeign(callback: Value, file: FileNode): boolean {
    const types = alternatives(this.#graph.evaluate(callback, file));
    if (callback.kind === 'global') return true;
    return types.length > 0 && types.every((each) => each.kind === 'builtin' || each.kind === 'external');
  }

  #callbackOf(call: CallNode): FunctionNode | null {
    return this.#functionAt(call, 0);
  }

  #functionAt(call: CallNode, index: number): FunctionNode | null {
    const passed = call.fact.arguments[index];
    const type = passed && !passed.spread ? this.#graph.evaluate(passed.value, call.file) : null;
    return type?.kind === 'function' && !type.function.file.external ? type.function : null;
  }

  /** `object.name = it` */
  #store(file: FileNode, object: Value, name: string | null, depth: number): void {
    const types = alternatives(this.#graph.evaluate(object, file));
    const areObjects = types.every((each) => each.kind === 'instance' || each.kind === 'class');
    if (areObjects) this.#inMember(types, name, depth);
    else if (types.every(isContainer)) this.#inside(object, file, depth + 1);
    else this.isOpen = true;
  }

  /** All that reads a member of that name, or one whose name is not written, of what may be one of these. */
  #inMember(owners: readonly Type[], name: string | null, depth: number): void {
    this.#isKept = true;
    if (name === null) {
      this.isOpen = true;
      return;
    }
    for (const file of this.#graph.project.files) {
      for (const read of flowsOf(file).reads(name)) {
        if (this.#mayBeOne(read.object, file, owners)) this.#follow(file, read, depth);
      }
      for (const read of flowsOf(file).reads(null)) {
        if (this.#isSurelyOne(read.object, file, owners)) this.#follow(file, read, depth);
      }
    }
  }

  #mayBeOne(object: Value, file: FileNode, owners: readonly Type[]): boolean {
    const types = alternatives(this.#graph.evaluate(object, file));
    return (
      types.length === 0 ||
      owners.length === 0 ||
      types.some((type) => type.kind === 'unknown' || type.kind === 'missing' || this.#isOne(type, owners))
    );
  }

  #isSurelyOne(object: Value, file: FileNode, owners: readonly Type[]): boolean {
    return alternatives(this.#graph.evaluate(object, file)).some((type) => this.#isOne(type, owners));
  }

  #isOne(type: Type, owners: readonly Type[]): boolean {
    if (type.kind !== 'instance' && type.kind !== 'class') return false;
    return owners.some((owner) => owner.kind === type.kind && this.#graph.hierarchy.isRelated(owner.class, type.class));
  }

  /** It is held by what the value is, whatever else that goes by. */
  #inside(value: Value, file: FileNode, depth: number): void {
    this.#follow(file, value, depth);
    switch (value.kind) {
      case 'binding': {
        const fact = file.facts.bindings[value.binding];
        if (!fact || fact.kind === 'import') this.isOpen = true;
        else if (!this.#isSource(fact, depth)) {
          this.#bind(file, value.binding, depth);
          for (const each of fact.values) this.#inside(each, file, depth);
        }
        break;
      }
      case 'union':
        for (const each of value.values) this.#inside(each, file, depth);
        break;
      case 'typed':
        if (value.value) this.#inside(value.value, file, depth);
        break;
      case 'member':
        this.#insideMember(value, file, depth);
        break;
      case 'element':
        this.#inside(value.of, file, depth + 1);
        break;
      case 'call':
        this.#insideResult(file.calls[value.call], depth);
        break;
      case 'parameter': {
        const node = file.functions[value.function];
        this.#follow(file, value, depth);
        if (node) this.#insideParameter(node, value.index, depth);
        break;
      }
      case 'array':
      case 'object':
      case 'builtin':
        break;
      default:
        this.isOpen = true;
    }
  }

  /** What a callback is given comes from what it is called back for; what a function is given, from its callers. */
  #insideParameter(node: FunctionNode, index: number, depth: number): void {
    const { use } = node.fact;
    const call = use.kind === 'argument' && use.index === 0 ? node.file.calls[use.call] : undefined;
    const method = methodOf(call);
    const roles = method === null ? undefined : CALLING_BACK.get(method);
    const callee = call?.fact.callee;
    if (call && roles && callee?.kind === 'member' && isContainer(this.#graph.evaluate(callee.object, call.file))) {
      const initial = call.fact.arguments[1];
      if (index === roles.accumulator) {
        if (initial) this.#inside(initial.value, call.file, depth);
        else this.isOpen = true;
        this.#push(call.file, `call ${String(call.id)}`, depth);
      } else if (index === roles.container) this.#inside(callee.object, call.file, depth);
      else this.#inside(callee.object, call.file, depth + 1);
      return;
    }
    const callers = usesArguments(node) ? null : callersOf(this.#graph, node);
    if (!callers || this.#isSource(node, index * 100 + depth)) {
      this.isOpen ||= !callers;
      return;
    }
    for (const { fact, file } of callers) {
      const given = fact.arguments[index];
      if (!given || fact.arguments.slice(0, index + 1).some((each) => each.spread)) this.isOpen = true;
      else this.#inside(given.value, file, depth);
    }
  }

  #insideMember(value: Extract<Value, { kind: 'member' }>, file: FileNode, depth: number): void {
    const types = alternatives(this.#graph.evaluate(value.object, file));
    const areObjects = types.length > 0 && types.every((each) => each.kind === 'instance' || each.kind === 'class');
    if (areObjects) this.#inMember(types, value.name, depth);
    else if (types.every(isContainer)) this.#inside(value.object, file, depth + 1);
    else this.isOpen = true;
  }

  /** `groups.get(key)` gives what `groups` holds; a new container is nobody else's. */
  #insideResult(call: CallNode | undefined, depth: number): void {
    const { callee, isNew } = call?.fact ?? {};
    if (isNew && handlingOf(`new ${call?.fact.name?.text ?? ''}`)) return;
    if (call && callee?.kind === 'member' && isContainer(this.#graph.evaluate(callee.object, call.file)))
      this.#inside(callee.object, call.file, depth + 1);
    else this.isOpen = true;
  }

  /** Whether the variable was looked at before; it is from now on. */
  #isSource(binding: object, depth: number): boolean {
    const depths = this.#sources.get(binding) ?? new Set<number>();
    this.#sources.set(binding, depths);
    if (depths.has(depth)) return true;
    depths.add(depth);
    return false;
  }
}

/** It is not in there. */
const NOWHERE = -1;

/** How many containers stand around what iterating over the argument gives; null where it is not iterated over. */
const AROUND: Readonly<Record<Handling, number | null>> = {
  copies: 1,
  entries: 2,
  groups: 2,
  pairs: 0,
  same: null,
  lists: null,
  looks: null,
  assigns: null,
};

const UNKNOWN_VALUE: Value = { kind: 'unknown' };

/** Kinds of what a call may be made on, or run, for its targets to be all there are. */
const KNOWN: ReadonlySet<Type['kind']> = new Set(['function', 'instance', 'class', 'namespace', 'object']);

/** Of what is still being worked out nothing is known yet: it is asked again. */
function isContainer(type: Type): boolean {
  return alternatives(type).every((each) => isHolding(each));
}

function isHolding(type: Type): boolean {
  if (type.kind === 'builtin') return COLLECTIONS.has(type.name);
  return type.kind === 'array' || type.kind === 'record' || type.kind === 'object' || type.kind === 'tuple';
}

const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

function methodOf(call: CallNode | undefined): string | null {
  const callee = call?.fact.callee;
  return callee?.kind === 'member' && !call?.fact.isNew ? callee.name : null;
}

/** What a function of the language does with its argument; null for all else. */
function handlingByLanguage({ fact: { callee, isNew } }: CallNode): Handling | null {
  if (callee.kind === 'global') return handlingOf(isNew ? `new ${callee.name}` : callee.name);
  if (callee.kind !== 'member' || callee.object.kind !== 'global' || callee.name === null) return null;
  return handlingOf(`${callee.object.name}.${callee.name}`);
}

/** A function with a `this` of its own, which may be the object that it is called on. */
function readsThis(type: Type): boolean {
  return type.kind === 'function' && type.function.fact.form !== 'arrow';
}
