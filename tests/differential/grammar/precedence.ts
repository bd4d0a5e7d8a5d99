import { hasFields, type Scope } from '../scope.ts';
import { type Parts, type Pieces, placed, text } from './build.ts';
import { objects } from './orm.ts';

/** Operators that bind tighter than `await`, and operands that are read before a call that may change them. */
export function precedenceNumbers(parts: Parts): Pieces {
  const { number, condition } = parts;
  const object = objects(parts);
  const around = (template: string, plain: string) => {
    return placed((scope, value) => {
      const [counter] = scope.counters;
      const target = hasFields(scope) ? 'this.n' : counter;
      const chosen = target === undefined ? plain : template.replaceAll('TARGET', target);
      return chosen.replace('VALUE', () => value(scope));
    }, number);
  };
  return [
    text('new Number($0).valueOf()', number),
    text('new Array($0, $1, 2).length', number, number),
    text('(~$0)', number),
    text('(+$0)', number),
    text('((-$0) ** 2 % 7)', number),
    text('($0 << 1)', number),
    text('(typeof $0).length', number),
    text('(void $0, $1)', number, number),
    text('(delete { a: $0 }.a ? 1 : 2)', number),
    text('({ ...{ a: $0 }, b: $1 }).a', number, number),
    text('Object.keys({ [`a${$0}`]: $1, b: 2 }).length', number, number),
    text('($0).toFixed(1).length', number),
    text("($0)['toString']().length", number),
    text('((%u, %v) => %u - %v)(...[$0, $1])', number, number),
    text('[$0, $1].at(-1)', number, number),
    text('({ await: $0 }).await', number),
    text('(($0 > $1) === $2 ? 1 : 2)', number, number, condition),
    text('({ n: 1, add(%u) {\nreturn this.n + %u¦\n} }).add($0)', number),
    placed((scope, value) => inTypeScript(scope, '(VALUE as number)', value(scope)), number),
    placed((scope, value) => inTypeScript(scope, '(VALUE satisfies number)', value(scope)), number),
    placed((scope, value) => inTypeScript(scope, 'VALUE!.n', value(scope), 'VALUE.n'), object),
    around('(TARGET++ + VALUE)', '(1 + VALUE)'),
    around('(VALUE + --TARGET)', '(VALUE - 1)'),
    around('(TARGET + VALUE)', '(VALUE + 2)'),
    around('[TARGET, VALUE, TARGET].join().length', '[VALUE].join().length'),
    around('(TARGET = 3, TARGET * VALUE)', '(3 * VALUE)'),
    around('Math.max(TARGET, VALUE, TARGET)', 'Math.max(VALUE, 3)'),
  ];
}

/** Syntax that only TypeScript has. */
function inTypeScript({ world }: Scope, template: string, value: string, plain = 'VALUE'): string {
  return (world.style.language === 'ts' ? template : plain).replace('VALUE', () => value);
}
