/** What a call can be to the migration: its role. */
import type { FunctionNode } from '../project/nodes.ts';
import type { Parameter } from '../project/parameters.ts';
import type { Definition, Pair } from '../project/questions.ts';

export type Role =
  /** A sync variant of a known pair, on a receiver proven to bear it. */
  | {
      readonly kind: 'orm';
      readonly pair: Pair;
      readonly receiver: string;
      /** Its async variant calls the functions that it is given and waits for them. */
      readonly awaitsCallbacks: boolean;
      /** The places of these, as far as the code tells; null where the profile says it of all. */
      readonly awaited: readonly number[] | null;
      readonly callbackParameter: number | null;
      readonly iterates: boolean;
      readonly definitions: readonly Definition[];
    }
  /** A function of the ORM with an async variant beside it in the same module. */
  | {
      readonly kind: 'orm-function';
      readonly sync: string;
      readonly async: string;
      readonly module: string;
      /** Its async variant calls the functions that it is given and waits for them. */
      readonly awaitsCallbacks: boolean;
    }
  /** Functions or methods of the project, or of the code of an installed ORM. */
  | { readonly kind: 'project'; readonly targets: readonly FunctionNode[]; readonly receiver: string }
  /** `items.forEach(f)`, `Array.from(items, f)` and their like, with a sequential helper in the runtime. */
  | {
      readonly kind: 'iteration';
      readonly method: string;
      readonly receiver: string;
      readonly proven: boolean;
      /** The place of the callback among the arguments. */
      readonly callback: number;
    }
  /** Into a package: assumed not to touch the ORM. `isUnread`: nothing is known of the package. */
  | { readonly kind: 'external'; readonly what: string; readonly isUnread?: boolean }
  /** Proven not to be the ORM's, or said to run no query: `assumed` by whom. */
  | { readonly kind: 'harmless'; readonly receiver: string; readonly assumed?: string }
  /** The receiver is not known; it matters only if the name is the ORM's or that of something that reaches it. */
  | {
      readonly kind: 'unresolved';
      readonly name: string;
      readonly receiver: string;
      readonly missing?: boolean;
      /** It runs what is kept there; false where that is known, and its name says nothing: `steps[0]()`. */
      readonly isValue?: boolean;
      /** The receiver is known; which listeners it runs is not. */
      readonly emits?: boolean;
    }
  /**
   * A method of the ORM that runs methods of the project on the same object. `inner`: methods of the ORM that run on the
   * way; null where these cannot be read.
   */
  | {
      readonly kind: 'calls-back';
      readonly hooks: readonly FunctionNode[];
      readonly inner: readonly FunctionNode[] | null;
      readonly what: string;
    }
  /** Of the ORM or its platform, and without an async variant that means the same. */
  | { readonly kind: 'opaque'; readonly what: string }
  /** A parameter of a function around the call; `otherwise` where something else than calls happens to it. */
  | { readonly kind: 'callback'; readonly parameter: Parameter; readonly otherwise: Role }
  /** What is called is chosen at run time. */
  | { readonly kind: 'dynamic'; readonly what: string };

export type OrmRole = Extract<Role, { kind: 'orm' }>;

const SEQUENTIAL = 'Sequential';

/** The runtime's sequential helper for an array method. */
export function sequentialHelper(method: string): string {
  return `${method}${SEQUENTIAL}`;
}
