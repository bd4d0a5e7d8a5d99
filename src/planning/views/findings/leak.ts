/** Leaks: work on the ORM that goes on when the function whose context it runs in has ended. */
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Planning } from '../../context.ts';
import { symbolAround } from '../contexts/symbol.ts';

export interface Leak {
  readonly code: 'floating-orm-call' | 'lazy-escape';
  /** The function in whose body it stands. */
  readonly node: FunctionNode;
  readonly line: number;
  /** Begins the message: `touch() is not awaited`. */
  readonly what: string;
  readonly end: string;
  readonly action: string;
  readonly callPath: readonly string[];
  /** Only the function itself leaks, not whoever calls it: it is what the function returns. */
  readonly isResult?: boolean;
  /** The call that is given functions to run later, and those functions. */
  readonly handedOver?: { readonly call: CallNode; readonly functions: readonly FunctionNode[] };
}

/** @param unwrapped the function that is not wrapped because of it */
export function reportLeak({ draft, relative }: Planning, leak: Leak, unwrapped: string | null): void {
  const { code, node, line, what, end, action, callPath } = leak;
  const consequence = unwrapped === null ? '' : `, so ${unwrapped} is not wrapped`;
  draft.finding({
    code,
    path: relative(node.file.facts.path),
    line,
    symbol: symbolAround(node),
    message: `${what}: ${end}${consequence}; ${action}`,
    callPath,
  });
}
