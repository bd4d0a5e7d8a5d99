import fc from 'fast-check';
import { typedOnlyIn } from '../render-shelves.ts';
import { hasFields, type Piece, pick, type Scope } from '../scope.ts';
import type { ShelfModel } from '../models.ts';
import { type Parts, type Pieces, placed, counted, text } from './build.ts';
import { objects } from './orm.ts';

/** Instances out of the containers and caches of a module. */
export function containerNumbers({ number }: Parts): Pieces {
  return [
    fc.tuple(fc.nat(2), fc.nat(2), number).map(([at, which, value]) => (scope: Scope) => {
      const shelf = shelfAt(scope, at);
      const one = shelf ? pick(shelf.one, which) : undefined;
      if (!shelf || one === undefined) return value(scope);
      return `String(${reference(scope, shelf, one)}.save()).length`;
    }),
    counted(
      'container: lazy field',
      placed((scope) => (hasPeer(scope) ? 'String(this.peer().save()).length' : '3')),
    ),
  ];
}

function hasPeer(scope: Scope): boolean {
  return hasFields(scope) && scope.self?.type?.methods.includes('peer') === true;
}

function shelfAt({ world, file }: Scope, at: number): ShelfModel | undefined {
  const isReachable = world.layout !== 'commonjs';
  return pick(
    world.shelves.filter((each) => isReachable || each.file === file),
    at,
  );
}

function reference({ world, file }: Scope, shelf: ShelfModel, template: string): string {
  world.note(shelf.construct);
  return typedOnlyIn(world, template.replace('NAME', world.reference(file, shelf.file, shelf.name)));
}

/** Containers that are filled where they are used. */
export function containerStatements(parts: Parts): Pieces {
  const object = objects(parts);
  const { block, statement } = parts;
  const local = (name: string, template: string): fc.Arbitrary<Piece> => {
    return counted(`container: ${name}`, text(template, object, object));
  };
  return [
    fc.tuple(fc.nat(2), block).map(([at, body]) => (scope: Scope) => {
      const shelf = shelfAt(scope, at);
      if (!shelf || shelf.all === null) return body(scope);
      const name = scope.world.fresh('kept');
      const inside = { ...scope, instances: [{ name, type: shelf.type }, ...scope.instances], inLoop: true };
      return `for (const ${name} of ${reference(scope, shelf, shelf.all)}) {\n${name}.save()¦\n${body(inside)}\n}`;
    }),
    local(
      'local Map',
      "const %m = new Map()¦\n%m.set('a', $0)¦\n%m.set('b', $1)¦\nconsole.log(%m.get('a').save(), %m.size)¦",
    ),
    local(
      'local Map',
      "const %m = new Map([['a', $0], ['b', $1]])¦\nfor (const [%k, %o] of %m) console.log(%k, %o.save())¦",
    ),
    local(
      'local Map',
      'const %m = new Map([[1, $0]])¦\n%m.forEach((%o) => %o.save())¦\nconsole.log([...%m.values()].length, $1.n)¦',
    ),
    local('local Set', 'const %s = new Set([$0, $1])¦\nfor (const %o of %s) %o.save()¦'),
    local('local record', "const %r = { a: $0, b: $1 }¦\n%r.a.save()¦\nconsole.log(%r['b'].save())¦"),
    local('local record', 'const %r = { a: $0, b: $1 }¦\nfor (const %o of Object.values(%r)) %o.save()¦'),
    local('arrays of arrays', 'const %g = [[$0], [$1]]¦\nfor (const %l of %g) for (const %o of %l) %o.save()¦'),
    local('arrays of arrays', 'const %g = [[$0, $1]]¦\n%g.flat().forEach((%o) => %o.save())¦'),
    local('pushed', 'const %l = []¦\n%l.push($0)¦\n%l.push($1)¦\n%l[0].save()¦\nfor (const %o of %l) %o.save()¦'),
    counted(
      'container: lazy field',
      placed(
        (scope, rest) => (hasPeer(scope) ? `this.peer().m = 4¦\nthis.peer().save()¦\n${rest(scope)}` : rest(scope)),
        statement,
      ),
    ),
  ];
}
