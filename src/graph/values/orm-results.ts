/** What the profile says that operations of the ORM give, as types. */
import { modelsLeadingTo } from '../../model/described-types.ts';
import type { Returns } from '../../model/profile.ts';
import { DATA } from '../project/builtins.ts';
import type { CallNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type, union, UNKNOWN } from '../project/types.ts';
import { instanceOf } from '../types/instances.ts';
import type { Evaluate } from './settings.ts';

/** What is told of an operation besides its table. */
export interface Operation {
  readonly origin: string;
  /** The model whose instances the receiver gives. */
  readonly model: Type | null;
  readonly receiver: Type;
  /** The call; null for what is no call. */
  readonly asked: { readonly call: CallNode; readonly evaluate: Evaluate } | null;
}

/** What the profile says an operation gives, as a type. */
export function ormResult(graph: Graph, returns: Returns, operation: Operation): Type {
  const { origin, model, receiver } = operation;
  if (typeof returns === 'object' && 'type' in returns) return objectOf(graph, returns.type, origin, model);
  if (typeof returns === 'object' && 'list' in returns)
    return { kind: 'array', element: ormResult(graph, returns.list, operation) };
  if (typeof returns === 'object')
    return { kind: 'tuple', elements: returns.tuple.map((each) => ormResult(graph, each, operation)) };
  switch (returns) {
    case 'instance':
      return rowOf(graph, operation);
    case 'instances':
    case 'iterator':
      return { kind: 'array', element: rowOf(graph, operation) };
    case 'scalar':
      return { kind: 'builtin', name: 'primitive' };
    case 'plain':
      return { kind: 'builtin', name: DATA };
    case 'self':
      return receiver;
    case 'given':
      return given(operation);
    case 'result':
      return callbackResult(graph, operation);
    case 'unknown':
      return UNKNOWN;
  }
}

/** An instance of the model; of any model that leads to such an object where it is not known which. */
function rowOf(graph: Graph, { model, receiver }: Operation): Type {
  if (model) return instanceOf(model);
  const roots = receiver.kind === 'instance' ? graph.hierarchy.ormRoots(receiver.class) : [];
  const models = roots.flatMap(({ type }) => modelsLeadingTo(graph.project.profile, type));
  const nodes = models.flatMap((each) => graph.project.described?.ofType(each) ?? []);
  return nodes.length > 0 ? union(nodes.map((each) => ({ kind: 'instance', class: each, model: null }))) : UNKNOWN;
}

function objectOf({ project }: Graph, type: string, origin: string, model: Type | null): Type {
  const node = project.described?.ofType(type);
  return node ? { kind: 'instance', class: node, model } : { kind: 'orm', type, origin, module: '', model };
}

/** `session.get(Room, id)` gives a room, `session.store(room)` the room itself. */
function given({ asked }: Operation): Type {
  const [first] = asked?.call.fact.arguments ?? [];
  if (!asked || !first || first.spread) return UNKNOWN;
  return union(
    alternatives(asked.evaluate(first.value, asked.call.file)).map((each) =>
      each.kind === 'class' || each.kind === 'orm-class' ? instanceOf(each) : each,
    ),
  );
}

/** `db.transaction(() => …)` gives what the function gives. */
function callbackResult(graph: Graph, { asked }: Operation): Type {
  if (!asked) return UNKNOWN;
  const { call, evaluate } = asked;
  const results = call.fact.arguments.flatMap(({ value, spread }) =>
    spread
      ? [UNKNOWN]
      : alternatives(evaluate(value, call.file)).flatMap((each) => {
          if (each.kind !== 'function') return each.kind === 'unknown' ? [UNKNOWN] : [];
          const { fact, file } = each.function;
          if (fact.async || fact.generator) return [UNKNOWN];
          return fact.returnType
            ? [graph.typeOf(fact.returnType, file)]
            : fact.returns.map((each) => graph.evaluate(each, file));
        }),
  );
  return results.length > 0 ? union(results) : UNKNOWN;
}
