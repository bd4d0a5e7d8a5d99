/** Which functions a call can run. */
import type { Value } from '../../../model/facts.ts';
import { isBorrowed } from '../../project/borrowed.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../../project/nodes.ts';
import type { Definition } from '../../project/questions.ts';
import { type Type, UNKNOWN, alternatives, functionsOf } from '../../project/types.ts';
import type { ClassType, Context } from './context.ts';

export function targetsOf(context: Context, call: CallNode): readonly FunctionNode[] {
  const { graph } = context;
  const { callee, isNew } = call.fact;
  if (!isNew && callee.kind === 'member' && callee.name !== null && !isBorrowed(graph, call)) {
    const receiver = graph.evaluate(callee.object, call.file);
    const name = callee.name;
    const isSuper = callee.object.kind === 'super';
    return distinct(alternatives(receiver).flatMap((each) => methodTargets(context, each, name, isSuper)));
  }
  // `record.call(this, book)` runs `record`.
  const called = !isNew && callee.kind === 'member' && callee.name !== null ? callee.object : callee;
  return distinct(
    alternatives(graph.evaluate(called, call.file)).flatMap((each) => {
      if (each.kind === 'function') return [each.function];
      // `super()` of a constructor goes on to that of the base.
      if (callee.kind === 'super') return each.kind === 'instance' ? constructors(context, [each.class]) : [];
      if (each.kind !== 'class') return [];
      if (!isNew) return constructorFunction(each);
      const below = isOneClass(callee, call.file, 0) ? [] : context.graph.hierarchy.descendants(each.class);
      return constructors(context, [each.class, ...below]);
    }),
  );
}

function methodTargets(context: Context, receiver: Type, name: string, isSuper: boolean): readonly FunctionNode[] {
  const { graph } = context;
  if (receiver.kind === 'instance' || receiver.kind === 'class') {
    const isStatic = receiver.kind === 'class';
    const found = isSuper
      ? graph.hierarchy.lookUp(receiver.class, name, isStatic)
      : graph.hierarchy.dispatch(receiver.class, name, isStatic);
    if (found.length > 0) return found.flatMap((each) => each.function ?? fieldFunctions(context, each));
  }
  return functionsOf(graph.memberOf(receiver, name));
}

function fieldFunctions({ graph }: Context, definition: Definition): readonly FunctionNode[] {
  const value = definition.member?.value;
  const type = value ? graph.evaluate(value, definition.class.file) : UNKNOWN;
  return type.kind === 'function' ? [type.function] : [];
}

/** A class in the form of a function may be called as one: `Base.call(this)`. */
function constructorFunction({ class: { file, fact } }: ClassType): readonly FunctionNode[] {
  const node = fact.constructorFunction === undefined ? undefined : file.functions[fact.constructorFunction];
  return node ? [node] : [];
}

/** Hops from one variable to the next. */
const DEEPEST = 4;

/** It names the class itself; `this`, `this.constructor` and what is handed over may be one that extends it. */
function isOneClass(value: Value, file: FileNode, depth: number): boolean {
  switch (value.kind) {
    case 'binding': {
      const values = file.facts.bindings[value.binding]?.values ?? [];
      return depth < DEEPEST && values.every((each) => isOneClass(each, file, depth + 1));
    }
    case 'union':
      return value.values.every((each) => isOneClass(each, file, depth));
    case 'member':
      return value.name !== 'constructor';
    case 'this':
    case 'parameter':
    case 'call':
      return false;
    default:
      return true;
  }
}

/** `new C()` runs the constructors of the chain and the field initializers. */
function constructors({ graph }: Context, classes: readonly ClassNode[]): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  const seen = new Set(classes);
  const queue = [...seen];
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

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}
