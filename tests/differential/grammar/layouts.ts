import { hasFields } from '../scope.ts';
import { className, type Parts, type Pieces, placed, spend, text } from './build.ts';
import { queries } from './orm.ts';

/** Expressions over several lines and with comments inside. */
export function laidOutNumbers(parts: Parts): Pieces {
  const { number, condition } = parts;
  return [
    text('$0.objects\n.filter({ n: $1 })\n.count()', className, number),
    text('$0.objects // all of them\n.count()', className),
    text('$0.objects./* not all */count(/* nothing */)', className),
    text('(\n// a remark\n$0\n)', number),
    text('($0\n? $1\n: $2)', condition, number, number),
    text('(() => ({ n: $0 }))().n', number),
    text('((%u) => (%u, $1))($0)', number, number),
    text('((async) => async + $0)(1)', number),
  ];
}

/** Statements without braces, and assignments with patterns. */
export function laidOutStatements(parts: Parts): Pieces {
  const { number, condition } = parts;
  return [
    text('if ($0) $1 && console.log(1)¦', condition, condition),
    text('if ($0)\n$1 || console.log(1)¦\nelse\n$2 && console.log(2)¦', condition, condition, condition),
    text('if ($0) throw new RangeError(String($1))¦\nelse console.log($2)¦', condition, number, number),
    text('for (const %x of [1, 2]) $0 && console.log(%x)¦', condition),
    text('for (const %x of [1, 2])\nfor (const %y of [3]) console.log($0, %x, %y)¦', number),
    placed(
      (scope, when, value) => {
        return `while (${spend(scope)} && ${when(scope)}) console.log(${value(scope)})¦`;
      },
      condition,
      number,
    ),
    text('do $0 && console.log(3)¦\nwhile (false)', condition),
    text('for (let %i = 0, %j = $0; %i < 1; %i += 1, %j += $1) console.log(%j)¦', number, number),
    text('for (const { n: %n = $0, ...%r } of [{ n: $1 }, {}]) console.log(%n, %r)¦', number, number),
    text('for (const { n: %n } of $0) console.log(%n, $1)¦', queries(parts), number),
    placed(
      (scope, left, right) => {
        const [first, second] = hasFields(scope) ? ['this.n', 'this.m'] : ['scratch.n', 'scratch.m'];
        const declared = hasFields(scope) ? '' : 'const scratch = {}¦\n';
        return `{\n${declared}[${first}, ${second} = 2] = [${left(scope)}, ${right(scope)}]¦\n}`;
      },
      number,
      number,
    ),
    placed((scope, value) => {
      const target = hasFields(scope) ? 'this.n' : 'scratch.n';
      const declared = hasFields(scope) ? '' : 'const scratch = {}¦\n';
      return `{\n${declared}({ a: ${target} = ${value(scope)} } = {})¦\n}`;
    }, number),
    text('$0.objects\n.filter({ n: $1 })\n.delete()¦', className, number),
  ];
}
