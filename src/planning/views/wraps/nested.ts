/** Contexts inside contexts: covered code that calls what opens one of its own, and so holds two connections. */
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Planning } from '../../context.ts';
import type { Coverage } from '../contexts/coverage.ts';
import type { Flow, Step } from '../contexts/flow.ts';
import { symbolAround } from '../contexts/symbol.ts';
import type { Reach } from '../contexts/reach.ts';

export interface Nested {
  /** The call that comes to the inner context, or opens it. */
  readonly call: CallNode;
  /** The function that opens the inner context. */
  readonly opens: FunctionNode;
  /** From the function that runs in the outer context. */
  readonly steps: readonly Step[];
}

interface Material {
  readonly flow: Flow;
  readonly coverage: Coverage;
  readonly reach: Reach;
  /** Functions that run in a context from their beginning. */
  readonly roots: ReadonlySet<FunctionNode>;
  /** Of those, the ones that open it themselves. */
  readonly wrapped: ReadonlySet<FunctionNode>;
  readonly isCertain: (step: Step) => boolean;
}

/** @returns each call that comes to an inner context once, by the shortest way from an outer one */
export function findNested(material: Material): readonly Nested[] {
  const found = new Map<CallNode, Nested>();
  for (const root of material.roots) {
    for (const nested of nestedIn(root, material)) {
      const known = found.get(nested.call);
      if (!known || known.steps.length > nested.steps.length) found.set(nested.call, nested);
    }
  }
  return [...found.values()];
}

function nestedIn(root: FunctionNode, { flow, coverage, reach, wrapped, isCertain }: Material): readonly Nested[] {
  const found: Nested[] = [];
  const ways = new Map<FunctionNode, readonly Step[]>([[root, []]]);
  for (const [node, steps] of ways) {
    for (const call of node.calls) {
      // Another database is another connection in any case.
      const isSame = call.fact.arguments.length === 1;
      if (isSame && coverage.coveredBy(call).some((each) => reach.has(each))) found.push({ call, opens: node, steps });
    }
    for (const step of flow.from(node)) {
      if (!isCertain(step)) continue;
      const way = [...steps, step];
      if (wrapped.has(step.to) && step.call) found.push({ call: step.call, opens: step.to, steps: way });
      else if (!wrapped.has(step.to) && !ways.has(step.to)) ways.set(step.to, way);
    }
  }
  return found;
}

export function reportNested({ draft, relative, isEditable }: Planning, { call, opens, steps }: Nested): void {
  const { path } = call.file.facts;
  if (!isEditable(path)) return;
  const place = (each: CallNode): string =>
    `${relative(each.file.facts.path)}:${String(each.fact.position.line)} ${each.fact.text}`;
  const what =
    call.function === opens ? 'opens a context inside another one' : 'opens a context, and is called inside one';
  draft.finding({
    code: 'nested-context',
    path: relative(path),
    line: call.fact.position.line,
    symbol: symbolAround(call.function),
    message: `${call.fact.text} ${what}: it has a second connection; move what both need into a function without a context`,
    callPath: [...new Set([...steps.flatMap((each) => (each.call ? [place(each.call)] : [])), place(call)])],
  });
}
