import { hasFields, nested, type Piece, type Scope } from '../scope.ts';
import { helperMethodsOf } from '../models.ts';
import { className, marked, markedStatement, type Parts, type Pieces, placed, text } from './build.ts';
import { objects } from './orm.ts';

/** Calls that no call in the source text stands for, and receivers that are known only when the code runs. */
export function hiddenNumbers(parts: Parts): Pieces {
  const { number } = parts;
  const object = objects(parts);
  return [
    marked('coercion', text('(+{ valueOf: () => $0.objects.count() } + $1)', className, number)),
    marked('coercion', text('`${{ toString() {\nreturn String($0.objects.count())¦\n} }}`.length', className)),
    marked('coercion', text('JSON.stringify({ toJSON: () => $0.objects.count() }).length', className)),
    marked('iterator', text('[...{ *[Symbol.iterator]() {\nyield $0.objects.count()¦\n} }].length', className)),
    marked('class-value', text('[$0, $1].map((%t) => %t.objects.count()).length', className, className)),
    marked('class-value', text('((%t) => String(new %t({ n: $1 }).save()).length)($0)', className, number)),
    marked('map-value', text('String(new Map([[1, $0]]).get(1).save()).length', object)),
    marked('array-from', text('Array.from([1, $0], (%u) => %u + $1.objects.count()).length', number, className)),
    marked('tag-function', text('((%p, %v) => %v + $1.objects.count())`a${$0}`', number, className)),
    marked(
      'constructor-property',
      placed((scope) => (hasFields(scope) ? 'this.constructor.objects.count()' : '6')),
    ),
    marked(
      'constructor-property',
      placed((scope, value) => {
        return hasFields(scope) ? `String(new this.constructor({ n: ${value(scope)} }).save()).length` : value(scope);
      }, number),
    ),
    marked(
      'reflection',
      placed((scope, value) => `${reflected(scope)}(${value(scope)})`, number),
    ),
  ];
}

/** A helper method that is looked up without a call. */
function reflected(scope: Scope): string {
  const { self } = scope;
  const names = self?.kind === 'instance' && self.type ? helperMethodsOf(self.type) : [];
  const name = names.find((each) => each === 'h0' || each === 'h1');
  return name === undefined ? 'Number' : `((%v) => Reflect.apply(this.${name}, this, [%v]))`.replaceAll('%v', 'value');
}

export function hiddenStatements({ number, block }: Parts): Pieces {
  const later = (template: string) => {
    return placed((scope: Scope, value: Piece) => {
      const name = scope.world.fresh('later');
      return template.replaceAll('NAME', name).replace('VALUE', () => value(nested(scope, 'arrow')));
    }, number);
  };
  return [
    markedStatement(
      'stored-function',
      later('const NAME = [() => VALUE]¦\nfor (const each of NAME) console.log(each())¦'),
    ),
    markedStatement(
      'stored-function',
      later('const NAME = { run: () => VALUE }¦\nconst { run: NAMErun } = NAME¦\nconsole.log(NAMErun())¦'),
    ),
    markedStatement('stored-function', later('let NAME = () => 1¦\nNAME = () => VALUE¦\nconsole.log(NAME())¦')),
    markedStatement('stored-function', later('const NAME = () => () => VALUE¦\nconsole.log(NAME()())¦')),
    markedStatement(
      'async-function',
      placed((scope, body) => {
        const inside = body(nested(scope, 'arrow'));
        return `void (async () => {\ntry {\n${inside}\n} catch (error) {\nconsole.log(error.name)¦\n}\n})()¦`;
      }, block),
    ),
    markedStatement(
      'super-value',
      placed((scope) => {
        const { self } = scope;
        if (self?.kind !== 'instance' || !self.hasSuper || self.method !== 'save') return 'void 7¦';
        const name = scope.world.fresh('base');
        return `const ${name} = super.save¦\nif (this.id !== undefined) ${name}.call(this)¦`;
      }),
    ),
    markedStatement(
      'symbol',
      placed((scope, value) => {
        const name = scope.world.fresh('key');
        const inner = value(nested(scope, 'function'));
        const object = `{ [${name}]() {\nreturn ${inner}¦\n} }`;
        return `const ${name} = Symbol('key')¦\nconsole.log((${object})[${name}]())¦`;
      }, number),
    ),
  ];
}
