/** An override, and why it may get a fallback. */
import type { ClassNode, FunctionNode } from '../graph/nodes.ts';
import type { AssignedMember, Pair } from '../graph/questions.ts';
import type { MemberFact } from '../model/facts.ts';

/** One override of the sync variant of a pair. */
export interface Override {
  readonly class: ClassNode;
  readonly static: boolean;
  readonly pair: Pair;
  readonly function: FunctionNode | null;
  readonly member: MemberFact | null;
  readonly assigned: AssignedMember | null;
  /** Where it is written, which for an assignment may be another file than the class's. */
  readonly path: string;
  readonly line: number;
  readonly symbol: string;
}

/** Why an override gets a fallback instead of a mirror. */
export interface Cause {
  readonly blocker: string;
  readonly reason: string;
  readonly callPath: readonly string[];
}
