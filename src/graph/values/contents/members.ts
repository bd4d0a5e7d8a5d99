/** Members of objects that hold a container: whoever reads a member of that name has it, too. */
import { addTo } from '../../../collections.ts';
import type { Value } from '../../../model/facts.ts';
import { flowsOf } from '../../project/flows.ts';
import type { FileNode, ObjectNode } from '../../project/nodes.ts';
import { alternatives, type Type } from '../../project/types.ts';
import type { Trace } from './trace.ts';

/** All that reads a member of that name, or one whose name is not written, of what may be one of these. */
export function holdInMember(trace: Trace, owners: readonly Type[], name: string | null, depth: number): void {
  trace.isKept = true;
  if (name === null) {
    trace.isOpen = true;
    return;
  }
  for (const file of trace.graph.packages.seen) {
    for (const read of flowsOf(file).reads(name)) {
      if (mayBeOne(trace, read.object, file, owners)) trace.follow(file, read, depth);
    }
    for (const read of flowsOf(file).reads(null)) {
      if (isSurelyOne(trace, read.object, file, owners)) trace.follow(file, read, depth);
    }
    for (const setter of settersIn(file).get(name) ?? []) trace.push(file, `parameter ${String(setter)} 0`, depth);
  }
}

const setters = new WeakMap<FileNode, ReadonlyMap<string, readonly number[]>>();

/** By name, the setters that are written in a file: what is assigned to a member may come to any of that name. */
function settersIn(file: FileNode): ReadonlyMap<string, readonly number[]> {
  const known = setters.get(file);
  if (known) return known;
  const found = new Map<string, number[]>();
  setters.set(file, found);
  for (const { fact, id } of file.functions)
    if (fact.form === 'setter' && fact.name !== null) addTo(found, fact.name, id);
  return found;
}

function mayBeOne(trace: Trace, object: Value, file: FileNode, owners: readonly Type[]): boolean {
  const types = alternatives(trace.graph.evaluate(object, file));
  return (
    types.length === 0 ||
    owners.length === 0 ||
    types.some((type) => type.kind === 'unknown' || type.kind === 'missing' || isOne(trace, type, owners))
  );
}

function isSurelyOne(trace: Trace, object: Value, file: FileNode, owners: readonly Type[]): boolean {
  return alternatives(trace.graph.evaluate(object, file)).some((type) => isOne(trace, type, owners));
}

function isOne({ graph }: Trace, type: Type, owners: readonly Type[]): boolean {
  if (type.kind !== 'instance' && type.kind !== 'class') return false;
  return owners.some((owner) => owner.kind === type.kind && graph.hierarchy.isRelated(owner.class, type.class));
}

/** What is called on an object runs with it as `this`. */
export function holdInObject(trace: Trace, node: ObjectNode | undefined, depth: number): void {
  if (!node) return;
  trace.push(node.file, `object ${String(node.id)}`, depth);
  for (const { value, function: id } of node.fact.members) {
    if (id !== null) trace.push(node.file, `this ${String(id)}`, depth);
    else if (alternatives(trace.graph.evaluate(value, node.file)).some(readsThis)) trace.isOpen = true;
  }
  if (node.fact.computed.some((each) => each.kind === 'function')) trace.isOpen = true;
}

/** A function with a `this` of its own, which may be the object that it is called on. */
function readsThis(type: Type): boolean {
  return type.kind === 'function' && type.function.fact.form !== 'arrow';
}
