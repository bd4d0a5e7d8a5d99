/** Ways from one function to another: how they are told, and whether they are sure to be taken. */
import type { Planning } from '../../context.ts';
import type { Step } from './flow.ts';
import type { Way } from './reach.ts';

/** `src/app.js:12 listBooks()`, outermost first. */
export function describeWay(relative: (path: string) => string, { node, use, steps }: Way): readonly string[] {
  const calls = steps.flatMap(({ call }) =>
    call ? [`${relative(call.file.facts.path)}:${String(call.fact.position.line)} ${call.fact.text}`] : [],
  );
  return [...calls, `${relative(node.file.facts.path)}:${String(use.position.line)} ${use.text}`];
}

/** The code at one end runs what is at the other, and opens no context around it that could not be seen. */
export function isCertain({ effects }: Planning, { kind, to }: Step): boolean {
  if (kind === 'call') return true;
  const { use } = to.fact;
  if (kind === 'passed') return false;
  if (use.kind === 'immediately-invoked') return true;
  const call = use.kind === 'argument' ? to.file.calls[use.call] : undefined;
  return call !== undefined && ['iteration', 'harmless', 'project'].includes(effects.classify(call).kind);
}
