import fc from 'fast-check';
import { type Piece, pick, type Scope } from '../scope.ts';
import { classAt, nameOf } from './build.ts';

/** A call of a service of the program, through a constant or on one made for it. */
export function serviceCall(number: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return fc.tuple(fc.nat(3), number).map(([at, value]) => (scope: Scope) => {
    const { world, file } = scope;
    const service = pick(world.services, at);
    const given = value(scope);
    if (service?.spare && at > 1 && world.layout !== 'commonjs') {
      world.note(service.construct);
      return `${world.reference(file, service.file, service.spare)}.run(${given})`;
    }
    if (!service || (world.layout === 'commonjs' && file !== service.file)) return `(${given} % 5)`;
    world.note(service.construct);
    const call = service.used.reduce((text, name) => {
      return text.replace(new RegExp(`\\b${name}\\b`), () => world.reference(file, service.file, name));
    }, service.call);
    const model = call.includes('MODEL') ? nameOf(scope, classAt(scope, service.type)) : '';
    return `${call.replace('MODEL', model)}.run(${given})`;
  });
}
