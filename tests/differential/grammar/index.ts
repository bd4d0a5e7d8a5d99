import fc from 'fast-check';
import type { Piece } from '../scope.ts';
import { blockingNumbers, blockingStatements } from './blocking.ts';
import type { Parts, Pieces } from './build.ts';
import { conditions, plainConditions } from './conditions.ts';
import { hiddenNumbers, hiddenStatements } from './hidden-calls.ts';
import { iterationNumbers, iterationStatements } from './iteration.ts';
import { laidOutNumbers, laidOutStatements } from './layouts.ts';
import { nameStatements } from './names.ts';
import { nestedClasses } from './nested-classes.ts';
import { leaves, numbers } from './numbers.ts';
import { objectNumbers, objectStatements } from './objects.ts';
import { ormNumbers, ormStatements } from './orm.ts';
import { precedenceNumbers } from './precedence.ts';
import { control, declarations, plainStatements } from './statements.ts';
import { endings, managerEndings, superHelper } from './super-calls.ts';

/** One of `simple`, or where there is room, of the groups; the groups are equally likely. */
function choose(maxDepth: number, simple: Pieces, ...groups: readonly Pieces[]): fc.Arbitrary<Piece> {
  const grouped = groups.map((group) => fc.oneof(...group));
  return fc.oneof({ maxDepth, depthIdentifier: 'program', withCrossShrink: true }, fc.oneof(...simple), ...grouped);
}

function blockingGroups(parts: Parts): readonly Pieces[] {
  const rare = [...nameStatements(parts), ...nestedClasses(parts), ...hiddenStatements(parts)];
  return [blockingStatements(parts), rare];
}

const DEPTH = 3;

/** The grammar's start symbols. */
export interface Grammar {
  readonly statements: fc.Arbitrary<readonly Piece[]>;
  /** The last statements of an override. */
  readonly ending: fc.Arbitrary<Piece>;
  readonly managerEnding: fc.Arbitrary<Piece>;
  /** What a helper method returns. */
  readonly result: fc.Arbitrary<Piece>;
}

/** The grammar of function bodies, with constructs that may block or without. */
export function createGrammar(allowsBlockers: boolean): Grammar {
  const { statement, ...others } = fc.letrec<Record<keyof Parts, Piece>>((tie) => {
    const parts: Parts = {
      number: tie('number'),
      condition: tie('condition'),
      statement: tie('statement'),
      block: tie('block'),
    };
    const blocking = {
      numbers: allowsBlockers ? [blockingNumbers(parts), hiddenNumbers(parts)] : [],
      statements: allowsBlockers ? blockingGroups(parts) : [],
    };
    const calls = numbers(parts);
    const shapes = [...precedenceNumbers(parts), ...laidOutNumbers(parts)];
    const orm = [ormNumbers(parts), iterationNumbers(parts), objectNumbers(parts), shapes];
    const orders = ormStatements(parts);
    const groups = [control(parts), orders, iterationStatements(parts), declarations(parts), laidOutStatements(parts)];
    return {
      number: choose(DEPTH, leaves, calls, calls, ...orm, ...blocking.numbers),
      condition: choose(DEPTH, plainConditions, conditions(parts)),
      statement: choose(DEPTH, plainStatements(parts), ...groups, objectStatements(parts), ...blocking.statements),
      block: fc
        .array(parts.statement, { minLength: 1, maxLength: 2 })
        .map((all) => (scope) => all.map((each) => each(scope)).join('\n')),
    };
  });
  const parts: Parts = { statement, ...others };
  return {
    statements: fc.array(statement, { maxLength: 2 }),
    ending: endings(parts),
    managerEnding: managerEndings(parts),
    result: fc.oneof(parts.number, superHelper(parts)),
  };
}
