/** Why an entry point cannot be wrapped although it reaches the ORM. */
import type { FindingCode } from '../../../findings/index.ts';
import type { BindingFact } from '../../../model/facts.ts';
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Flow } from './flow.ts';
import type { OrmUses } from './orm-uses.ts';
import { OPENER, type Openers } from './openers.ts';
import type { Leak } from '../findings/leak.ts';
import type { Reach } from './reach.ts';

const REACTIONS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);
const TYPESCRIPT = /\.[cm]?tsx?$/;

export interface Refusal {
  readonly reason: string;
  /** What is reported; null where somebody asked for it to be left alone. */
  readonly finding: FindingCode | null;
  /** It may be covered out of sight. */
  readonly isDoubt?: boolean;
  /** What would outlive its context, which is reported where it stands. */
  readonly leak?: Leak;
}

/** What tells whether a function can be wrapped. */
export interface Grounds {
  readonly flow: Flow;
  readonly uses: OrmUses;
  readonly reach: Reach;
  readonly coverage: { readonly names: Openers };
}

export function refusalOf(node: FunctionNode, { flow, uses, reach, coverage }: Grounds): Refusal | null {
  const { fact } = node;
  const refuse = (reason: string, finding: FindingCode = 'outside-connection-context'): Refusal => ({
    reason,
    finding,
  });
  if (isIgnored(node)) return { reason: 'marked orm-migrate-ignore', finding: null };
  if (fact.generator) return refuse('a generator gives its values after the wrapper has ended', 'context-in-generator');
  if (!fact.async && !givesPromise(node, { flow, uses }))
    return refuse('it is not async, so it cannot wait for the end of the connection context');
  if (defaultReaches(node, flow, uses, reach))
    return refuse('a parameter default reaches the ORM, before any wrapper of the body', 'parameter-default');
  if (fact.redeclaresParameter)
    return refuse('a var in its body is also a parameter or `arguments`, so the body cannot move into a wrapper');
  if (fact.assignsCaptured && TYPESCRIPT.test(node.file.facts.path))
    return refuse(
      'it assigns to a parameter that a function inside it reads, and in a wrapper TypeScript loses what it is narrowed to; assign to a variable instead',
    );
  return isNameTaken(node, coverage.names) ? refuse(`${OPENER} stands for something else here`) : null;
}

/** `() => audit(book)`: all that it does is to give the promise of an async function or an operation, or of a reaction to that. */
function givesPromise(node: FunctionNode, { flow, uses }: Pick<Grounds, 'flow' | 'uses'>): boolean {
  const { fact, file } = node;
  const [value, ...others] = fact.returns;
  const call = value?.kind === 'call' && others.length === 0 ? file.calls[value.call] : undefined;
  if (fact.form !== 'arrow' || !call || fact.body === null) return false;
  const [start, end] = fact.body;
  const [first, last] = call.fact.range;
  // Parentheses may be around it; a block has a `return` in it.
  const isBody = start <= first && last <= end && end - start - (last - first) <= 'return'.length;
  return isBody && isPromise(call);

  function isPromise(each: CallNode): boolean {
    const { callee } = each.fact;
    if (uses.ofCall(each)) return true;
    const before =
      callee.kind === 'member' && callee.object.kind === 'call' ? file.calls[callee.object.call] : undefined;
    if (before && callee.kind === 'member' && REACTIONS.has(callee.name ?? '')) return isPromise(before);
    const targets = flow.from(node).filter((step) => step.call === each && step.kind === 'call');
    return targets.length > 0 && targets.every(({ to }) => to.fact.async && !to.fact.generator);
  }
}

export function isIgnored(node: FunctionNode): boolean {
  const { owner, fact, parent } = node;
  if (fact.ignored || (owner?.kind === 'class' && (owner.member.ignored || owner.class.fact.ignored))) return true;
  return parent !== null && isIgnored(parent);
}

function defaultReaches(node: FunctionNode, flow: Flow, uses: OrmUses, reach: Reach): boolean {
  if (uses.of(node).some((use) => use.inDefault)) return true;
  return flow.from(node).some(({ call, to }) => call?.fact.obstacle?.blocker === 'parameter-default' && reach.has(to));
}

/** The name is bound, where the wrapper would call it, to something that is not the runtime's. */
function isNameTaken(node: FunctionNode, names: Openers): boolean {
  const outer = new Set<number>();
  for (let at = node.parent; at; at = at.parent) outer.add(at.id);
  // What the body declares moves into the wrapper, where it hides nothing.
  const isAround = ({ function: scope, kind }: BindingFact): boolean =>
    outer.has(scope) || (scope === node.id && kind === 'parameter');
  const { bindings } = node.file.facts;
  return (
    node.fact.name === OPENER ||
    node.file.calls.some(({ fact: { callee } }) => callee.kind === 'global' && callee.name === OPENER) ||
    bindings.some((each) => each.name === OPENER && isAround(each) && !names.isBinding(each, node.file))
  );
}
