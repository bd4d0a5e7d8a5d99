/**
 * Steps that may be taken: a call on something that could not be resolved may run what goes by that name, and a call by a
 * computed key may run any member. A repository that is injected is called so, and a table of handlers.
 */
import { addTo } from '../../../collections.ts';
import { type CallNode, type ClassNode, type FunctionNode, membersOf } from '../../../graph/project/nodes.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { alternatives, type Type, withoutNullish } from '../../../graph/project/types.ts';
import type { Value } from '../../../model/facts.ts';
import type { Step } from './flow.ts';

/**
 * @param into the steps that are known
 * @param starts functions that make an async ORM call themselves
 * @param isTarget whether a call may be taken to run a function
 * @returns steps to functions that reach the ORM, by whatever steps
 */
export function findMaybe(
  graph: Graph,
  functions: readonly FunctionNode[],
  into: (node: FunctionNode) => readonly Step[],
  starts: readonly FunctionNode[],
  isTarget: (node: FunctionNode) => boolean,
): readonly Step[] {
  const { byName, byTarget } = openCalls(graph, functions);
  const found: Step[] = [];
  const reaching = new Set(starts);
  let made: ReadonlySet<ClassNode> | null = null;
  for (const node of reaching) {
    for (const { from } of into(node)) reaching.add(from);
    if (!isTarget(node)) continue;
    const named = byName.get(memberName(node) ?? '') ?? [];
    const calls = [...(byTarget.get(node) ?? []), ...(named.length > 0 && isMade(node) ? named : [])];
    for (const call of calls) {
      if (call.function === node) continue;
      found.push({ from: call.function, to: node, kind: 'maybe', call });
      reaching.add(call.function);
    }
  }
  return found;

  /** There can be an object that has the method: nobody is given one of a class that is only exported. */
  function isMade({ owner }: FunctionNode): boolean {
    if (owner?.kind !== 'class' || owner.static) return true;
    made ??= classesUsed(graph, functions);
    return made.has(owner.class) || graph.hierarchy.descendants(owner.class).some((each) => made?.has(each));
  }
}

/** The classes that the code names as values: it makes objects of them, or gives them to what does. */
function classesUsed(graph: Graph, functions: readonly FunctionNode[]): ReadonlySet<ClassNode> {
  const found = new Set<ClassNode>();
  for (const { fact, file, calls } of functions) {
    const made = calls.flatMap((call) => (call.fact.isNew ? [call.fact.callee] : []));
    for (const value of [...made, ...fact.accesses.map((each) => each.value)]) {
      for (const type of alternatives(graph.evaluate(value, file))) if (type.kind === 'class') found.add(type.class);
    }
  }
  return found;
}

interface OpenCalls {
  /** Of methods on what could not be resolved. */
  readonly byName: ReadonlyMap<string, readonly CallNode[]>;
  /** By a computed key, of what is known to hold the function. */
  readonly byTarget: ReadonlyMap<FunctionNode, readonly CallNode[]>;
}

function openCalls(graph: Graph, functions: readonly FunctionNode[]): OpenCalls {
  const byName = new Map<string, CallNode[]>();
  const byTarget = new Map<FunctionNode, CallNode[]>();
  for (const call of functions.flatMap(({ calls }) => calls)) {
    const callee = calledMember(call);
    if (callee?.kind !== 'member' || call.fact.isNew || callee.object.kind === 'super') continue;
    const types = alternatives(withoutNullish(graph.evaluate(callee.object, call.file)));
    if (callee.name === null) {
      for (const type of types) for (const node of heldBy(type)) addTo(byTarget, node, call);
    } else if ((types.length === 0 || types.some(isOpen)) && graph.targetsOf(call).length === 0) {
      addTo(byName, callee.name, call);
    }
  }
  return { byName, byTarget };

  function heldBy(type: Type): readonly FunctionNode[] {
    if (type.kind === 'array') return functionsIn(type.element);
    if (type.kind === 'instance')
      return type.class.file.functions.filter(({ owner }) => owner?.kind === 'class' && owner.class === type.class);
    if (type.kind === 'namespace') {
      const { facts } = type.file;
      return facts.exports.flatMap(({ value }) => (value ? functionsIn(graph.evaluate(value, type.file)) : []));
    }
    if (type.kind !== 'object') return [];
    const { fact, file } = type.object;
    return [
      ...membersOf(type.object),
      ...fact.members.flatMap(({ value }) => functionsIn(graph.evaluate(value, file))),
    ];
  }
}

function functionsIn(type: Type): readonly FunctionNode[] {
  return alternatives(type).flatMap((each) =>
    each.kind === 'function' && !each.function.file.external ? [each.function] : [],
  );
}

function isOpen({ kind }: Type): boolean {
  return kind === 'unknown' || kind === 'missing';
}

/** `handlers[key]` of `handlers[key]()`, and of `run()` after `const run = handlers[key]`. */
function calledMember({ fact: { callee }, file }: CallNode): Value | null {
  if (callee.kind !== 'binding') return callee;
  const [value] = file.facts.bindings[callee.binding]?.values ?? [];
  return value?.kind === 'member' && value.name === null ? value : null;
}

/** The name by which an object of some kind has the function; null for a free one. */
function memberName({ owner, fact }: FunctionNode): string | null {
  if (owner?.kind === 'class') return owner.member.name;
  if (owner?.kind === 'object' || owner?.kind === 'assignment') return owner.name;
  return fact.use.kind === 'member' ? fact.name : null;
}
