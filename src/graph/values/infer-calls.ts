/** What a call gives, and which functions it may run. */
import type { Value } from '../../model/facts.ts';
import { isBorrowed } from '../project/borrowed.ts';
import type { CallNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { type Type, UNKNOWN, alternatives, union } from '../project/types.ts';
import { promiseOfMethod } from '../types/promises.ts';
import { mappedBy, onArray, onBuiltin } from './calls/builtins.ts';
import { classCall, ofPlatform, ormCall } from './calls/classes.ts';
import { type Asked, type Context, derived, takesOnlyPlainValues } from './calls/context.ts';
import { chosen, created, ofExport, functionResult, plainCall, thisFor, withReceiver } from './calls/functions.ts';
import { targetsOf } from './calls/targets.ts';
import { fullNameOf, givesOpaque } from './opaque.ts';
import type { Evaluate, Settings } from './settings.ts';

export function createCallInference(graph: Graph, settings: Settings): Pick<Graph, 'resultOf' | 'targetsOf'> {
  const { profile } = graph.project;
  const selves = new WeakMap<Value, Value>();
  const context: Context = { graph, settings, profile, selves };

  return {
    resultOf: (call, evaluate) => resultOf(context, call, evaluate),
    targetsOf: (call) => targetsOf(context, call),
  };
}

function resultOf(context: Context, call: CallNode, evaluate: Evaluate = context.graph.evaluate): Type {
  const { graph } = context;
  const { callee, isNew } = call.fact;
  if (isNew) return created(context, call, evaluate);
  if (callee.kind !== 'member') return plainCall(context, call, evaluate);
  const receiver = evaluate(callee.object, call.file);
  const name = callee.name;
  if (name === null) return chosen(context, receiver, { call, evaluate, self: null });
  if (isBorrowed(graph, call)) return UNKNOWN;
  const self = callee.object.kind === 'super' ? evaluate(thisFor(context, callee.object), call.file) : null;
  return union(
    withReceiver(context, receiver, name).map(
      (each) => promiseOfMethod(each, name) ?? methodCall(context, each, name, { call, evaluate, self }),
    ),
  );
}

function methodCall(context: Context, receiver: Type, name: string, asked: Asked): Type {
  const { profile, graph } = context;
  const { call } = asked;
  switch (receiver.kind) {
    case 'array':
      return onArray(context, receiver, name, call);
    case 'builtin':
      return onBuiltin(context, receiver, name, asked);
    case 'instance':
    case 'class':
      return classCall(context, receiver, name, asked);
    case 'orm':
      return ormCall(context, receiver, name, asked);
    case 'external': {
      const told = ofExport(context, { ...receiver, path: [...receiver.path, name] }, asked);
      if (told) return told;
      if (!receiver.derived && Object.hasOwn(profile.functions, fullNameOf(receiver, name)))
        return ofPlatform(context, receiver, name, asked);
      if (givesOpaque(profile, receiver, name)) return derived({ ...receiver, path: [...receiver.path, name] });
      return takesOnlyPlainValues(context, call) ? derived(receiver) : mappedBy(context, call, name, receiver);
    }
    case 'unknown':
      return mappedBy(context, call, name, receiver);
    default: {
      const results = alternatives(graph.memberOf(receiver, name)).map((each) => {
        if (each.kind === 'function') return functionResult(context, each.function, receiver, asked);
        return each.kind === 'external' && takesOnlyPlainValues(context, call) ? derived(each) : UNKNOWN;
      });
      return results.length > 0 ? union(results) : UNKNOWN;
    }
  }
}
