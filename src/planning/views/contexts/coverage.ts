/** What runs inside `newConnection()` already: functions passed to it, or to a function that opens a context around them. */
import type { ObjectMemberFact, Value } from '../../../model/facts.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { type CallNode, callsWithin, type FileNode, type FunctionNode } from '../../../graph/project/nodes.ts';
import { functionsOf } from '../../../graph/project/types.ts';
import type { Openers } from './openers.ts';

export interface Coverage {
  /** Functions that the call runs inside a context: `newConnection(f)`, `withDatabase(f)`. */
  coveredBy(call: CallNode): readonly FunctionNode[];
  /** Function expressions written where they are covered: they never run anywhere else. */
  readonly inline: ReadonlySet<FunctionNode>;
  /** All covered functions, the ones passed by name included. */
  readonly all: ReadonlySet<FunctionNode>;
  /** Calls that open a context around something: a function, or a parameter. */
  readonly openers: readonly Opener[];
  readonly names: Openers;
}

export interface Opener {
  readonly call: CallNode;
  /** What runs inside: `f` in `newConnection(f)`, the arrow function in `newConnection(() => f())`. */
  readonly value: Value;
}

/**
 * @param files those whose contexts count
 * @param names what opens a context, as far as names go
 */
export function createCoverage(graph: Graph, files: readonly FileNode[], names: Openers): Coverage {
  const calls = files.flatMap((file) => file.calls);
  const isOpener = ({ fact, file }: CallNode): boolean => names.is(fact.callee, file);
  /** Functions that open a context around a parameter, and which. */
  const wrappers = new Map<FunctionNode, Set<number>>();
  const byCall = new Map<CallNode, readonly FunctionNode[]>();
  // Most projects have none at all, and then no call has to be looked at twice.
  const isOpening = calls.some(isOpener);
  const targets = new Map(isOpening ? calls.map((call) => [call, graph.targetsOf(call)]) : []);
  const openers: Opener[] = [];

  // A wrapper of a wrapper is one, too: each round can only add.
  for (let grew = isOpening; grew;) {
    grew = false;
    for (const call of calls) {
      for (const index of coveringPositions(call)) {
        const value = call.fact.arguments[index]?.value;
        if (value && noteWrapper(call, value)) grew = true;
      }
    }
  }
  for (const call of isOpening ? calls : []) {
    const positions = coveringPositions(call);
    const covered = positions.flatMap((index) => functionsAt(call, index));
    if (covered.length > 0) byCall.set(call, covered);
    for (const index of positions) {
      const value = call.fact.arguments[index]?.value;
      if (value) openers.push({ call, value });
    }
  }

  function coveringPositions(call: CallNode): readonly number[] {
    if (isOpener(call)) return isForDefault(call) ? [0] : [];
    return (targets.get(call) ?? []).flatMap((target) => [...(wrappers.get(target) ?? [])]);
  }

  function functionsAt(call: CallNode, index: number): readonly FunctionNode[] {
    const value = call.fact.arguments[index]?.value;
    return value ? functionsOf(graph.evaluate(value, call.file)) : [];
  }

  /** `newConnection(f)` and `newConnection(() => f())`, where `f` is a parameter. */
  function noteWrapper(call: CallNode, value: Value): boolean {
    const inner = value.kind === 'function' ? call.file.functions[value.function] : undefined;
    const called = inner ? callsWithin(inner).map((each) => calledValue(each.fact.callee)) : [value];
    let isNew = false;
    for (const each of called) {
      const parameter = parameterOf(call.file, each);
      if (!parameter) continue;
      const known = wrappers.get(parameter.function) ?? new Set();
      if (!known.has(parameter.index)) isNew = true;
      wrappers.set(parameter.function, known.add(parameter.index));
    }
    return isNew;
  }

  const all = new Set([...byCall.values()].flat());
  return {
    coveredBy: (call) => byCall.get(call) ?? [],
    all,
    inline: new Set([...all].filter(isInline)),
    openers,
    names,
  };
}

/** The context is one of the default database: `newConnection(f, { using: 'replica' })` leaves that without one. */
function isForDefault({ fact, file }: CallNode): boolean {
  const [, options] = fact.arguments;
  if (!options || (options.value.kind === 'builtin' && options.value.name === 'undefined')) return true;
  const object = options.value.kind === 'object' ? file.objects[options.value.object] : undefined;
  return object?.fact.open === false && object.fact.members.every(isDefault);
}

function isDefault({ name, value }: ObjectMemberFact): boolean {
  return name === 'using' && value.kind === 'builtin' && value.text === 'default';
}

/** `f` in `f()`, `f.call(x)` and `f.apply(x)`. */
export function calledValue(callee: Value): Value {
  return callee.kind === 'member' && (callee.name === 'call' || callee.name === 'apply') ? callee.object : callee;
}

function parameterOf(file: FileNode, value: Value): { function: FunctionNode; index: number } | null {
  const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
  if (binding?.kind !== 'parameter') return null;
  const owner = file.functions[binding.function];
  const index = owner?.fact.parameters.findIndex((each) => each.name === binding.name) ?? -1;
  return owner && index >= 0 ? { function: owner, index } : null;
}

function isInline({ fact }: FunctionNode): boolean {
  return fact.use.kind === 'argument' || fact.use.kind === 'value';
}
