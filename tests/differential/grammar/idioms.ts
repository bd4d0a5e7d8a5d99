import fc from 'fast-check';
import { nested, type Piece, type Scope } from '../scope.ts';
import { className, ormName, type Parts, type Pieces, placed, counted, markedStatement, text } from './build.ts';
import { objects, queries } from './orm.ts';

/** What people write around rows and functions: results taken apart, tables of functions, chains that end early. */
export function idiomStatements(parts: Parts): Pieces {
  const { number, condition } = parts;
  const object = objects(parts);
  const query = queries(parts);
  const each = (name: string, template: string, ...others: Pieces): fc.Arbitrary<Piece> => {
    return counted(name, text(template, ...others));
  };
  const listed = 'const %l = $0 ? [...$1] : undefined¦\n';
  return [
    each(
      'destructured result',
      'const [%o, %c] = $0.objects.getOrCreate({ n: $1 })¦\n%o.m = 1¦\n%o.save()¦\nconsole.log(%c)¦',
      className,
      number,
    ),
    each(
      'destructured result',
      'const [{ n: %n }, %c] = $0.objects.updateOrCreate({ n: $1 })¦\nconsole.log(%n, %c)¦',
      className,
      number,
    ),
    each('destructured result', 'let [%a, %b] = [$0, $1]¦\n;[%a, %b] = [%b, %a]¦\n%a.save()¦', object, object),
    each(
      'destructured result',
      'const { item: %i, n: %n } = { item: $0, n: $1 }¦\n%i.save()¦\nconsole.log(%n)¦',
      object,
      number,
    ),
    each('optional chain before iteration', `${listed}%l?.forEach((%o) => %o.save())¦`, condition, query),
    each(
      'optional chain before iteration',
      `${listed}console.log((%l?.map((%o) => %o.save()) ?? []).length)¦`,
      condition,
      query,
    ),
    counted('dispatch table', dispatchTable(parts, "console.log(TABLE.a(), TABLE['b']())¦")),
  ];
}

function dispatchTable({ number, condition }: Parts, use: string): fc.Arbitrary<Piece> {
  return placed(
    (scope, first, second, when) => {
      const [local, key] = [scope.world.fresh('table'), scope.world.fresh('key')];
      const inside = nested(scope, 'arrow');
      const declared = `const ${local} = {\na: () => ${first(inside)},\nb: () => ${second(inside)},\n}¦`;
      return `${declared}\n${use
        .replaceAll('TABLE', local)
        .replaceAll('KEY', key)
        .replace('WHEN', () => when(scope))}`;
    },
    number,
    number,
    condition,
  );
}

/** Tables of functions that are looked up by a key, and functions that are classes: they block, or they are right. */
export function looseFunctions(parts: Parts): Pieces {
  const method = '%b.prototype.total = function () {\nreturn $0.objects.count() + this.n¦\n}¦\n';
  return [
    markedStatement(
      'constructor-function',
      text(`function %b(n) {\nthis.n = n¦\n}\n${method}console.log(new %b($1).total())¦`, className, parts.number),
    ),
    markedStatement(
      'constructor-function',
      text(
        'function %b(n) {\nthis.row = $0¦\nthis.row.save()¦\nthis.n = n¦\n}\nconsole.log(new %b($1).n)¦',
        objects(parts),
        parts.number,
      ),
    ),
    markedStatement('computed-table', dispatchTable(parts, "console.log(TABLE[WHEN ? 'a' : 'b']())¦")),
    markedStatement(
      'computed-table',
      dispatchTable(parts, "const KEY = WHEN ? 'a' : 'c'¦\nconsole.log(TABLE[KEY]?.())¦"),
    ),
  ];
}

/** An override that calls its base in a transaction. */
export function transactedSuperCalls(call: fc.Arbitrary<Piece>, statement: fc.Arbitrary<Piece>): Pieces {
  const atomic = (scope: Scope, body: string): string =>
    `return ${ormName(scope, 'transaction')}.atomic(() => ${body})¦`;
  return [
    counted(
      'base in a transaction',
      placed((scope, base) => atomic(scope, base(nested(scope, 'arrow'))), call),
    ),
    counted(
      'base in a transaction',
      placed(
        (scope, base, other) => {
          const inside = nested(scope, 'arrow');
          return atomic(scope, `{\n${other(inside)}\nreturn ${base(inside)}¦\n}`);
        },
        call,
        statement,
      ),
    ),
  ];
}
