/**
 * Middleware that runs the handlers behind it inside an operation of the ORM, a transaction say: a context of a handler's own
 * would work on another connection, outside of the transaction, so handlers that may be behind it get none.
 */
import type { Framework } from '../../../frameworks/framework.ts';
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';

/** A call of an app's method, with the handlers that it is given, in order. */
export interface Chain {
  /** Null where the app could be any. */
  readonly framework: Framework | null;
  readonly handlers: readonly FunctionNode[];
}

export interface Enclosed {
  /** Where the middleware goes on. */
  readonly by: CallNode;
  /** It is behind that middleware wherever it is registered. */
  readonly proven: boolean;
}

/**
 * @param goesOn where a handler runs those behind it, and waits for them
 * @param isOperation whether a call is one of the ORM
 */
export function findEnclosed(
  chains: readonly Chain[],
  goesOn: (node: FunctionNode) => CallNode | null,
  isOperation: (call: CallNode) => boolean,
): ReadonlyMap<FunctionNode, Enclosed> {
  const found = new Map<FunctionNode, Enclosed>();
  for (const { framework, handlers } of chains) {
    if (framework?.next !== 'waits') continue;
    for (const node of handlers) {
      const by = goesOn(node);
      if (by && isWithin(by, node, isOperation)) enclose(framework, node, by);
    }
  }

  function enclose(framework: Framework, middleware: FunctionNode, by: CallNode): void {
    for (const chain of chains) {
      if (chain.framework !== null && chain.framework !== framework) continue;
      for (const node of chain.handlers) {
        if (node === middleware || found.get(node)?.proven === true) continue;
        found.set(node, { by, proven: isAlwaysBehind(node, middleware) });
      }
    }
  }

  function isAlwaysBehind(node: FunctionNode, middleware: FunctionNode): boolean {
    return chains.every(({ handlers }) => {
      const at = handlers.indexOf(node);
      const before = handlers.indexOf(middleware);
      return at < 0 || (before >= 0 && before < at);
    });
  }

  return found;
}

/** The call stands in a callback of an operation, or is one that is given what goes on: `transaction.aatomic(next)`. */
function isWithin(call: CallNode, middleware: FunctionNode, isOperation: (call: CallNode) => boolean): boolean {
  if (isOperation(call)) return true;
  for (let at: FunctionNode | null = call.function; at && at !== middleware; at = at.parent) {
    const { use } = at.fact;
    const around = use.kind === 'argument' ? at.file.calls[use.call] : undefined;
    if (around && isOperation(around)) return true;
  }
  return false;
}
