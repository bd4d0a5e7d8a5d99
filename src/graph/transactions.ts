/** Transactions: calls that run a callback inside one, and fallbacks that what runs there would come to. */
import type { Role } from './classify.ts';
import type { Effects } from './effects.ts';
import type { CallNode, FunctionNode } from './nodes.ts';
import type { Definition, Graph } from './questions.ts';
import { siblingVariant } from './siblings.ts';
import type { Variants } from './translation.ts';

export interface FallbackCall {
  readonly call: CallNode;
  readonly definition: Definition;
}

/** The call runs its callback in a transaction: the profile says so, or the project's own ORM has it under that name. */
export function isTransaction(graph: Graph, call: CallNode, role: Role): boolean {
  if (role.kind === 'orm') return role.awaitsCallbacks;
  return role.kind === 'project' && transactionNames(graph).has(call.fact.name?.text ?? '');
}

/** `atomic` */
export function transactionNames({ project: { profile } }: Graph): ReadonlySet<string> {
  const types = [...Object.values(profile.types), ...Object.values(profile.objects)];
  return new Set(types.flatMap((type) => type.awaitsCallbacks));
}

/**
 * The first sync call in a function, or in what it calls, whose async variant is a fallback. In the function's own async
 * variant it would run the sync one, on the sync connection.
 */
export function fallbackIn(
  start: FunctionNode,
  graph: Graph,
  effects: Effects,
  variants: Pick<Variants, 'fallsBack'>,
): FallbackCall | null {
  const queue = [start];
  const seen = new Set(queue);
  const add = (node: FunctionNode | null): void => {
    if (!node || node.file.external || seen.has(node)) return;
    seen.add(node);
    queue.push(node);
  };

  for (const node of queue) {
    for (const call of node.calls) {
      const role = effects.classify(call);
      if (role.kind === 'orm') {
        for (const definition of role.definitions) {
          if (variants.fallsBack(definition, role.pair)) return { call, definition };
          const isStatic = definition.member?.static ?? definition.assigned?.static ?? false;
          // One that is written by hand is its author's.
          if (!graph.hierarchy.own(definition.class, role.pair.async, isStatic)) add(definition.function);
        }
      }
      if (role.kind !== 'project') continue;
      for (const target of role.targets) {
        if (effects.needsVariant(target) && !siblingVariant(graph, target)) add(target);
      }
    }
    for (const each of node.nested) if (effects.reaches(each)) add(each);
  }
  return null;
}
