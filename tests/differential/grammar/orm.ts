import fc from 'fast-check';
import { type Piece, pick, type Scope } from '../scope.ts';
import type { InstanceModel } from '../models.ts';
import { classAt, className, nameOf, oneOf, type Parts, type Pieces, text } from './build.ts';

/** Queries that have not run yet. */
export function queries({ number }: Parts): fc.Arbitrary<Piece> {
  return fc.oneof(
    text('$0.objects.all()', className),
    text('$0.objects.filter({ n: $1 })', className, number),
    text("$0.objects.filter({ n__gt: $1 }).orderBy('-n')", className, number),
    text('$0.objects.exclude({ n: $1 }).reverse()', className, number),
    fc.nat(3).map((at) => (scope: Scope) => {
      return scope.self?.kind === 'manager' ? 'this.all()' : `${nameOf(scope, classAt(scope, at))}.objects.all()`;
    }),
  );
}

/** Objects that a class is known of, and that may be null. */
export function nullable(parts: Parts): fc.Arbitrary<Piece> {
  const query = queries(parts);
  return fc.oneof(
    text('$0.first()', query),
    text('$0.last()', query),
    text('$0.objects.first()', className),
    text('($0 ? $1.objects.first() : null)', parts.condition, className),
  );
}

/** Objects that are there. */
export function objects({ number }: Parts): fc.Arbitrary<Piece> {
  return fc.oneof(
    text('new $0({ n: $1 })', className, number),
    text('$0.objects.create({ n: $1 })', className, number),
    text('$0.objects.getOrCreate({ n: $1 })[0]', className, number),
    text('$0.objects.updateOrCreate({ n: $1, defaults: { m: 1 } })[0]', className, number),
    text('$0.objects.get({ id: 101 })', className),
    fc.nat(3).map((at) => (scope: Scope) => {
      const known = scope.instances[at];
      return known ? known.name : `new ${nameOf(scope, classAt(scope, at))}({ n: 1 })`;
    }),
    fc.tuple(fc.nat(3), number).map(([at, value]) => (scope: Scope) => {
      const maker = pick(reachable(scope, scope.world.makers), at);
      const given = value(scope);
      return maker
        ? `${referenceTo(scope, maker)}(${given})`
        : `new ${nameOf(scope, classAt(scope, at))}({ n: ${given} })`;
    }),
    fc.nat(3).map((at) => (scope: Scope) => {
      const constant = pick(reachable(scope, scope.world.constants), at);
      return constant ? referenceTo(scope, constant) : `new ${nameOf(scope, classAt(scope, at))}({ n: 2 })`;
    }),
  );
}

/** CommonJS modules cannot refer to each other in a circle. */
function reachable(scope: Scope, models: readonly InstanceModel[]): readonly InstanceModel[] {
  const types = scope.world.visibleFrom(scope.file);
  return models.filter(({ type }) => types.includes(type));
}

function referenceTo({ world, file }: Scope, model: InstanceModel): string {
  return world.reference(file, model.file, model.name);
}

const method = oneOf('save', 'save', 'delete', 'refreshFromDb');

/** Numbers that the ORM is asked for. */
export function ormNumbers(parts: Parts): Pieces {
  const { number, condition } = parts;
  const query = queries(parts);
  const some = nullable(parts);
  const object = objects(parts);
  return [
    text('$0.objects.count()', className),
    text('$0.count()', query),
    text('$0.update({ n: $1 })', query, number),
    text("$0.objects.aggregate({ total: 'n' }).total", className),
    text('$0.objects.inBulk([101, $1]).size', className, number),
    text('$0.objects.bulkCreate([new $0({ n: $1 })]).length', className, number),
    text('[...$0].length', query),
    text('[0, ...$0, $1].length', query, number),
    text('Array.from($0).length', query),
    text('new Set($0).size', query),
    text('($0?.n ?? $1)', some, number),
    text('($0)?.n', some),
    text('$0.n', object),
    text('String($0.save()).length', object),
    text("String($0?.save({ updateFields: ['n'] })).length", some),
    text('String($0.$1()).length', object, method),
    text('String($0?.$1()).length', some, method),
    text('($0 ? $1.objects.count() : $2)', condition, className, number),
    text('String($0.objects?.count?.())', className),
    text('JSON.stringify([$0.objects.count(), $1]).length', className, number),
  ];
}

/** Statements about other objects and queries. */
export function ormStatements(parts: Parts): Pieces {
  const { number, statement, block } = parts;
  const query = queries(parts);
  const object = objects(parts);
  const inside = (template: string, ...others: Pieces): fc.Arbitrary<Piece> => {
    return fc.tuple(fc.nat(3), fc.tuple(query, ...others), block).map(([at, given, body]) => (scope: Scope) => {
      const type = classAt(scope, at);
      const name = scope.world.fresh('row');
      const source = at % 2 === 0 ? `${nameOf(scope, type)}.objects.all()` : given[0](scope);
      const known = at % 2 === 0 ? [{ name, type }] : [];
      const loop = { ...scope, instances: [...known, ...scope.instances], inLoop: true };
      const line = template.replace('ROW', name).replace('QUERY', source);
      return `${line} {\n${name}.m = ${given[1]?.(scope) ?? '1'}¦\n${body(loop)}\n}`;
    });
  };
  const declared = fc.tuple(fc.nat(3), number, statement, fc.boolean()).map(([at, value, rest, creates]) => {
    return (scope: Scope) => {
      const type = classAt(scope, at);
      const name = scope.world.fresh('item');
      const fields = `{ n: ${value(scope)} }`;
      const made = creates
        ? `${nameOf(scope, type)}.objects.create(${fields})`
        : `new ${nameOf(scope, type)}(${fields})`;
      const known = { ...scope, instances: [{ name, type }, ...scope.instances] };
      return `const ${name} = ${made}¦\n${rest(known)}\n${name}.save()¦`;
    };
  });
  return [
    text('$0.objects.create({ n: $1 })¦', className, number),
    text('$0.$1()¦', object, method),
    text('for (const %r of $0) %r.delete()¦', query),
    inside('for (const ROW of QUERY)', number),
    inside('for (const ROW of QUERY.iterator())', number),
    inside('for (const ROW of [...QUERY])', number),
    declared,
    declared,
    text(
      'const [%o, %c] = $0.objects.getOrCreate({ n: $1, defaults: { m: 2 } })¦\nconsole.log(%o.m, %c)¦',
      className,
      number,
    ),
    text("const { total: %t } = $0.objects.aggregate({ total: 'n' })¦\nconsole.log(%t)¦", className),
    text('$0.delete()¦', query),
  ];
}
