/**
 * Deferred work: what a call leaves to run later, in a reaction to a promise, a timer or the rest of an async function that
 * nobody waits for. A sync method has ended by then; an async variant may be waiting in the middle of its body.
 */
import type { Role } from './classify.ts';
import type { CallNode, FunctionNode } from './nodes.ts';
import type { Graph } from './questions.ts';

/** Functions that run a callback later, of the language, of Node, of browsers and of Meteor. */
const DEFERRING =
  /^(then|catch|finally|setTimeout|setInterval|setImmediate|queueMicrotask|nextTick|requestAnimationFrame|requestIdleCallback|defer|delay)$/;

export interface Deferral {
  /** The functions on the way to the call that schedules the work, outermost first. */
  readonly through: readonly FunctionNode[];
  /** What schedules it: `queueMicrotask()`, or the call of an async function. */
  readonly call: CallNode;
}

export interface Deferrals {
  /** What the call leaves for later; null if that is nothing. */
  deferral(call: CallNode): Deferral | null;
}

export function createDeferrals(graph: Graph, classify: (call: CallNode) => Role): Deferrals {
  const known = new Map<FunctionNode, Deferral>();
  const all = graph.project.files.flatMap((file) => file.functions);

  function deferral(call: CallNode): Deferral | null {
    if (call.fact.awaited) return null;
    if (isDeferring(call)) return { through: [], call };
    const role = classify(call);
    if (role.kind !== 'project') return null;
    for (const target of role.targets) {
      const inner = known.get(target);
      if (inner) return { ...inner, through: [target, ...inner.through] };
      if (target.fact.async) return { through: [], call };
    }
    return null;
  }

  function deferralIn(node: FunctionNode): Deferral | null {
    for (const call of node.calls) {
      const found = deferral(call);
      if (found) return found;
    }
    // What is called back may be called at once.
    const inner = node.nested.find((each) => known.has(each) && isCalledBack(each));
    return inner ? (known.get(inner) ?? null) : null;
  }

  // A least fixpoint: each round can only add.
  for (let grew = true; grew;) {
    grew = false;
    for (const node of all) {
      const found = known.has(node) || node.fact.form === 'module' ? null : deferralIn(node);
      if (!found) continue;
      known.set(node, found);
      grew = true;
    }
  }

  return { deferral };
}

function isDeferring({ fact }: CallNode): boolean {
  if (fact.isNew || !DEFERRING.test(fact.name?.text ?? '')) return false;
  return fact.arguments.some(({ value }) => value.kind !== 'builtin');
}

function isCalledBack({ fact }: FunctionNode): boolean {
  return fact.use.kind === 'argument' || fact.use.kind === 'immediately-invoked';
}
