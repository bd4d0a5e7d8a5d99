import fc from 'fast-check';
import type { Scope } from '../scope.ts';
import { classAt, nameOf, type Parts, type Pieces, text } from './build.ts';

/**
 * What is known to be migrated wrongly, found by this test and reported. `DIFFERENTIAL_REPORTED=1` has it in the programs
 * too; what is repaired goes to the group that it belongs to. Overrides below a class that keeps the method in a field are
 * among it, and are left out in `render-program.ts`.
 */
export const HAS_REPORTED = process.env['DIFFERENTIAL_REPORTED'] === '1';

export function reportedStatements({ number, condition, block, statement }: Parts): Pieces {
  if (!HAS_REPORTED) return [];
  return [
    // An iterator of rows, of which the async variant gives an async one.
    fc.tuple(fc.nat(3), block).map(([at, body]) => (scope: Scope) => {
      const type = classAt(scope, at);
      const name = scope.world.fresh('row');
      const known = { ...scope, instances: [{ name, type }, ...scope.instances], inLoop: true };
      return `for (const ${name} of ${nameOf(scope, type)}.objects.all().iterator()) {\n${body(known)}\n}`;
    }),
    // Clauses without braces, in which a statement without a semicolon may come before one that begins with a bracket.
    text('switch ($0) {\ncase 1:\n$1\ncase 2: {\n$2\nbreak¦\n}\ndefault:\n$3\n}', number, block, block, statement),
    text('switch (true) {\ncase $0:\n$1\nbreak¦\ncase $2:\n$3\n}', condition, block, condition, statement),
  ];
}
