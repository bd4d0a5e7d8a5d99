/** Which statements of a module have to move into a function together, so that nothing declared among them is missed outside. */
import type { Position, StatementFact } from '../../../model/facts.ts';

/** Indices of the first and the last statement. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * Grows a span until it is closed: what it declares is named inside of it alone.
 * @returns the reason why it cannot move, where there is one
 */
export function closeSpan(statements: readonly StatementFact[], start: Span): Span | string {
  let { first, last } = start;
  const end = statements.findLastIndex(({ kind }) => kind !== 'import');
  for (let grew = true; grew;) {
    grew = false;
    // What is declared with `using` is disposed of when all of the module has run.
    if (last < end && statements.slice(first, last + 1).some((each) => each.disposes)) {
      last = end;
      grew = true;
    }
    for (const [index, statement] of statements.entries()) {
      if (index >= first && index <= last) continue;
      const cause = causeFor(statements.slice(first, last + 1), statement);
      if (cause === null) continue;
      if (statement.kind !== 'plain') return refusal(statement, cause);
      first = Math.min(first, index);
      last = Math.max(last, index);
      grew = true;
    }
  }
  const inside = statements.slice(first, last + 1);
  const stuck = inside.find((each) => each.kind !== 'plain');
  if (stuck) return stays(stuck, start, statements);
  return { first, last };
}

/** The name that ties a statement to others: they declare it, or they assign to it and it is declared here. */
function causeFor(inside: readonly StatementFact[], outside: StatementFact): string | null {
  const declared = outside.names.find((name) => inside.some((each) => each.declares.includes(name)));
  return declared ?? outside.declares.find((name) => inside.some((each) => each.assigns.includes(name))) ?? null;
}

function refusal({ kind, declares, position }: StatementFact, name: string): string {
  if (kind === 'export' && (declares.length === 0 || declares.includes(name))) return `\`${name}\` is exported`;
  const line = String(position.line);
  return kind === 'export'
    ? `\`${name}\` is used in what line ${line} exports`
    : `\`${name}\` is used at line ${line}, which cannot stand in a function`;
}

/** A statement that would have to move, and cannot. */
function stays(statement: StatementFact, start: Span, statements: readonly StatementFact[]): string {
  const { kind, declares, position } = statement;
  const [name] = declares;
  const isReaching = statements.indexOf(statement) === start.first || statements.indexOf(statement) === start.last;
  if (kind === 'export' && isReaching) return name === undefined ? 'its value is exported' : `\`${name}\` is exported`;
  const what = kind === 'fixed' ? 'a statement that cannot stand in a function' : `an ${kind}`;
  return `${what} stands among the statements that would have to move, at line ${String(position.line)}`;
}

/** The statement that a place is in. */
export function statementAt(statements: readonly StatementFact[], place: Position): number {
  return statements.findIndex(({ position, end }) => !isBefore(place, position) && isBefore(place, end));
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
