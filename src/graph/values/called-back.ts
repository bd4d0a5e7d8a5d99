/** What a callback is given: `withRow((row) => …)`, where `withRow` is of the project and calls what it is given with `row`. */
import { parameterAt } from '../project/parameters.ts';
import { accessesOf, callsOf, numbersNamed } from '../project/file-index.ts';
import type { CallNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type, union, UNKNOWN, withoutNullish } from '../project/types.ts';

const UNDEFINED: Type = { kind: 'builtin', name: 'undefined' };

/**
 * @param position of the callback among the arguments of the call
 * @param index of the callback's parameter
 * @returns unknown where anybody else may call it, or where it may come to other functions
 */
export function givenToCallback(graph: Graph, call: CallNode, position: number, index: number): Type {
  const { fact } = call;
  if (fact.isNew || fact.arguments.slice(0, position + 1).some((each) => each.spread)) return UNKNOWN;
  const targets = targetsOf(graph, call);
  if (targets.length === 0) return UNKNOWN;
  return union(targets.map((target) => givenBy(graph, target, position, index, receiverOf(graph, call))));
}

/** The functions that the call runs, if they are all there are. */
function targetsOf(graph: Graph, call: CallNode): readonly FunctionNode[] {
  const { callee } = call.fact;
  const isMember = callee.kind === 'member';
  const types = alternatives(withoutNullish(graph.evaluate(isMember ? callee.object : callee, call.file)));
  const isKnown = types.every((each) =>
    isMember ? each.kind === 'instance' || each.kind === 'class' || each.kind === 'object' : each.kind === 'function',
  );
  const targets = isKnown && types.length > 0 ? graph.targetsOf(call) : [];
  return targets.every((each) => !each.file.external && each.fact.hasBody) ? targets : [];
}

function receiverOf(graph: Graph, { fact: { callee }, file }: CallNode): Type {
  return callee.kind === 'member' ? graph.evaluate(callee.object, file) : UNKNOWN;
}

function givenBy(graph: Graph, target: FunctionNode, position: number, index: number, receiver: Type): Type {
  const { file, fact } = target;
  const parameter = parameterAt(target, position);
  const name = parameter && fact.parameters[position]?.name;
  const binding = name == null ? undefined : numbersNamed(file, name).find((each) => isParameter(target, each));
  if (binding === undefined || fact.redeclaresParameter) return UNKNOWN;
  const calls = callsOf(file, binding);
  const isOnlyCalled = accessesOf(file, binding).every(({ use, write }) => !write && use?.kind === 'test');
  if (!isOnlyCalled || calls.length === 0) return UNKNOWN;
  return union(
    calls.map(({ fact: { callee, arguments: passed } }) => {
      const isPlain = callee.kind === 'binding' && passed.slice(0, index + 1).every((each) => !each.spread);
      const own = passed[index];
      if (!isPlain) return UNKNOWN;
      if (!own) return UNDEFINED;
      // `this` is what the function is called on.
      const isReceiver =
        own.value.kind === 'this' && target.owner?.kind === 'class' && own.value.function === target.id;
      return isReceiver ? receiver : graph.evaluate(own.value, file);
    }),
  );
}

function isParameter({ file, id }: FunctionNode, binding: number): boolean {
  const fact = file.facts.bindings[binding];
  return fact?.kind === 'parameter' && fact.function === id;
}
