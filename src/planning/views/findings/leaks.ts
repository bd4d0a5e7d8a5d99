/** All leaks of the project: what would go on, or run only then, when a context has ended. */
import type { FunctionNode } from '../../../graph/project/nodes.ts';
import type { Planning } from '../../context.ts';
import type { Flow } from '../contexts/flow.ts';
import type { OrmUses } from '../contexts/orm-uses.ts';
import { createReach, type Reach } from '../contexts/reach.ts';
import { isCertain } from '../contexts/ways.ts';
import { findEscapes } from './escapes.ts';
import { findFloating } from './floating.ts';
import { createLazyValues } from './lazy.ts';
import type { Leak } from './leak.ts';
import { createPromises } from './promises.ts';

export interface LeakScope {
  readonly flow: Flow;
  readonly uses: OrmUses;
  /** Functions that have, or will have, a context of their own. */
  readonly opening: ReadonlySet<FunctionNode>;
  /** It runs in some context. */
  isCovered(node: FunctionNode): boolean;
  /** The context ends when the function does. */
  isOutermost(node: FunctionNode): boolean;
  /** Nothing is said of it. */
  isSilent(node: FunctionNode): boolean;
}

export function findLeaks(planning: Planning, scope: LeakScope): readonly Leak[] {
  const { graph } = planning;
  const { flow, uses, opening } = scope;
  const reach = withoutOpening(
    createReach(flow, (node) => uses.of(node), opening),
    opening,
  );
  const places = {
    functions: flow.functions,
    isSilent: (node: FunctionNode): boolean => scope.isSilent(node),
    isCovered: (node: FunctionNode): boolean => scope.isCovered(node),
    isOutermost: (node: FunctionNode): boolean => scope.isOutermost(node),
  };
  const promises = createPromises({
    ...{ graph, uses, reach },
    opens: (node) => opening.has(node),
    isCertain: (step) => isCertain(planning, step),
  });
  return [
    ...findFloating(planning, {
      ...{ ...places, promises },
      wayOf: (node) => reach.way(node),
    }),
    ...findEscapes(planning, {
      ...places,
      lazy: createLazyValues(graph, uses, reach),
      isSent: (part) => flow.isSent(part),
      callsOf: (node) => flow.into(node).flatMap(({ kind, call }) => (kind === 'call' && call ? [call] : [])),
    }),
  ];
}

/** What opens a context reaches nothing in that of whoever runs it. */
function withoutOpening(reach: Reach, opening: ReadonlySet<FunctionNode>): Reach {
  return {
    has: (node) => !opening.has(node) && reach.has(node),
    way: (node) => (opening.has(node) ? null : reach.way(node)),
  };
}
