/** Whether a call can put the methods that it is given on the class or object that it is given. */
import type { AccessFact } from '../../model/facts.ts';
import { isPackage } from '../project/exports.ts';
import { callsWithin, type CallNode, type FunctionNode } from '../project/nodes.ts';
import { lookUpOwn } from '../../collections.ts';
import { changesObject } from '../project/object-methods.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';

/** Names of functions that make one thing of several, whoever wrote them. */
export const JOINING =
  /^_*(re)?(open|extend|mix|assign|merge|default|deriv|inherit|implement|includ|augment|overrid|subclass|compos|patch|wrap|decorat|creat|defin|declar|use|apply|appl|enhanc|monkey|install)/i;
/** Functions that look at what they are given, or replace it for the time of a test; and the runtime's own. */
const LOOKING =
  /^(expect|assert\w*|spy\w*|stub\w*|mock\w*|fallbackToSyncVariant|withSyncFallback|bridgeDelegatingVariants)$/;
/** Hops through functions of the project. */
const DEEPEST = 4;

/**
 * Whether the call may do so; where its code cannot be seen, it may.
 * @param isReceiver the class or object is what the method is called on
 * @param isObject it is an object, no class
 * @param nonOrmPackages packages that never touch the ORM
 */
export function mayInstall(
  graph: Graph,
  call: CallNode,
  { isReceiver, isObject }: { readonly isReceiver: boolean; readonly isObject: boolean },
  nonOrmPackages: readonly string[],
): boolean {
  const { callee } = call.fact;
  const name = call.fact.name?.text ?? '';
  if (LOOKING.test(name)) return false;
  const receivers = callee.kind === 'member' ? alternatives(graph.evaluate(callee.object, call.file)) : [];
  if (receivers.length > 0 && receivers.every(({ kind }) => kind === 'builtin' || kind === 'array'))
    return receivers.some((each) => isInstalling(each, name));
  const targets = graph.targetsOf(call);
  if (targets.length > 0) return targets.some((each) => installs(graph, each, nonOrmPackages, 0));
  if (isReceiver && receivers.some((each) => isOperation(graph, each, name))) return false;
  if (isReceiver && isObject) return JOINING.test(name);
  const called = alternatives(graph.evaluate(callee, call.file));
  const isHarmless = called.length > 0 && called.every((each) => isNonOrm(graph, each, nonOrmPackages));
  return !isHarmless || JOINING.test(name);
}

function isReflective(type: Type): boolean {
  return type.kind === 'builtin' && (type.name === 'Object' || type.name === 'Reflect');
}

/** Changes what an object has, or makes one that is like another. */
function isInstalling(type: Type, name: string): boolean {
  return type.kind === 'builtin' && (changesObject(type.name, name) || (type.name === 'Object' && name === 'create'));
}

/** One of the ORM's own, which takes data. */
function isOperation({ project: { profile }, pairs }: Graph, receiver: Type, name: string): boolean {
  if (pairs.syncNames.has(name) || pairs.asyncNames.has(name)) return true;
  if (receiver.kind !== 'orm') return false;
  const type = profile.types[receiver.type];
  return lookUpOwn(type?.lazy, name) !== undefined || type?.plain.includes(name) === true;
}

function isNonOrm({ project: { profile } }: Graph, type: Type, nonOrmPackages: readonly string[]): boolean {
  if (type.kind === 'builtin') return true;
  if (type.kind !== 'external') return false;
  return [...profile.nonOrmPackages, ...nonOrmPackages].some((each) => isPackage(type.module, each));
}

/** The function, or one that it calls, puts members on something by name, or gives what it was given to code that cannot be seen. */
function installs(graph: Graph, node: FunctionNode, nonOrmPackages: readonly string[], depth: number): boolean {
  if (depth > DEEPEST) return true;
  if (withNested(node).some(({ fact, file }) => fact.accesses.some((each) => isInstall(graph, each, file))))
    return true;
  return callsWithin(node).some((call) => {
    const name = call.fact.name?.text ?? '';
    const { callee, arguments: passed } = call.fact;
    const owners = callee.kind === 'member' ? alternatives(graph.evaluate(callee.object, call.file)) : [];
    if (owners.some(isReflective)) return owners.some((each) => isInstalling(each, name)) && !isFresh(call);
    const targets = graph.targetsOf(call);
    if (targets.some((each) => each !== node && installs(graph, each, nonOrmPackages, depth + 1))) return true;
    if (targets.length > 0) return false;
    if (isOfParameter(call) && !JOINING.test(name)) return false;
    const isGiven = passed.some(({ value }) => value.kind === 'binding' && isParameter(call, value.binding));
    const called = alternatives(graph.evaluate(callee, call.file));
    const isKnown = called.length > 0 && called.every((each) => isNonOrm(graph, each, nonOrmPackages));
    return isGiven && (!isKnown || JOINING.test(name)) && !isPlainMethod(graph, call);
  });
}

/** `Object.assign({}, options)`, `Object.assign(this, options)`. */
function isFresh({ fact }: CallNode): boolean {
  const [first] = fact.arguments;
  return fact.name?.text === 'assign' && (first?.value.kind === 'object' || first?.value.kind === 'array');
}

/** `list.push(it)`, `registry.set(key, it)`. */
function isPlainMethod(graph: Graph, { fact, file }: CallNode): boolean {
  const { callee } = fact;
  if (callee.kind !== 'member') return false;
  const types = alternatives(graph.evaluate(callee.object, file));
  return types.length > 0 && types.every(({ kind }) => kind === 'builtin' || kind === 'array' || kind === 'record');
}

/** A callback, or a method of what was given: `handlers.get(model)`. */
function isOfParameter(call: CallNode): boolean {
  let { callee } = call.fact;
  while (callee.kind === 'member') callee = callee.object;
  return callee.kind === 'binding' && isParameter(call, callee.binding);
}

function isParameter({ file }: CallNode, binding: number): boolean {
  return file.facts.bindings[binding]?.kind === 'parameter';
}

/** `K.prototype.save = …`, `K.prototype[name] = …`, `target[name] = …` of what the function was given. */
function isInstall(graph: Graph, { write, value }: AccessFact, file: FunctionNode['file']): boolean {
  if (!write || value.kind !== 'member') return false;
  const { object, name } = value;
  if (object.kind === 'member' && /^(prototype|__proto__)$/.test(object.name ?? '')) return true;
  if (name === 'prototype' || name === '__proto__') return true;
  if (name !== null && !graph.pairs.syncNames.has(name)) return false;
  if (object.kind === 'this') return false;
  const types = alternatives(graph.evaluate(object, file));
  return types.length === 0 || !types.every(({ kind }) => kind === 'builtin' || kind === 'record' || kind === 'object');
}

function withNested(node: FunctionNode): readonly FunctionNode[] {
  return [node, ...node.nested.flatMap(withNested)];
}
