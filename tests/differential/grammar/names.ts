import fc from 'fast-check';
import { pick, type Scope } from '../scope.ts';
import { markedStatement, type Parts, type Pieces, placed, text } from './build.ts';

/** What the migration may have to import or to declare. */
const TAKEN = ['collect', 'mapSequential', 'forEachSequential', 'reduceSequential'];

/** Names that the migration needs for something else. */
export function nameStatements({ number, statement }: Parts): Pieces {
  const shadowed = (names: (scope: Scope) => readonly string[]) => {
    return fc.tuple(fc.nat(4), number, statement).map(([at, value, inner]) => (scope: Scope) => {
      const name = pick(names(scope), at) ?? 'collect';
      return `{\nconst ${name} = ${value(scope)}¦\n${inner(scope)}\nconsole.log(${name})¦\n}`;
    });
  };
  const variants = ({ world }: Scope): string[] => world.helpers.filter(isPlain).map(({ name }) => `a${name}`);
  return [
    markedStatement(
      'name-collision',
      shadowed(() => TAKEN),
    ),
    markedStatement('name-collision', shadowed(variants)),
    // Nothing can be put in the place of a mirror then, and the class is left alone.
    markedStatement(
      'taken-fallback',
      shadowed(() => ['fallbackToSyncVariant']),
    ),
    markedStatement(
      'reserved-await',
      placed((scope, value) => {
        // In a module it is no name at all.
        const isScript = scope.world.isCommonJs;
        return isScript ? `{\nconst await = ${value(scope)}¦\nconsole.log(await)¦\n}` : `void ${value(scope)}¦`;
      }, number),
    ),
    markedStatement('name-collision', text('((asave) => console.log(asave))($0)¦', number)),
  ];
}

function isPlain({ name }: { readonly name: string }): boolean {
  return !name.includes('.');
}
