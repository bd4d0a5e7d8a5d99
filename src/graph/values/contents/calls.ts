/** Methods that are called on a container, or on one that holds it. */
import type { Value } from '../../../model/facts.ts';
import { isBorrowing } from '../../project/borrowed.ts';
import { flowsOf } from '../../project/flows.ts';
import type { CallNode, FileNode } from '../../project/nodes.ts';
import { usesArguments } from '../../project/own-arguments.ts';
import { alternatives } from '../../project/types.ts';
import { functionAt, methodOf } from './kinds.ts';
import { CALLING_BACK, GIVING, LOOKING, MAPPING, PUTTING, SAME } from './methods.ts';
import type { Trace } from './trace.ts';

/**
 * Follows a reference into the methods that are called on it.
 *
 * @param depth how many containers stand around it in the receiver
 */
export function callMethod(trace: Trace, call: CallNode | undefined, depth: number): void {
  const name = call ? methodOf(call) : null;
  if (call && depth === 0 && trace.site.class) {
    callStatic(trace, call);
    return;
  }
  // `FORMAT[kind](book)` runs a member with the object as `this`, which is followed there.
  if (call && depth === 0 && isPlainObject(trace)) {
    trace.isCalled = true;
    if (name === 'valueOf' || mayGiveItself(trace)) trace.push(call.file, `call ${String(call.id)}`, 0);
    return;
  }
  if (!call || name === null) {
    trace.isOpen = true;
    return;
  }
  const putting = PUTTING.get(name);
  if (putting && depth === 0) putBy(trace, call, putting);
  if (SAME.has(name)) trace.push(call.file, `call ${String(call.id)}`, depth);
  const parameters = CALLING_BACK.get(name);
  if (parameters) callBack(trace, call, parameters, depth);
  if (SAME.has(name) || LOOKING.has(name) || MAPPING.has(name)) return;
  const around = GIVING.get(name);
  if (around === undefined) trace.isOpen = true;
  else if (depth > 0) trace.push(call.file, `call ${String(call.id)}`, depth + around);
  else if (trace.site.isDeep) trace.push(call.file, `call ${String(call.id)}`, 0);
  // What is no array is left in it as it is.
  if (name === 'flat' && depth > 0) trace.push(call.file, `call ${String(call.id)}`, depth);
}

/** A static method of the class has it as `this`. */
function callStatic(trace: Trace, call: CallNode): void {
  const targets = isBorrowing(methodOf(call)) ? [] : trace.graph.targetsOf(call);
  trace.isOpen ||= targets.length === 0 || !targets.every((each) => trace.graph.packages.isSeen(each.file));
  for (const { file, id } of targets) trace.push(file, `this ${String(id)}`, 0);
}

/** All methods that it starts with are written in it. */
function isPlainObject({ site: { file, value } }: Trace): boolean {
  const fact = value.kind === 'object' ? file.objects[value.object]?.fact : undefined;
  return fact?.spreads.length === 0 && fact.members.every(({ name }) => name !== '__proto__');
}

/** A method of the object does something with `this`, which it may give back. */
function mayGiveItself({ site: { file, value } }: Trace): boolean {
  const members = value.kind === 'object' ? (file.objects[value.object]?.fact.members ?? []) : [];
  return members.some(({ function: id }) => id !== null && flowsOf(file).of(`this ${String(id)}`).length > 0);
}

function putBy(
  trace: Trace,
  { fact, file }: CallNode,
  { value, key, from }: { value: number; key?: number; from?: true },
): void {
  fact.arguments.forEach((each, index) => {
    if (index !== value && !(from && index > value)) return;
    const under = key === undefined ? undefined : fact.arguments[key];
    trace.put(file, each.value, { spread: each.spread, key: under?.value ?? null });
  });
  if (fact.arguments.some((each, index) => each.spread && index < value)) trace.isOpen = true;
}

function callBack(
  trace: Trace,
  call: CallNode,
  parameters: { elements: readonly number[]; container: number; accumulator?: number },
  depth: number,
): void {
  const [first] = call.fact.arguments;
  if (!first) return;
  const callback = functionAt(trace.graph, call, 0);
  if (!callback) {
    // A function of the language or of a package is taken not to change what it is called back for.
    if (depth > 0 || trace.site.isDeep || !isForeign(trace, first.value, call.file)) trace.isOpen = true;
    return;
  }
  const { file, id, fact } = callback;
  if (usesArguments(callback) || fact.parameters.some((each) => each.rest)) trace.isOpen = true;
  trace.push(file, `parameter ${String(id)} ${String(parameters.container)}`, depth);
  if (depth === 0 && !trace.site.isDeep) return;
  for (const index of parameters.elements)
    trace.push(file, `parameter ${String(id)} ${String(index)}`, Math.max(depth - 1, 0));
}

function isForeign(trace: Trace, callback: Value, file: FileNode): boolean {
  const types = alternatives(trace.graph.evaluate(callback, file));
  if (callback.kind === 'global') return true;
  return types.length > 0 && types.every((each) => each.kind === 'builtin' || each.kind === 'external');
}
