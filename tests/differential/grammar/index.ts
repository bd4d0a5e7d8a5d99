import fc from 'fast-check';
import type { Piece } from '../scope.ts';
import { blockingNumbers, blockingStatements } from './blocking.ts';
import { type Parts, type Pieces, text } from './build.ts';
import { conditions, plainConditions } from './conditions.ts';
import { containerNumbers, containerStatements } from './containers.ts';
import { hiddenNumbers, hiddenStatements } from './hidden-calls.ts';
import { looseFunctions, idiomStatements } from './idioms.ts';
import { iterationNumbers, iterationStatements } from './iteration.ts';
import { laidOutNumbers, laidOutStatements } from './layouts.ts';
import { lookalikeStatements } from './lookalikes.ts';
import { nameStatements } from './names.ts';
import { nestedClasses } from './nested-classes.ts';
import { leaves, numbers } from './numbers.ts';
import { objectNumbers, objectStatements } from './objects.ts';
import { ormNumbers, ormStatements } from './orm.ts';
import { keptCallbackNumbers, keptCallbackStatements, passingNumbers, passingStatements } from './passing.ts';
import { precedenceNumbers } from './precedence.ts';
import { serviceCall } from './services.ts';
import { control, declarations, plainStatements } from './statements.ts';
import { endings, managerEndings, superHelper } from './super-calls.ts';

/** One of `simple`, or where there is room, of the groups; the groups are equally likely. */
function choose(maxDepth: number, simple: Pieces, ...groups: readonly Pieces[]): fc.Arbitrary<Piece> {
  const grouped = groups.map((group) => fc.oneof(...group));
  return fc.oneof({ maxDepth, depthIdentifier: 'program', withCrossShrink: true }, fc.oneof(...simple), ...grouped);
}

/** What the programs of a theme have more of than others. */
export type Theme = 'plain' | 'callbacks' | 'containers' | 'idioms' | 'services' | 'mixins';

/** The constructs of a theme, as numbers and as statements; none for those that are about something else than bodies. */
function themed(theme: Theme, parts: Parts): { readonly numbers: Pieces; readonly statements: Pieces } {
  switch (theme) {
    case 'callbacks':
      return { numbers: passingNumbers(parts), statements: passingStatements(parts) };
    case 'containers':
      return { numbers: containerNumbers(parts), statements: containerStatements(parts) };
    case 'services':
      return { numbers: [serviceCall(parts.number)], statements: [] };
    case 'idioms':
      return { numbers: [], statements: idiomStatements(parts) };
    default:
      return { numbers: [], statements: [] };
  }
}

function blockingGroups(parts: Parts): readonly Pieces[] {
  const rare = [...nameStatements(parts), ...nestedClasses(parts), ...hiddenStatements(parts)];
  return [
    blockingStatements(parts),
    [...rare, ...keptCallbackStatements(parts), ...looseFunctions(parts), ...lookalikeStatements(parts)],
  ];
}

function blockingNumberGroups(parts: Parts): readonly Pieces[] {
  return [blockingNumbers(parts), [...hiddenNumbers(parts), ...keptCallbackNumbers(parts)]];
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
export function createGrammar(allowsBlockers: boolean, theme: Theme): Grammar {
  const { statement, ...others } = fc.letrec<Record<keyof Parts, Piece>>((tie) => {
    const parts: Parts = {
      number: tie('number'),
      condition: tie('condition'),
      statement: tie('statement'),
      block: tie('block'),
    };
    const own = themed(theme, parts);
    const some = (pieces: Pieces): readonly Pieces[] => (pieces.length === 0 ? [] : [pieces]);
    const blocking = {
      numbers: allowsBlockers ? blockingNumberGroups(parts) : [],
      statements: allowsBlockers ? blockingGroups(parts) : [],
    };
    const calls = numbers(parts);
    const shapes = [...precedenceNumbers(parts), ...laidOutNumbers(parts)];
    const orm = [ormNumbers(parts), iterationNumbers(parts), objectNumbers(parts), shapes];
    const orders = ormStatements(parts);
    const groups = [control(parts), orders, iterationStatements(parts), declarations(parts), laidOutStatements(parts)];
    return {
      number: choose(DEPTH, leaves, calls, calls, ...orm, ...some(own.numbers), ...blocking.numbers),
      condition: choose(DEPTH, plainConditions, conditions(parts)),
      statement: choose(
        DEPTH,
        plainStatements(parts),
        ...groups,
        objectStatements(parts),
        ...some(own.statements),
        ...blocking.statements,
      ),
      block: fc
        .array(parts.statement, { minLength: 1, maxLength: 2 })
        .map((all) => (scope) => all.map((each) => each(scope)).join('\n')),
    };
  });
  const parts: Parts = { statement, ...others };
  const own = themed(theme, parts);
  const shown = own.numbers.map((number) => text('console.log($0)¦', number));
  const about = [...own.statements, ...shown];
  return {
    // Half of the bodies begin with what the program is about.
    statements:
      about.length === 0
        ? fc.array(statement, { maxLength: 2 })
        : fc.oneof(
            fc.array(statement, { maxLength: 2 }),
            fc.tuple(fc.oneof(...about)),
            fc.tuple(fc.oneof(...about), statement),
          ),
    ending: endings(parts, theme),
    managerEnding: managerEndings(parts),
    result: fc.oneof(parts.number, superHelper(parts)),
  };
}
