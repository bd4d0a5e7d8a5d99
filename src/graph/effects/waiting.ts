/**
 * Whether an async function waits for a callback that it is given, read in its code: all that happens to the callback is
 * that it is called and waited for, there or in functions that it is given to and that are waited for.
 */
import { parameterIndex } from '../project/parameters.ts';
import { accessesOf, callsOf, numbersNamed } from '../project/file-index.ts';
import { type CallNode, type FunctionNode, isInside } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives } from '../project/types.ts';

const known = new WeakMap<Graph, WeakMap<FunctionNode, Map<number, boolean>>>();

/** The parameters of a function whose callbacks it waits for. */
export function awaitedParameters(graph: Graph, node: FunctionNode): readonly number[] {
  return node.fact.parameters.flatMap((_, index) => (awaitsParameter(graph, node, index) ? [index] : []));
}

/**
 * @param node of which a promise is waited for
 * @returns false also for a parameter that is never called
 */
export function awaitsParameter(graph: Graph, node: FunctionNode, index: number): boolean {
  const answers = known.get(graph) ?? new WeakMap<FunctionNode, Map<number, boolean>>();
  known.set(graph, answers);
  const own = answers.get(node) ?? new Map<number, boolean>();
  answers.set(node, own);
  const answer = own.get(index);
  if (answer !== undefined) return answer;
  // Of one that gives it to itself, by whatever way, nothing is known.
  own.set(index, false);
  const found = waits(graph, node, index);
  own.set(index, found);
  return found;
}

function waits(graph: Graph, node: FunctionNode, index: number): boolean {
  const { file, fact } = node;
  const parameter = fact.parameters[index];
  if (!fact.hasBody || fact.generator || !parameter || parameter.name === null || parameter.rest) return false;
  if (fact.redeclaresParameter) return false;
  const binding = numbersNamed(file, parameter.name).find((each) => {
    const found = file.facts.bindings[each];
    return found?.kind === 'parameter' && found.function === node.id;
  });
  if (binding === undefined) return false;
  const calls = callsOf(file, binding);
  const accesses = accessesOf(file, binding).filter(({ use, write }) => write || use?.kind !== 'test');
  if (calls.length + accesses.length === 0) return false;
  return (
    calls.every((call) => !call.fact.isNew && isWaitedFor(graph, call, node)) &&
    accesses.every(({ use, write }) => {
      const call = use?.kind === 'argument' && !write ? file.calls[use.call] : undefined;
      return call !== undefined && use?.kind === 'argument' && runs(graph, call, use.index, node);
    })
  );
}

/** The call runs the function that it is given in that place to its end before what it gives is there, which is waited for. */
function runs(graph: Graph, call: CallNode, index: number, within: FunctionNode): boolean {
  return isWaitedFor(graph, call, within) && takes(graph, call, index);
}

function takes(graph: Graph, call: CallNode, index: number): boolean {
  if (call.fact.isNew) return false;
  if (isContextRun(graph, call)) return index === 1;
  const number = parameterIndex(graph, call, index);
  const targets = graph.targetsOf(call);
  if (number === null || targets.length === 0) return false;
  const { callee } = call.fact;
  const receivers = callee.kind === 'member' ? alternatives(graph.evaluate(callee.object, call.file)) : [];
  const isSeen = receivers.every(({ kind }) => kind !== 'unknown' && kind !== 'missing' && kind !== 'external');
  return isSeen && targets.every((target) => awaitsParameter(graph, target, number));
}

/** `storage.run(store, callback)`, which calls it at once and gives what it gives. */
function isContextRun(graph: Graph, { fact: { callee }, file }: CallNode): boolean {
  if (callee.kind !== 'member' || callee.name !== 'run') return false;
  const types = alternatives(graph.evaluate(callee.object, file));
  return (
    types.length > 0 &&
    types.every(
      (type) =>
        type.kind === 'external' &&
        /^(node:)?async_hooks$/.test(type.module) &&
        type.path.at(-1) === 'AsyncLocalStorage',
    )
  );
}

/** What the call gives is there before the function goes on, or is all that the function still gives. */
function isWaitedFor(graph: Graph, call: CallNode, within: FunctionNode): boolean {
  const { function: node, fact } = call;
  // What is disposed of at the end of a function would be while the promise still runs.
  const disposes = node.fact.implicitCalls.some(({ protocol }) => protocol.startsWith('dispose'));
  const isLast =
    !disposes && fact.always && node.fact.returns.some((each) => each.kind === 'call' && each.call === call.id);
  if (!isLast && !(fact.awaited && node.fact.async)) return false;
  if (node === within) return true;
  return isInside(node, within) && isRunHere(graph, node, within);
}

/** A function in the function, which runs while that does. */
function isRunHere(graph: Graph, { fact: { use }, file }: FunctionNode, within: FunctionNode): boolean {
  const call = use.kind === 'argument' || use.kind === 'immediately-invoked' ? file.calls[use.call] : undefined;
  if (!call) return false;
  if (use.kind === 'argument') return runs(graph, call, use.index, within);
  return use.kind === 'immediately-invoked' && isWaitedFor(graph, call, within);
}
