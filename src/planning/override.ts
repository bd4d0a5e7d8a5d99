/** An override, and why it may get a fallback. */
import type { ClassNode, FunctionNode } from '../graph/project/nodes.ts';
import type { AssignedMember, Definition, Pair } from '../graph/project/questions.ts';
import { nameOfFunction } from '../graph/pairs/siblings.ts';
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

export function fromMember(node: ClassNode, member: MemberFact, definition: Definition, pair: Pair): Override {
  return {
    class: node,
    static: member.static,
    pair,
    function: definition.function,
    member,
    assigned: null,
    path: node.file.facts.path,
    line: member.position.line,
    symbol: symbolOf(node, pair.sync),
  };
}

export function fromAssignment(assigned: AssignedMember, pair: Pair): Override {
  return {
    class: assigned.class,
    static: assigned.static,
    pair,
    function: assigned.function,
    member: null,
    assigned,
    path: assigned.file.facts.path,
    line: assigned.line,
    symbol: symbolOf(assigned.class, pair.sync),
  };
}

/** `Class.method`; a nameless class goes by the nearest function with a name that makes it, as mixins do. */
export function symbolOf(node: ClassNode, name: string): string {
  return `${node.fact.name ?? nameAround(node) ?? 'default'}.${name}`;
}

function nameAround({ file, fact }: ClassNode): string | null {
  let maker = file.functions[fact.function];
  while (maker) {
    const name = nameOfFunction(maker);
    if (name !== null) return name;
    maker = file.functions[maker.fact.parent ?? -1];
  }
  return null;
}
