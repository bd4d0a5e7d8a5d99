/** Ways from one function to another: how they are told, and whether they are sure to be taken. */
import { nameOfFunction } from '../../../graph/pairs/siblings.ts';
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

/** What is assumed about the calls on a way that could not be resolved. */
export function assumptionsOf(relative: (path: string) => string, { steps, use }: Way): readonly string[] {
  const maybe = steps.flatMap(({ kind, call, to }) => {
    if (kind !== 'maybe' || !call) return [];
    const { path } = call.file.facts;
    const place = `${relative(path)}:${String(call.fact.position.line)}`;
    return [
      `${call.fact.text} at ${place} runs ${nameOfFunction(to) ?? 'a function'}() of ${relative(to.file.facts.path)}`,
    ];
  });
  return use.assumption === null ? maybe : [...maybe, use.assumption];
}

/** The code at one end runs what is at the other, and opens no context around it that could not be seen. */
export function isCertain({ effects }: Planning, { kind, to }: Step): boolean {
  if (kind === 'call') return true;
  const { use } = to.fact;
  if (kind === 'passed' || kind === 'maybe') return false;
  if (use.kind === 'immediately-invoked') return true;
  const call = use.kind === 'argument' ? to.file.calls[use.call] : undefined;
  return call !== undefined && ['iteration', 'harmless', 'project'].includes(effects.classify(call).kind);
}
