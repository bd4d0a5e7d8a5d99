/** Who runs whom: steps between the functions of the project, by calls, nesting and passing on, where no context is opened. */
import { addTo } from '../../../collections.ts';
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { alternatives } from '../../../graph/project/types.ts';
import type { Planning } from '../../context.ts';
import type { Coverage } from './coverage.ts';
import { findMaybe } from './maybe.ts';
import type { OrmUses } from './orm-uses.ts';
import { createStreams } from './streams.ts';

export interface Step {
  readonly from: FunctionNode;
  readonly to: FunctionNode;
  /**
   * `call`: it is called; `nested`: it is written inside; `passed`: it is an argument of a call, by name; `maybe`: a call on
   * what could not be resolved may run it.
   */
  readonly kind: 'call' | 'nested' | 'passed' | 'maybe';
  readonly call: CallNode | null;
}

export interface Flow {
  /** Without what runs in a context that is opened on the way. */
  from(node: FunctionNode): readonly Step[];
  into(node: FunctionNode): readonly Step[];
  /** The functions that name this one as a value: they may register it, keep it or pass it on. */
  mentions(node: FunctionNode): readonly FunctionNode[];
  /** It runs while a response is being sent, when the function that makes the response has returned. */
  isSent(part: FunctionNode | CallNode): boolean;
  readonly functions: readonly FunctionNode[];
}

/**
 * @param files those whose code counts: tests call everything, and say nothing about who else does
 * @param uses where functions make async ORM calls
 * @param isTarget whether a call that could not be resolved may be taken to run a function
 */
export function createFlow(
  planning: Planning,
  files: readonly FileNode[],
  coverage: Coverage,
  uses: OrmUses,
  isTarget: (node: FunctionNode) => boolean,
): Flow {
  const { graph, effects } = planning;
  const functions = files.flatMap((file) => file.functions);
  const outgoing = new Map<FunctionNode, Step[]>();
  const incoming = new Map<FunctionNode, Step[]>();
  const mentioned = new Map<FunctionNode, FunctionNode[]>();

  const streams = createStreams(graph);
  const sources = functions.flatMap(streams.sentBy);
  const sent = new Set<FunctionNode | CallNode>(sources.flatMap((each) => [...each.functions, ...each.calls]));

  function add(step: Step): void {
    addTo(outgoing, step.from, step);
    addTo(incoming, step.to, step);
  }

  function addCall(from: FunctionNode, call: CallNode): void {
    const covered = coverage.coveredBy(call);
    for (const to of sent.has(call) ? [] : graph.targetsOf(call)) {
      if (!to.file.external) add({ from, to, kind: 'call', call });
    }
    for (const { value } of call.fact.arguments) {
      if (value.kind === 'function') continue;
      for (const type of alternatives(graph.evaluate(value, call.file))) {
        if (type.kind !== 'function' || type.function.file.external) continue;
        if (covered.includes(type.function)) forget(mentioned, type.function, from);
        else if (!sent.has(type.function)) add({ from, to: type.function, kind: 'passed', call });
      }
    }
  }

  for (const from of functions) {
    for (const access of from.fact.accesses) {
      for (const to of effects.functionsNamed(from, access)) addTo(mentioned, to, from);
    }
    for (const call of from.calls) addCall(from, call);
  }
  for (const to of functions) {
    const runs = runsWithin(to, mentioned.has(to)) && !coverage.inline.has(to) && !sent.has(to);
    if (to.parent && runs) add({ from: to.parent, to, kind: 'nested', call: null });
  }
  const into = (node: FunctionNode): readonly Step[] => incoming.get(node) ?? [];
  const starts = functions.filter((node) => uses.of(node).length > 0);
  for (const step of findMaybe(graph, functions, into, starts, isTarget)) add(step);
  return {
    functions,
    from: (node) => outgoing.get(node) ?? [],
    into,
    mentions: (node) => mentioned.get(node) ?? [],
    isSent: (part) => sent.has(part),
  };
}

/** Whether a nested function may run when the one around it does, other than by a call that can be seen. */
function runsWithin({ fact, owner }: FunctionNode, isMentioned: boolean): boolean {
  if (owner?.kind === 'class') return false;
  if (fact.use.kind === 'argument' || fact.use.kind === 'immediately-invoked') return true;
  // What a module declares runs when it is called.
  if (fact.parent === 0) return false;
  return (fact.use.kind !== 'declaration' && fact.use.kind !== 'binding') || isMentioned;
}

/** Passing a function to `newConnection()` names it as well, which gives it to nobody else. */
function forget<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (!list?.includes(value)) return;
  list.splice(list.indexOf(value), 1);
  if (list.length === 0) map.delete(key);
}
