import fc from 'fast-check';
import { type Piece, pick, type Scope } from '../scope.ts';
import { argumentsFor } from '../models.ts';

/** A call of one of the program's helper functions, or of a function in its object-literal module. */
export function helperCall(number: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return fc.tuple(fc.nat(5), number).map(([at, value]) => (scope: Scope) => {
    const given = value(scope);
    const { world, file } = scope;
    const first = world.helpers[0]?.file;
    // CommonJS modules cannot import each other in a circle.
    const reachable = world.layout === 'commonjs' && file !== first && first?.path.startsWith('helpers') === true;
    const helper = reachable && file.path.startsWith('base') ? undefined : pick(world.helpers, at);
    if (!helper) return `(${given} % 3)`;
    const [owner = '', member] = helper.name.split('.');
    const name = world.reference(file, helper.file, owner);
    return `${name}${member === undefined ? '' : `.${member}`}(${argumentsFor(helper.shape, given)})`;
  });
}
