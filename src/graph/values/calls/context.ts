/** What the results of calls are worked out from. */
import type { Value } from '../../../model/facts.ts';
import type { Profile } from '../../../model/profile.ts';
import type { CallNode } from '../../project/nodes.ts';
import type { Graph } from '../../project/questions.ts';
import { type Type, alternatives } from '../../project/types.ts';
import type { Evaluate, Settings } from '../settings.ts';

export type Instance = Extract<Type, { kind: 'instance' }>;

export type ClassType = Extract<Type, { kind: 'class' }>;

/** A call, and what stands for the values in it. `self`: what a method is called on by way of `super`. */
export interface Asked {
  readonly call: CallNode;
  readonly evaluate: Evaluate;
  readonly self: Type | null;
}

/** What the questions of this file are asked about, and what they remember. */
export interface Context {
  readonly graph: Graph;
  readonly settings: Settings;
  readonly profile: Profile;
  readonly selves: WeakMap<Value, Value>;
}

/** No argument could be an ORM object, so neither can what a package's function makes of them. */
export function takesOnlyPlainValues(context: Context, call: CallNode): boolean {
  const { graph } = context;
  return call.fact.arguments.every(({ value }) => isPlain(context, graph.evaluate(value, call.file), 0));
}

function isPlain(context: Context, type: Type, depth: number): boolean {
  const { graph } = context;
  return alternatives(type).every((each) => {
    if (each.kind === 'builtin' || each.kind === 'external') return true;
    if (each.kind === 'array') return isPlain(context, each.element, depth);
    if (each.kind !== 'object' || each.object.fact.open || depth > 3) return false;
    const { fact, file } = each.object;
    return fact.members.every((member) => isPlain(context, graph.evaluate(member.value, file), depth + 1));
  });
}

export function derived(type: Extract<Type, { kind: 'external' }>): Type {
  return { ...type, derived: true };
}
