/**
 * Findings: functions that reach an async ORM call, and that nobody who can be seen calls inside a context: they are given to
 * code that cannot be seen, or nobody calls them at all. Nothing is said of what may run in a context that was found.
 */
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { isExported } from '../../../graph/variants/reach.ts';
import { nameOfFunction } from '../../../graph/pairs/siblings.ts';
import type { Planning } from '../../context.ts';
import type { Flow, Step } from '../contexts/flow.ts';
import type { OrmUses } from '../contexts/orm-uses.ts';
import { createReach } from '../contexts/reach.ts';
import { symbolAround } from '../contexts/symbol.ts';
import { describeWay, isCertain } from '../contexts/ways.ts';

export interface UnseenScope {
  /** It opens a context, or only runs in one, or is reported already. */
  isSettled(node: FunctionNode): boolean;
  /** It runs in some context, if not only there. */
  isCovered(node: FunctionNode): boolean;
  /** Nothing is said of it. */
  isSilent(node: FunctionNode): boolean;
}

/** @param reported functions that ways reported already begin with */
export function findUnseen(
  planning: Planning,
  { flow, uses }: { readonly flow: Flow; readonly uses: OrmUses },
  scope: UnseenScope,
  reported: ReadonlySet<FunctionNode>,
): void {
  const certain = certainFlow(planning, flow);
  const settled = new Set(flow.functions.filter((node) => scope.isSettled(node)));
  const reach = createReach(certain, (node) => uses.of(node), settled);
  // What is left to a response or a stream is told where that is made.
  const isRead = (node: FunctionNode): boolean => flow.isSent(node) || (node.fact.generator && !isExported(node));
  const isOpen = (node: FunctionNode): boolean =>
    reach.has(node) &&
    !(settled.has(node) || isModule(node) || isVariant(planning, node, uses) || isRead(node) || isDead(node, flow));
  const callers = (node: FunctionNode): readonly Step[] => certain.into(node);
  const seen = new Set<FunctionNode>([...settled, ...reported]);

  const roots = flow.functions.filter(
    (node) => isOpen(node) && (callers(node).length === 0 || givenAway(node) !== null),
  );
  // Functions that only call each other have no beginning.
  const inner = flow.functions.filter((node) => isOpen(node) && !scope.isCovered(node));
  for (const node of [...roots, ...inner]) {
    if (seen.has(node) || (scope.isCovered(node) && givenAway(node) === null)) continue;
    const isRoot = callers(node).length === 0 || givenAway(node) !== null;
    if (!isRoot && callers(node).some(({ from }) => seen.has(from) || scope.isCovered(from) || isModule(from)))
      continue;
    markBelow(node);
    report(node);
  }

  function markBelow(start: FunctionNode): void {
    const below = new Set([start]);
    for (const node of below) {
      seen.add(node);
      for (const { to } of certain.from(node)) if (!settled.has(to) && givenAway(to) === null) below.add(to);
    }
  }

  /** A call outside of any context that is known, to which it is passed by name or in place. */
  function givenAway(node: FunctionNode): CallNode | null {
    const written = node.fact.use.kind === 'argument' ? node.file.calls[node.fact.use.call] : undefined;
    const passes = flow.into(node).filter((step) => step.kind === 'passed' && !isCertain(planning, step));
    const calls = [...(written ? [written] : []), ...passes.flatMap(({ call }) => call ?? [])];
    return calls.find((call) => isUnseen(call) && !scope.isCovered(call.function)) ?? null;
  }

  function isUnseen(call: CallNode): boolean {
    return !['iteration', 'harmless', 'project', 'orm', 'orm-function'].includes(planning.effects.classify(call).kind);
  }

  function report(node: FunctionNode): void {
    const way = reach.way(node);
    const { file, fact } = node;
    if (!way?.use.proven || scope.isSilent(node) || !planning.isEditable(file.facts.path)) return;
    const given = givenAway(node);
    const name = nameOfFunction(node);
    const cause = given
      ? `it is reached from a function that is given to ${given.fact.text} at line ${String(given.fact.position.line)}`
      : name === null
        ? 'nothing that can be seen runs the function around it in a context'
        : `nothing that can be seen calls ${name}() in a context`;
    const { draft, relative } = planning;
    draft.finding({
      code: 'outside-connection-context',
      path: relative(file.facts.path),
      line: fact.position.line,
      symbol: symbolAround(node),
      message: `${way.use.text} may run outside newConnection(): ${cause}; name what calls it in the configuration (views), or open a context in it`,
      callPath: describeWay(relative, way),
    });
  }
}

function certainFlow(planning: Planning, flow: Flow): Flow {
  const into = new Map<FunctionNode, readonly Step[]>();
  const from = new Map<FunctionNode, readonly Step[]>();
  const ask = (
    known: Map<FunctionNode, readonly Step[]>,
    node: FunctionNode,
    steps: readonly Step[],
  ): readonly Step[] => {
    const found = known.get(node) ?? steps.filter((step) => isCertain(planning, step));
    known.set(node, found);
    return found;
  };
  return {
    ...flow,
    into: (node) => ask(into, node, flow.into(node)),
    from: (node) => ask(from, node, flow.from(node)),
  };
}

function isModule({ fact }: FunctionNode): boolean {
  return fact.form === 'module';
}

/** Nobody can run it: it is a free function that is not exported, and that nothing names. */
function isDead(node: FunctionNode, flow: Flow): boolean {
  const { use } = node.fact;
  const isFree = node.owner === null && (use.kind === 'declaration' || use.kind === 'binding');
  return isFree && !isExported(node) && flow.into(node).length === 0 && flow.mentions(node).length === 0;
}

/** Variants run in the context of whoever calls them, which is often the ORM; what was generated goes with its sync one. */
function isVariant({ graph }: Planning, { owner, fact }: FunctionNode, uses: OrmUses): boolean {
  if (fact.mirror === true) return true;
  if (owner?.kind !== 'class' || !uses.isOrmClass(owner.class)) return false;
  // What has no base is the ORM itself.
  return owner.class.fact.bases.length === 0 || graph.pairs.asyncNames.has(owner.member.name ?? '');
}
