/** What becomes of a class that somebody is given: whether it is only used, or may get members, or be handed on to anybody. */
import type { Value } from '../../model/facts.ts';
import { type Flow, flowsOf } from '../project/flows.ts';
import type { CallNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { usesArguments } from '../project/own-arguments.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';

/**
 * What becomes of a class itself: it is only named; or given to functions that do no more than make objects of it, and so on, as
 * `db.repository(Books)` does; or it may come to anybody.
 */
export type Uses = 'named' | 'given' | 'any';

/** What the class becomes by a use of it. */
export function useIn(graph: Graph, flow: Flow, file: FileNode): Uses {
  if (flow.to === 'argument')
    return !flow.spread && isOnlyUsedBy(graph, file.calls[flow.call], flow.index, false) ? 'given' : 'any';
  return flow.to === 'export' || flow.to === 'part' || flow.to === 'receiver' || flow.to === 'written'
    ? 'named'
    : 'any';
}

/** Methods of Maps and Sets that take a key. */
const KEYED: ReadonlySet<string> = new Set(['get', 'has', 'set', 'delete']);

/** What may be called for the functions that run to be all there are. */
const KNOWN: ReadonlySet<Type['kind']> = new Set(['function', 'instance', 'class', 'object']);

interface Asked {
  readonly graph: Graph;
  /** It may be stored in a member. */
  readonly mayStore: boolean;
  /** All that is done with it is to look something up under it. */
  readonly isKeyOnly: boolean;
  readonly seen: Set<string>;
}

/**
 * Whether a function only uses the class that it is given: makes objects of it, calls its methods, reads its members, or looks
 * it up in a Map. What goes by its prototype is none of these.
 *
 * @param mayStore it may also be stored in a member, where whoever reads that is looked at
 */
export function isOnlyUsed(graph: Graph, node: FunctionNode, index: number, mayStore: boolean): boolean {
  return isUsedIn({ graph, mayStore, isKeyOnly: false, seen: new Set() }, node, index);
}

/** The same for what a call does with one of its arguments. */
export function isOnlyUsedBy(graph: Graph, call: CallNode | undefined, index: number, mayStore: boolean): boolean {
  return isUsedBy({ graph, mayStore, isKeyOnly: false, seen: new Set() }, call, index);
}

/** Whether all that a call does with one of its arguments is to look something up under it, or to put it there. */
export function isOnlyKeyOf(graph: Graph, call: CallNode | undefined, index: number): boolean {
  return isUsedBy({ graph, mayStore: false, isKeyOnly: true, seen: new Set() }, call, index);
}

function isUsedIn(asked: Asked, { file, id }: FunctionNode, index: number): boolean {
  const key = `${file.facts.path} ${String(id)} ${String(index)}`;
  if (asked.seen.has(key)) return true;
  asked.seen.add(key);
  const { of } = flowsOf(file);
  const flows = of(`parameter ${String(id)} ${String(index)}`);
  const names = flows.flatMap((flow) => (flow.to === 'binding' ? [flow.binding] : []));
  if (asked.isKeyOnly && file.calls.some(({ fact }) => isCalled(fact.callee, names))) return false;
  return flows
    .flatMap((flow) => (flow.to === 'binding' ? of(`binding ${String(flow.binding)}`) : [flow]))
    .every((flow) => isUse(asked, flow, file));
}

function isCalled(callee: Value, names: readonly number[]): boolean {
  return callee.kind === 'binding' && names.includes(callee.binding);
}

function isUse(asked: Asked, flow: Flow, file: FileNode): boolean {
  switch (flow.to) {
    case 'part':
      return !asked.isKeyOnly && flow.part.kind === 'member' && !isPrototypeName(flow.part.name);
    case 'argument':
      return !flow.spread && isUsedBy(asked, file.calls[flow.call], flow.index);
    case 'receiver':
      return !asked.isKeyOnly;
    case 'member':
    case 'field':
      return asked.mayStore;
    default:
      return false;
  }
}

function isUsedBy(asked: Asked, call: CallNode | undefined, index: number): boolean {
  if (!call) return false;
  const { graph } = asked;
  const { callee, isNew } = call.fact;
  const isMember = callee.kind === 'member' && !isNew;
  const called = alternatives(graph.evaluate(calledIn(callee, isNew), call.file));
  // Nothing yet: it is asked again when more is known.
  if (called.length === 0) return true;
  const isKey = isMember && index === 0 && KEYED.has(callee.name ?? '') && called.every(isCollection);
  if (isKey) return true;
  const isKnown = called.every(({ kind }) => KNOWN.has(kind)) && (!isMember || callee.name !== null);
  const targets = isKnown ? graph.targetsOf(call) : [];
  return (
    targets.length > 0 &&
    targets.every((each) => {
      const { rest } = each.fact.parameters[index] ?? { rest: true };
      return graph.packages.isSeen(each.file) && !rest && !usesArguments(each) && isUsedIn(asked, each, index);
    })
  );
}

function calledIn(callee: Value, isNew: boolean): Value {
  return callee.kind === 'member' && !isNew ? callee.object : callee;
}

function isCollection(type: Type): boolean {
  return type.kind === 'builtin' && /^(Weak)?(Map|Set)$/.test(type.name);
}

function isPrototypeName(name: string | null): boolean {
  return name === null || name === 'prototype' || name === '__proto__';
}
