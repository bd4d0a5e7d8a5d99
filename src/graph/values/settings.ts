/**
 * What a function gives in one of its calls. Evaluated on its own, a method answers for every object that it may be called
 * on: `getQuerySet() { return new this.constructor.querySetClass(this.model); }` gives any queryset there is. Here `this`
 * stands for what the call is made on, and a parameter for the class that it is given (context sensitivity by receiver:
 * Milanova et al., Parameterized object sensitivity for points-to analysis, 2005).
 */
import type { CallFact, Value } from '../../model/facts.ts';
import { contentsOf } from './contents/index.ts';
import type { Put } from './contents/trace.ts';
import { numbersNamed } from '../project/file-index.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import type { Solver } from '../types/solver.ts';
import { alternatives, shallow, type Type, union } from '../project/types.ts';

type Self = Extract<Type, { kind: 'instance' | 'class' }>;
type ClassType = Extract<Type, { kind: 'class' }>;

/** Gives what a value is, in the file of the call that it is asked for. */
export type Evaluate = (value: Value, file: FileNode) => Type;

/** What is known in one call of a function. */
interface Setting {
  readonly node: FunctionNode;
  readonly self: Self | null;
  /** By the number of the parameter's binding. */
  readonly given: ReadonlyMap<number, Type>;
}

export interface Settings {
  /** What the values that a function returns are in a call of it; null where the call says nothing more about them. */
  returnedBy(node: FunctionNode, self: Type, given: ReadonlyMap<number, Type>): Type | null;
  /** The classes among the arguments of a call, by the bindings of the function's parameters. */
  givenTo(node: FunctionNode, call: CallFact, file: FileNode, evaluate: Evaluate): ReadonlyMap<number, Type>;
  /** What a Map gives for a key that is one of these classes, where each was put in under the class that it was made for. */
  keptFor(container: Value, file: FileNode, key: Type): Type | null;
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly solve: Solver['solve'];
  readonly instanceOf: (type: Type) => Type;
  readonly questions: WeakMap<object, Map<string, object>>;
  readonly numbers: WeakMap<ClassNode, number>;
  numbered: number;
}

/** @param instanceOf an instance of a class, with the model that it gives */
export function createSettings(graph: Graph, solve: Solver['solve'], instanceOf: (type: Type) => Type): Settings {
  const questions = new WeakMap<object, Map<string, object>>();
  const numbers = new WeakMap<ClassNode, number>();
  const context: Context = { graph, solve, instanceOf, questions, numbers, numbered: 0 };

  return {
    returnedBy: (node, type, given) => returnedBy(context, node, type, given),
    givenTo,
    keptFor: (container, file, key) => keptFor(context, container, file, key),
  };
}

function returnedBy(context: Context, node: FunctionNode, type: Type, given: ReadonlyMap<number, Type>): Type | null {
  const { graph } = context;
  const self = isSelf(type) && graph.homeOf(node)?.class !== type.class ? selfOf(context, type) : null;
  const setting: Setting = { node, self, given };
  const { returns, async, generator } = node.fact;
  if (async || generator || !returns.some((each) => depends(each, setting))) return null;
  return answer(context, node, setting, () => union(returns.map((each) => within(context, each, setting))));
}

/** Which class it is of matters here, not which model the call tells it to give. */
function selfOf({ instanceOf }: Context, type: Self): Self {
  if (type.kind === 'class') return type;
  const self = instanceOf({ kind: 'class', class: type.class });
  return isSelf(self) ? self : type;
}

function answer(context: Context, about: object, setting: Setting, compute: () => Type): Type {
  const { questions, solve } = context;
  const name = nameOf(context, setting);
  const keys = questions.get(about) ?? new Map<string, object>();
  questions.set(about, keys);
  const key = keys.get(name) ?? {};
  keys.set(name, key);
  return solve(key, () => shallow(compute()));
}

function nameOf(context: Context, { self, given }: Setting): string {
  const parts = [...given].map(
    ([binding, type]) =>
      `${String(binding)} ${alternatives(type)
        .map((type) => labelOf(context, type))
        .join(' ')}`,
  );
  return [self ? labelOf(context, self) : '', ...parts].join();
}

function labelOf(context: Context, type: Type): string {
  const { numbers } = context;
  if (!isSelf(type)) return type.kind;
  const number = numbers.get(type.class) ?? (context.numbered += 1);
  numbers.set(type.class, number);
  return `${type.kind} ${String(number)}`;
}

function within(context: Context, value: Value, setting: Setting): Type {
  const { graph } = context;
  const { node, self, given } = setting;
  const { file } = node;
  if (!depends(value, setting)) return graph.evaluate(value, file);
  const evaluate: Evaluate = (each) => within(context, each, setting);
  switch (value.kind) {
    case 'this':
      return self ?? graph.evaluate(value, file);
    case 'member':
      return graph.memberOf(within(context, value.object, setting), value.name);
    case 'call': {
      const call = file.calls[value.call];
      const made = call && graph.resultOf(call, evaluate);
      // What is put into a container later is looked for where it is made.
      return made && !alternatives(made).some(isGrowing) ? made : graph.evaluate(value, file);
    }
    case 'binding': {
      const known = given.get(value.binding);
      const fact = file.facts.bindings[value.binding];
      if (known ?? !fact) return known ?? graph.evaluate(value, file);
      return answer(context, fact, setting, () => union(fact.values.map((each) => within(context, each, setting))));
    }
    case 'union':
      return union(value.values.map((each) => within(context, each, setting)));
    default:
      return graph.evaluate(value, file);
  }
}

/** What the value is may be told by the setting. */
function depends(value: Value, setting: Setting, seen = new Set<number>()): boolean {
  const { node, self, given } = setting;
  switch (value.kind) {
    case 'this':
    case 'super':
      return self !== null && value.function === node.id;
    case 'member':
      return depends(value.object, setting, seen);
    case 'call': {
      const call = node.file.calls[value.call]?.fact;
      return (
        call !== undefined &&
        [call.callee, ...call.arguments.map((each) => each.value)].some((each) => depends(each, setting, seen))
      );
    }
    case 'binding': {
      if (given.has(value.binding)) return true;
      const fact = node.file.facts.bindings[value.binding];
      if (!fact || fact.function !== node.id || fact.type || fact.import || seen.has(value.binding)) return false;
      seen.add(value.binding);
      return fact.values.some((each) => depends(each, setting, seen));
    }
    case 'union':
      return value.values.some((each) => depends(each, setting, seen));
    default:
      return false;
  }
}

function givenTo(node: FunctionNode, call: CallFact, file: FileNode, evaluate: Evaluate): ReadonlyMap<number, Type> {
  const given = new Map<number, Type>();
  if (call.arguments.some((each) => each.spread)) return given;
  call.arguments.forEach(({ value }, index) => {
    if (!MAY_BE_CLASS.has(value.kind)) return;
    const binding = parameterBinding(node, index);
    if (binding === null) return;
    const type = evaluate(value, file);
    if (type.kind === 'class') given.set(binding, type);
  });
  return given;
}

function keptFor(context: Context, container: Value, file: FileNode, key: Type): Type | null {
  const { graph } = context;
  const keys = alternatives(key);
  const origin = keys.length > 0 && keys.every(isClass) ? originOf(context, container, file) : null;
  const maker = origin && origin.file.functions[origin.call.fact.function];
  if (!origin || !maker) return null;
  const value: Value = { kind: 'call', call: origin.call.id };
  const { puts, isOpen } = contentsOf(graph, { file: origin.file, value, function: maker, isDeep: false });
  if (isOpen || origin.call.fact.arguments.length > 0 || puts.some((each) => each.spread || !each.key)) return null;
  return union(keys.filter(isClass).flatMap((each) => puts.flatMap((put) => putUnder(context, put, each) ?? [])));
}

/** What is put in when the key is that class; null where it never is. */
function putUnder(context: Context, put: Put, key: ClassType): Type | null {
  const { graph } = context;
  const { value, file } = put;
  const setting = put.key && settingOf(context, put.key, file, key);
  if (!setting) return graph.evaluate(value, file);
  const home = setting.self && graph.homeOf(setting.node);
  if (home && !graph.hierarchy.isRelated(home.class, key.class)) return null;
  return answer(context, value, setting, () => within(context, value, setting));
}

/** `managers.set(this, …)` in a static method, `managers.set(model, …)` where that is a parameter. */
function settingOf({ graph }: Context, key: Value, file: FileNode, type: ClassType): Setting | null {
  if (key.kind === 'this') {
    const node = file.functions[key.function];
    return node && graph.homeOf(node)?.static ? { node, self: type, given: new Map() } : null;
  }
  const fact = key.kind === 'binding' ? file.facts.bindings[key.binding] : undefined;
  const node = fact && file.functions[fact.function];
  if (key.kind !== 'binding' || !node || fact.kind !== 'parameter' || fact.type || fact.values.length !== 1)
    return null;
  return { node, self: null, given: new Map([[key.binding, type]]) };
}

/** Where the only container that a value may be is made: `const managers = new WeakMap()`, in a variable or field. */
function originOf(context: Context, value: Value, file: FileNode): { call: CallNode; file: FileNode } | null {
  const { graph } = context;
  if (value.kind === 'call') {
    const call = file.calls[value.call];
    return call?.fact.isNew && call.fact.callee.kind === 'global' && /Map$/.test(call.fact.callee.name)
      ? { call, file }
      : null;
  }
  if (value.kind === 'binding') {
    const fact = file.facts.bindings[value.binding];
    const [only] = fact?.values ?? [];
    return only && fact?.values.length === 1 && !fact.import ? originOf(context, only, file) : null;
  }
  if (value.kind !== 'member' || value.name === null) return null;
  const owner = graph.evaluate(value.object, file);
  return isSelf(owner) ? heldIn(context, owner, value.name) : null;
}

/** A field that is set once: where it is declared, or by an assignment, such as one in the constructor. */
function heldIn(context: Context, owner: Self, name: string): { call: CallNode; file: FileNode } | null {
  const { graph } = context;
  const declared = graph.hierarchy.dispatch(owner.class, name, owner.kind === 'class');
  const written = graph.writes.to(owner, name);
  const values = [
    ...declared.map(({ member, class: { file } }) => ({
      value: member?.kind === 'field' ? member.value : null,
      file,
    })),
    ...written,
  ];
  const [only, ...others] = values;
  return only?.value && others.length === 0 ? originOf(context, only.value, only.file) : null;
}

/** The number of the binding of a parameter that always is what the function is given. */
function parameterBinding({ file, fact, id }: FunctionNode, index: number): number | null {
  const parameter = fact.parameters[index];
  if (!parameter || parameter.name === null || parameter.rest || parameter.type) return null;
  const found = numbersNamed(file, parameter.name).find((each) => {
    const binding = file.facts.bindings[each];
    return binding?.kind === 'parameter' && binding.function === id && binding.values.length === 1 && !binding.type;
  });
  return found ?? null;
}

function isSelf(type: Type): type is Self {
  return type.kind === 'instance' || type.kind === 'class';
}

function isClass(type: Type): type is ClassType {
  return type.kind === 'class';
}

function isGrowing(type: Type): boolean {
  return type.kind === 'array' || type.kind === 'record' || (type.kind === 'builtin' && type.element !== undefined);
}

/** Arguments that name a class. */
const MAY_BE_CLASS: ReadonlySet<Value['kind']> = new Set(['this', 'binding', 'member', 'class']);
