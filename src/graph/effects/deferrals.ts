/**
 * Deferred work: what a call leaves to run later, in a reaction to a promise, a timer or the rest of an async function that
 * nobody waits for. A sync method has ended by then; an async variant may be waiting in the middle of its body.
 */
import type { Role } from './roles.ts';
import type { CallNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { createRounds } from '../solve/rounds.ts';

/** Functions that run a callback later, of the language, of Node, of browsers and of Meteor. */
const DEFERRING =
  /^(then|catch|finally|setTimeout|setInterval|setImmediate|queueMicrotask|nextTick|requestAnimationFrame|requestIdleCallback|defer|delay)$/;

/** Functions on a way, outermost first. Ways to the same place share what they have in common. */
export interface Through {
  readonly node: FunctionNode;
  readonly next: Through | null;
}

export interface Deferral {
  /** The functions on the way to the call that schedules the work. */
  readonly through: Through | null;
  /** What schedules it: `queueMicrotask()`, or the call of an async function. */
  readonly call: CallNode;
}

export interface Deferrals {
  /** What the call leaves for later; null if that is nothing. */
  deferral(call: CallNode): Deferral | null;
}

export function createDeferrals(graph: Graph, classify: (call: CallNode) => Role): Deferrals {
  const known = new Map<FunctionNode, Deferral>();
  const rounds = createRounds(look);

  function knownOf(node: FunctionNode): Deferral | null {
    const found = known.get(node);
    if (!found) rounds.ask(node);
    return found ?? null;
  }

  function deferral(call: CallNode): Deferral | null {
    if (call.fact.awaited) return null;
    if (isDeferring(call)) return { through: null, call };
    const role = classify(call);
    if (role.kind !== 'project') return null;
    for (const target of role.targets) {
      const inner = knownOf(target);
      if (inner) return { call: inner.call, through: { node: target, next: inner.through } };
      if (target.fact.async) return { through: null, call };
    }
    return null;
  }

  function deferralIn(node: FunctionNode): Deferral | null {
    for (const call of node.calls) {
      const found = deferral(call);
      if (found) return found;
    }
    // What is called back may be called at once.
    const inner = node.nested.find((each) => isCalledBack(each) && knownOf(each) !== null);
    return inner ? knownOf(inner) : null;
  }

  function look(node: FunctionNode): void {
    const found = known.has(node) || node.fact.form === 'module' ? null : deferralIn(node);
    if (!found) return;
    known.set(node, found);
    rounds.happen(node);
  }

  // A least fixpoint: each round can only add.
  for (const file of graph.project.files) file.functions.forEach(rounds.add);
  rounds.run();

  return { deferral };
}

function isDeferring({ fact }: CallNode): boolean {
  if (fact.isNew || !DEFERRING.test(fact.name?.text ?? '')) return false;
  return fact.arguments.some(({ value }) => value.kind !== 'builtin');
}

function isCalledBack({ fact }: FunctionNode): boolean {
  return fact.use.kind === 'argument' || fact.use.kind === 'immediately-invoked';
}
