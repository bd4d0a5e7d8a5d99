import fc from 'fast-check';
import { type Piece, pick, type Scope } from '../scope.ts';
import { markedStatement, type Parts, type Pieces, placed, text } from './build.ts';
import { objects } from './orm.ts';

/** `Lookalike`: has methods that are called as the ORM's are, and is none of its classes. */
const lookalike = fc.constant((scope: Scope) => {
  return `new ${scope.world.reference(scope.file, scope.world.file('lookalike'), 'Lookalike')}()`;
});

/** Objects of other classes that come where rows are expected: what is called on them has no async variant. */
export function lookalikeStatements(parts: Parts): Pieces {
  const object = objects(parts);
  const { condition } = parts;
  const mixed = (template: string): fc.Arbitrary<Piece> => {
    return markedStatement('lookalike', text(template, object, lookalike, condition));
  };
  return [
    mixed('const %o = $2 ? $0 : $1¦\nconsole.log(%o.save())¦'),
    mixed('const %l = [$0, $1]¦\nfor (const %o of %l) console.log(%o.save())¦'),
    mixed('const %l = [$0]¦\n%l.push($1)¦\nconsole.log(%l.map((%o) => %o.save()))¦'),
    mixed("const %m = new Map([['a', $0]])¦\n%m.set('b', $1)¦\nconsole.log(%m.get($2 ? 'a' : 'b').save())¦"),
    mixed('const %r = { a: $0 }¦\nif ($2) %r.a = $1¦\nconsole.log(%r.a.save())¦'),
    mixed('const [%a, { b: %b }] = [$0, { b: $1 }]¦\nconsole.log(%a.save(), %b.save())¦'),
    markedStatement('lookalike', placed(intoShelf, fc.nat(2).map(constant), lookalike)),
    markedStatement('lookalike', placed(intoService, fc.nat(3).map(constant), lookalike)),
    markedStatement('lookalike', placed(toKeeper, fc.nat(1).map(constant), lookalike)),
  ];
}

function constant(at: number): Piece {
  return () => String(at);
}

function indexOf(scope: Scope, at: Piece | undefined): number {
  return Number(at?.(scope) ?? 0);
}

/** A container of the module gets one, and everybody who looks there meets it. */
function intoShelf(scope: Scope, at: Piece, made: Piece): string {
  const { world, file } = scope;
  const shelf = pick(
    world.shelves.filter((each) => world.layout !== 'commonjs' || each.file === file),
    indexOf(scope, at),
  );
  if (!shelf) return `${made(scope)}.save()¦`;
  const name = world.reference(file, shelf.file, shelf.name);
  const value = world.style.language === 'ts' ? `${made(scope)} as any` : made(scope);
  switch (shelf.form) {
    case 'map':
      return `${name}.set('a', ${value})¦`;
    case 'filled':
      return `${name}.set(1, ${value})¦`;
    case 'record':
      return `${name}.b = ${value}¦`;
    case 'list':
      return `${name}.push(${value})¦`;
    case 'set':
      return `${name}.add(${value})¦`;
    case 'nested':
      return `${name}[1].push(${value})¦`;
    default:
      return `${made(scope)}.save()¦`;
  }
}

/** Another repository takes the place of a service's. */
function intoService(scope: Scope, at: Piece, made: Piece): string {
  const { world, file } = scope;
  const service = pick(
    world.services.filter((each) => each.isConstant && (world.layout !== 'commonjs' || each.file === file)),
    indexOf(scope, at),
  );
  if (!service) return `${made(scope)}.save()¦`;
  const name = world.reference(file, service.file, service.call);
  const value = world.style.language === 'ts' ? `${made(scope)} as any` : made(scope);
  return world.style.language === 'ts' ? `(${name} as any).repository = ${value}¦` : `${name}.repository = ${value}¦`;
}

function toKeeper(scope: Scope, at: Piece, made: Piece): string {
  const { world, file } = scope;
  const keeper = pick(world.keepers, indexOf(scope, at));
  if (!keeper || !world.visibleFrom(file).includes(keeper.type)) return `${made(scope)}.delete()¦`;
  const value = world.style.language === 'ts' ? `${made(scope)} as any` : made(scope);
  return `console.log(${world.reference(file, keeper.file, keeper.name)}(${value}))¦`;
}
