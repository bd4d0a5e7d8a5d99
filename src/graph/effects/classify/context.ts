/** What classification is asked about, and what it remembers; and roles of a call that several things may be. */
import type { Profile } from '../../../model/profile.ts';
import type { Installs } from '../../classes/installs.ts';
import type { CallNode, FunctionNode } from '../../project/nodes.ts';
import type { Graph } from '../../project/questions.ts';
import type { Type } from '../../project/types.ts';
import { describe } from '../../types/describe.ts';
import type { Role } from '../roles.ts';

export type External = Extract<Type, { kind: 'external' }>;

/** What the questions of this file are asked about, and what they remember. */
export interface Context {
  readonly graph: Graph;
  readonly nonOrmPackages: readonly string[];
  readonly roles: WeakMap<CallNode, Role>;
  /** By what they are called on. */
  readonly operations: WeakMap<Type, Map<string, Role>>;
  readonly descriptions: WeakMap<Type, string>;
  asked: { readonly call: CallNode; readonly targets: readonly FunctionNode[] } | null;
  readonly profile: Profile;
  readonly installs: Installs;
  /** Iteration methods that some type of the ORM bears, too: `map` of an array and of a cursor. */
  readonly iterated: Set<string>;
}

export function combine(context: Context, a: Role, b: Role, name: string, receiver: Type): Role {
  if (a.kind === 'orm' && b.kind === 'orm' && a.pair.async === b.pair.async) return a;
  if (a.kind === 'project' && b.kind === 'project' && a.targets === b.targets) return a;
  if (a.kind === 'project' && b.kind === 'project')
    return { ...a, targets: [...new Set([...a.targets, ...b.targets])] };
  if (a.kind === 'harmless' && b.kind === 'harmless') return a;
  if (a.kind === 'iteration' && b.kind === 'iteration') return a.proven ? b : a;
  const plain = ['harmless', 'external'];
  if (plain.includes(a.kind) && plain.includes(b.kind)) return a.kind === 'external' ? a : b;
  return { kind: 'unresolved', name, receiver: describeOnce(context, receiver) };
}

function describeOnce({ descriptions }: Context, type: Type): string {
  const text = descriptions.get(type) ?? describe(type);
  descriptions.set(type, text);
  return text;
}
