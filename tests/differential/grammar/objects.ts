import fc from 'fast-check';
import { nested, type Piece, pick, type Scope } from '../scope.ts';
import type { TypeModel } from '../models.ts';
import { classAt, className, nameOf, ormName, type Parts, type Pieces, placed, text } from './build.ts';
import { nullable, objects, queries } from './orm.ts';

/** Operations of instances that come from elsewhere: parameters, elements, properties, other functions. */
export function objectNumbers(parts: Parts): Pieces {
  const { number, condition } = parts;
  const object = objects(parts);
  const some = nullable(parts);
  const query = queries(parts);
  const rows = (template: string, result: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> => overRows(template, result);
  return [
    keeperCall(number),
    keeperCall(number),
    text('String(($0 ? $1 : $2).save()).length', condition, object, object),
    text('String(($0 ?? $1).save()).length', some, object),
    text('String([$0, $1][0].save()).length', object, object),
    text('String(({ item: $0 }).item.save()).length', object),
    rows('[...QUERY].map(CALLBACK).length', number),
    rows('Array.from(QUERY).filter(CALLBACK).length', condition),
    rows('([...QUERY].find(CALLBACK)?.n ?? 1)', condition),
    rows('[...QUERY].map(CALLBACK).filter((%u) => %u > 1).length', number),
    text('[$0, $1].map((%o) => %o.save()).length', object, object),
    text("($0.latest('n').n)", query),
    text('$0.objects.inBulk([101, $1]).size', className, number),
    text('$0.objects.bulkCreate([new $0({ n: $1 })]).length', className, number),
    placed((scope, type) => `${ormName(scope, 'getObjectOr404')}(${type(scope)}, { id: 101 }).n`, className),
    placed((scope, value) => `new ${ormName(scope, 'Signal')}().send(${value(scope)}).length`, number),
    text('(new Map([[1, $0]]).get(1) ?? 2)', number),
    text('(new Set([$0, 2]).delete(2) ? 1 : 0)', number),
    text("new Map().set('save', $0).size", number),
    text("new Map([['update', $0]]).delete('update').toString().length", number),
  ];
}

export function objectStatements(parts: Parts): Pieces {
  const { number, condition, block } = parts;
  const object = objects(parts);
  const some = nullable(parts);
  const each = (template: string): fc.Arbitrary<Piece> => overRows(template, number);
  return [
    text('const { n: %a = 1, ...%r } = $0¦\nconsole.log(%a, %r.id)¦', object),
    text('let %o = $0¦\nif ($1) %o = $2¦\n%o.save()¦', object, condition, object),
    text('let %o = $0¦\n%o ??= $1¦\n%o.save()¦', some, object),
    text('const %o = $0¦\nif (%o) {\n%o.n = $1¦\n%o.save()¦\n}', some, number),
    text('const %l = [$0, $1]¦\nfor (const %o of %l) %o.save()¦', object, object),
    text('const %q = $0.objects.all()¦\nconsole.log(%q.count(), %q.exists())¦', className),
    each('[...QUERY].forEach(CALLBACK)¦'),
    fc.tuple(fc.nat(3), block).map(([at, body]) => (scope: Scope) => {
      const type = classAt(scope, at);
      const [name, index] = [scope.world.fresh('row'), scope.world.fresh('at')];
      const known = { ...scope, instances: [{ name, type }, ...scope.instances], inLoop: true };
      const entries = `[...${nameOf(scope, type)}.objects.all()].entries()`;
      return `for (const [${index}, ${name}] of ${entries}) {\nconsole.log(${index})¦\n${body(known)}\n}`;
    }),
  ];
}

/** A callback that is given the rows of a query. */
function overRows(template: string, result: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return fc.tuple(fc.nat(3), fc.boolean(), result).map(([at, saves, value]) => (scope: Scope) => {
    const type = classAt(scope, at);
    const name = scope.world.fresh('row');
    const inside = nested(scope, 'arrow');
    const inner = value({ ...inside, instances: [{ name, type }, ...inside.instances] });
    const callback = saves ? `(${name}) => {\n${name}.save()¦\nreturn ${inner}¦\n}` : `(${name}) => ${inner}`;
    const filled = template
      .replace('%u', 'u')
      .replace('%u', 'u')
      .replace('CALLBACK', () => callback);
    return filled.replace('QUERY', `${nameOf(scope, type)}.objects.all()`);
  });
}

/** An instance of this very class. */
function instanceOf(scope: Scope, type: TypeModel, value: string): string {
  const known = scope.instances.find((each) => each.type === type);
  return known?.name ?? `new ${nameOf(scope, type)}({ n: ${value} })`;
}

function keeperCall(number: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return fc.tuple(fc.nat(1), number).map(([at, value]) => (scope: Scope) => {
    const keeper = pick(scope.world.keepers, at);
    const given = value(scope);
    if (!keeper || !scope.world.visibleFrom(scope.file).includes(keeper.type)) return `(${given} % 4)`;
    const name = scope.world.reference(scope.file, keeper.file, keeper.name);
    return `${name}(${instanceOf(scope, keeper.type, given)})`;
  });
}
