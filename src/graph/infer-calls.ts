/** What a call gives, and which functions it may run. */
import type { Value } from '../model/facts.ts';
import { arrayMethodResult, builtinCallResult } from './builtins.ts';
import type { Graph } from './questions.ts';
import type { Definition } from './questions.ts';
import { ormResult, withModel } from './infer-members.ts';
import { instanceOf } from './instances.ts';
import type { CallNode, FunctionNode } from './nodes.ts';
import { lookUpOwn, syncNameOf } from './pairs.ts';
import { promiseOfCall, promiseOfMethod } from './promises.ts';
import type { Pair } from './questions.ts';
import { alternatives, type Type, union, UNKNOWN } from './types.ts';

type Instance = Extract<Type, { kind: 'instance' }>;
type ClassType = Extract<Type, { kind: 'class' }>;

export function createCallInference(graph: Graph): Pick<Graph, 'resultOf' | 'targetsOf'> {
  const { profile } = graph.project;

  function resultOf(call: CallNode): Type {
    const { callee, isNew } = call.fact;
    if (isNew) return created(call);
    if (callee.kind !== 'member') return plainCall(call);
    const receiver = graph.evaluate(callee.object, call.file);
    const name = callee.name;
    if (name === null || name === 'call' || name === 'apply') return UNKNOWN;
    const isSuper = callee.object.kind === 'super';
    return union(
      alternatives(receiver).map((each) => promiseOfMethod(each, name) ?? methodCall(each, name, call, isSuper)),
    );
  }

  function created(call: CallNode): Type {
    return union(
      alternatives(graph.evaluate(call.fact.callee, call.file)).map((each) =>
        each.kind === 'external'
          ? (promiseOfCall(each) ?? (takesOnlyPlainValues(call) ? derived(each) : UNKNOWN))
          : instanceOf(each),
      ),
    );
  }

  function plainCall(call: CallNode): Type {
    return union(
      alternatives(graph.evaluate(call.fact.callee, call.file)).map((each) => {
        if (each.kind === 'function') return functionResult(each.function, UNKNOWN);
        if (each.kind === 'external')
          return promiseOfCall(each) ?? (takesOnlyPlainValues(call) ? derived(each) : UNKNOWN);
        return each.kind === 'builtin' ? builtinCallResult(each.name, '', null) : UNKNOWN;
      }),
    );
  }

  function methodCall(receiver: Type, name: string, call: CallNode, isSuper: boolean): Type {
    switch (receiver.kind) {
      case 'array':
        return name === 'map' || name === 'flatMap' ? mapped(call) : arrayMethodResult(receiver.element, name);
      case 'builtin': {
        if (receiver.element && name === 'get') return receiver.element;
        if (receiver.element && name === 'values') return { kind: 'array', element: receiver.element };
        const [first] = call.fact.arguments;
        if (receiver.name === 'Array' && name === 'from' && first) return arrayFrom(call, first.value);
        return builtinCallResult(receiver.name, name, first ? graph.evaluate(first.value, call.file) : null);
      }
      case 'instance':
      case 'class':
        return classCall(receiver, name, isSuper);
      case 'orm':
        return ormCall(receiver.type, name, receiver.origin, receiver.model, receiver);
      case 'external':
        return takesOnlyPlainValues(call) ? derived(receiver) : UNKNOWN;
      default: {
        const results = alternatives(graph.memberOf(receiver, name)).map((each) => {
          if (each.kind === 'function') return functionResult(each.function, receiver);
          return each.kind === 'external' && takesOnlyPlainValues(call) ? derived(each) : UNKNOWN;
        });
        return results.length > 0 ? union(results) : UNKNOWN;
      }
    }
  }

  /** `Array.from(iterable)` and `Array.from(iterable, callback)` */
  function arrayFrom(call: CallNode, iterable: Value): Type {
    if (call.fact.arguments.length > 1) return mapped(call, 1);
    return { kind: 'array', element: graph.elementOf(graph.evaluate(iterable, call.file)) };
  }

  function mapped(call: CallNode, index = 0): Type {
    const callback = call.fact.arguments[index]?.value;
    const type = callback ? graph.evaluate(callback, call.file) : UNKNOWN;
    if (type.kind !== 'function') return UNKNOWN;
    return { kind: 'array', element: functionResult(type.function, UNKNOWN) };
  }

  function classCall(receiver: Instance | ClassType, name: string, isSuper: boolean): Type {
    const isStatic = receiver.kind === 'class';
    const definitions = isSuper
      ? graph.hierarchy.lookUp(receiver.class, name, isStatic)
      : graph.hierarchy.dispatch(receiver.class, name, isStatic);
    const model = modelOf(receiver);
    const types = definitions.map((each) => definitionResult(each, receiver));
    const known = types.length > 0 ? union(types) : fieldCall(receiver, name);
    const settled = model ? withModel(known, model) : known;
    if (!alternatives(settled).some((each) => isVague(each))) return settled;
    const conventional = byConvention(receiver, name, model);
    return conventional.kind === 'unknown' ? settled : conventional;
  }

  function modelOf(receiver: Instance | ClassType): Type | null {
    return receiver.kind === 'instance' ? receiver.model : receiver;
  }

  /** What the ORM's conventions say where its code does not. */
  function byConvention(receiver: Instance | ClassType, name: string, model: Type | null): Type {
    const isStatic = receiver.kind === 'class';
    const syncName = syncNameOf(profile, name);
    const asyncOf = syncName === null ? null : graph.pairs.borneBy(receiver.class, syncName, isStatic);
    if (asyncOf) return { kind: 'promise', of: pairResult(asyncOf, model, receiver) };
    const pair = graph.pairs.borneBy(receiver.class, name, isStatic);
    if (pair) return pairResult(pair, model, receiver);
    for (const root of graph.hierarchy.ormRoots(receiver.class)) {
      const returns = lookUpOwn(profile.types[root.type]?.lazy, name);
      if (returns !== undefined) return ormResult(returns, root.origin, model, receiver);
    }
    return UNKNOWN;
  }

  function pairResult(pair: Pair, model: Type | null, receiver: Type): Type {
    return ormResult(pair.returns, pair.assumedFrom ?? '', model, receiver);
  }

  function ormCall(type: string, name: string, origin: string, model: Type | null, receiver: Type): Type {
    const table = profile.types[type] ?? profile.objects[type];
    const returns = lookUpOwn(table?.pairs, name) ?? lookUpOwn(table?.lazy, name);
    if (returns !== undefined) return ormResult(returns, origin, model, receiver);
    const syncName = syncNameOf(profile, name);
    const asyncOf = syncName === null ? undefined : lookUpOwn(table?.pairs, syncName);
    return asyncOf === undefined ? UNKNOWN : { kind: 'promise', of: ormResult(asyncOf, origin, model, receiver) };
  }

  /** A field that holds a function. */
  function fieldCall(receiver: Instance | ClassType, name: string): Type {
    const type = graph.memberOf(receiver, name);
    return type.kind === 'function' ? functionResult(type.function, receiver) : UNKNOWN;
  }

  function definitionResult(definition: Definition, receiver: Type): Type {
    return definition.function ? functionResult(definition.function, receiver) : UNKNOWN;
  }

  function functionResult(node: FunctionNode, receiver: Type): Type {
    const { returnType, returns, async, generator } = node.fact;
    if (generator) return UNKNOWN;
    if (returnType?.kind === 'this') return receiver;
    if (returnType && returnType.kind !== 'other') {
      const written = graph.typeOf(returnType, node.file);
      if (written.kind !== 'unknown') return written;
    }
    const of =
      returns.length === 0
        ? UNKNOWN
        : union(returns.map((each) => (each.kind === 'this' ? receiver : graph.evaluate(each, node.file))));
    return async ? { kind: 'promise', of } : of;
  }

  /** No argument could be an ORM object, so neither can what a package's function makes of them. */
  function takesOnlyPlainValues(call: CallNode): boolean {
    return call.fact.arguments.every(({ value }) => isPlain(graph.evaluate(value, call.file), 0));
  }

  function isPlain(type: Type, depth: number): boolean {
    return alternatives(type).every((each) => {
      if (each.kind === 'builtin' || each.kind === 'external') return true;
      if (each.kind === 'array') return isPlain(each.element, depth);
      if (each.kind !== 'object' || each.object.fact.open || depth > 3) return false;
      const { fact, file } = each.object;
      return fact.members.every((member) => isPlain(graph.evaluate(member.value, file), depth + 1));
    });
  }

  function targetsOf(call: CallNode): readonly FunctionNode[] {
    const { callee, isNew } = call.fact;
    if (
      !isNew &&
      callee.kind === 'member' &&
      callee.name !== null &&
      callee.name !== 'call' &&
      callee.name !== 'apply'
    ) {
      const receiver = graph.evaluate(callee.object, call.file);
      const name = callee.name;
      const isSuper = callee.object.kind === 'super';
      return distinct(alternatives(receiver).flatMap((each) => methodTargets(each, name, isSuper)));
    }
    // `record.call(this, book)` runs `record`.
    const isBorrowed = !isNew && callee.kind === 'member' && callee.name !== null;
    return distinct(
      alternatives(graph.evaluate(isBorrowed ? callee.object : callee, call.file)).flatMap((each) => {
        if (each.kind === 'function') return [each.function];
        return isNew && each.kind === 'class' ? constructors(each) : [];
      }),
    );
  }

  function methodTargets(receiver: Type, name: string, isSuper: boolean): readonly FunctionNode[] {
    if (receiver.kind === 'instance' || receiver.kind === 'class') {
      const isStatic = receiver.kind === 'class';
      const found = isSuper
        ? graph.hierarchy.lookUp(receiver.class, name, isStatic)
        : graph.hierarchy.dispatch(receiver.class, name, isStatic);
      if (found.length > 0) return found.flatMap((each) => each.function ?? fieldFunctions(each));
    }
    return alternatives(graph.memberOf(receiver, name)).flatMap((each) =>
      each.kind === 'function' ? [each.function] : [],
    );
  }

  function fieldFunctions(definition: Definition): readonly FunctionNode[] {
    const value = definition.member?.value;
    const type = value ? graph.evaluate(value, definition.class.file) : UNKNOWN;
    return type.kind === 'function' ? [type.function] : [];
  }

  /** `new C()` runs the constructors of the chain and the field initializers. */
  function constructors(type: ClassType): readonly FunctionNode[] {
    const found: FunctionNode[] = [];
    const seen = new Set([type.class]);
    const queue = [type.class];
    for (let at = queue.pop(); at; at = queue.pop()) {
      for (const member of at.fact.members) {
        const id = member.kind === 'constructor' ? member.function : member.static ? null : member.initializer;
        const node = id === null ? undefined : at.file.functions[id];
        if (node) found.push(node);
      }
      for (const base of graph.hierarchy.bases(at)) {
        if (base.kind !== 'class' || seen.has(base.class)) continue;
        seen.add(base.class);
        queue.push(base.class);
      }
    }
    return found;
  }

  return { resultOf, targetsOf };
}

function derived(type: Extract<Type, { kind: 'external' }>): Type {
  return { ...type, derived: true };
}

function isVague(type: Type): boolean {
  return type.kind === 'unknown' || (type.kind === 'promise' && type.of.kind === 'unknown');
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
