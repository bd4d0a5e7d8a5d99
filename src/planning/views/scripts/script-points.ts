/** Where the top level of a module reaches the ORM, and whether it waits there until that is over. */
import type { CallNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Position, Range } from '../../../model/facts.ts';
import type { Planning } from '../../context.ts';
import type { Coverage } from '../contexts/coverage.ts';
import type { Flow, Step } from '../contexts/flow.ts';
import type { OrmUse, OrmUses } from '../contexts/orm-uses.ts';
import { isCertain } from '../contexts/ways.ts';
import type { Reach, Way } from '../contexts/reach.ts';

const REACTIONS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

export interface Surroundings {
  readonly flow: Flow;
  readonly uses: OrmUses;
  readonly coverage: Coverage;
  /** What reaches the ORM without going through a function that opens a context. */
  readonly reach: Reach;
  /** The function opens a context of its own, or is about to. */
  readonly opens: (node: FunctionNode) => boolean;
}

/** A place at which the top level of a module reaches the ORM, or hands on what does. */
export interface Point {
  readonly position: Position;
  readonly range: Range | null;
  /** Source text of the call: `countBooks()`. */
  readonly text: string;
  readonly way: Way;
  /** It runs there and then; else it may run at any time. */
  readonly certain: boolean;
  /** It is over when its statement is. */
  readonly settled: boolean;
}

/** @returns in the order of the source */
export function pointsOf(
  planning: Planning,
  module: FunctionNode,
  { flow, uses, reach, opens }: Surroundings,
): readonly Point[] {
  const settles = module.file.facts.statements.flatMap((each) => each.settles);
  const isSettled = ({ fact }: CallNode): boolean => settles.some((range) => isSame(range, fact.range));
  const own = module.calls.flatMap((call): Point[] => {
    const use = uses.ofCall(call);
    return use ? [{ ...placeOf(call), way: wayTo(module, use), certain: true, settled: isSettled(call) }] : [];
  });
  const known = new Set(own.map(({ way }) => way.use));
  const loops = uses
    .of(module)
    .filter((use) => !known.has(use))
    .map((use): Point => {
      const { position, text } = use;
      return { position, range: null, text, way: wayTo(module, use), certain: true, settled: true };
    });
  const steps = flow.from(module).flatMap((step): Point[] => {
    const way = opens(step.to) ? null : reach.way(step.to);
    if (!way) return [];
    const call = callOf(step);
    const place = call ? placeOf(call) : { position: step.to.fact.position, range: null, text: 'a function' };
    const settled = call !== null && isSettled(call);
    return [
      {
        ...place,
        way: { ...way, steps: [step, ...way.steps] },
        certain: isRunThere(planning, step, call, settled),
        settled,
      },
    ];
  });
  return [...own, ...loops, ...steps].toSorted((a, b) => compare(a.position, b.position));
}

function placeOf({ fact: { position, range, text } }: CallNode): Pick<Point, 'position' | 'range' | 'text'> {
  return { position, range, text };
}

function wayTo(node: FunctionNode, use: OrmUse): Way {
  return { steps: [], node, use };
}

/** The call by which a function runs, or to which it is passed. */
function callOf({ call, to }: Step): CallNode | null {
  if (call) return call;
  const { use } = to.fact;
  const id = use.kind === 'argument' || use.kind === 'immediately-invoked' ? use.call : null;
  return id === null ? null : (to.file.calls[id] ?? null);
}

/** A function that is passed on runs there and then if the call is known to do that, or is waited for and known to call it. */
function isRunThere(planning: Planning, step: Step, call: CallNode | null, settled: boolean): boolean {
  if (isCertain(planning, step)) return true;
  const name = call?.fact.name?.text ?? '';
  return settled && (REACTIONS.has(name) || name === 'map');
}

function isSame(a: Range, b: Range): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}
