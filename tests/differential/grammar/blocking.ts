import { hasFields, nested, type Scope, withNumbers } from '../scope.ts';
import { helperMethodsOf } from '../models.ts';
import { className, marked, markedStatement, type Parts, type Pieces, placed, text } from './build.ts';
import { nullable } from './orm.ts';

/** Constructs that the contract does not promise to translate: they block, or they are right. */
export function blockingStatements({ number, condition, block, statement }: Parts): Pieces {
  return [
    markedStatement(
      'timer',
      text(
        'setTimeout(() => {\ntry {\nconsole.log($0.objects.exists())¦\n}' +
          ' catch (error) {\nconsole.log(error.name)¦\n}\n})¦',
        className,
      ),
    ),
    markedStatement('eval', text("eval('1 + 1')¦\n$0", statement)),
    markedStatement('unknown-receiver', text('unknown($0).save?.()¦', number)),
    markedStatement(
      'computed-call',
      placed((scope, when) => {
        if (!hasFields(scope)) return 'void 4¦';
        const name = scope.world.fresh('name');
        return `const ${name} = ${when(scope)} ? 'refreshFromDb' : 'delete'¦\nif (this.id === 0) this[${name}]()¦`;
      }, condition),
    ),
    markedStatement(
      'method-value',
      placed((scope) => {
        if (!hasFields(scope)) return 'void 5¦';
        const name = scope.world.fresh('method');
        return `const ${name} = this.refreshFromDb¦\nif (this.id !== undefined) ${name}.call(this)¦`;
      }),
    ),
    markedStatement(
      'bound-method',
      placed((scope, value) => {
        const [name] = scope.self?.kind === 'instance' && scope.self.type ? helperMethodsOf(scope.self.type) : [];
        if (name === undefined || !['h0', 'h1'].includes(name)) return 'void 6¦';
        return `console.log([${value(scope)}].map(this.${name}, this))¦`;
      }, number),
    ),
    markedStatement(
      'generator',
      placed(
        (scope, body, value) => {
          const name = scope.world.fresh('walk');
          const inside = { ...scope, canReturn: false, inLoop: false, label: null, self: null };
          return `function* ${name}() {\n${body(inside)}\nyield ${value(inside)}¦\n}\nconsole.log([...${name}()])¦`;
        },
        block,
        number,
      ),
    ),
    markedStatement(
      'callback-parameter',
      placed((scope, value) => {
        const twice = scope.world.reference(scope.file, scope.world.file('fuel'), 'twice');
        const name = scope.world.fresh('y');
        return `console.log(${twice}((${name}) => ${value(withNumbers(nested(scope, 'arrow'), name))}))¦`;
      }, number),
    ),
    markedStatement('object-with-methods', localObject(number, 'run() {\nreturn VALUE¦\n}', 'NAME.run()')),
    markedStatement('object-with-getter', localObject(number, 'get run() {\nreturn VALUE¦\n}', 'NAME.run')),
    markedStatement('value-function', localObject(number, 'run: () => VALUE', '[NAME].map((each) => each.run())')),
  ];
}

function localObject(number: Parts['number'], member: string, use: string): ReturnType<typeof marked> {
  return placed((scope, value) => {
    const name = scope.world.fresh('object');
    const inner = value(nested(scope, 'function'));
    const code = member.replace('VALUE', () => inner);
    return `const ${name} = {\n${code},\n}¦\nconsole.log(${use.replace('NAME', name)})¦`;
  }, number);
}

export function blockingNumbers(parts: Parts): Pieces {
  const { number } = parts;
  const some = nullable(parts);
  return [
    marked('optional-chain', text('String($0?.save()?.length ?? $1).length', some, number)),
    marked('optional-chain', text('String($0?.save().toString().length)', some)),
    marked('optional-chain', text('([$0, 2]?.map((u) => u + $1)?.length ?? 0)', number, number)),
    marked('optional-chain', text('String($0?.save()[$1]).length', some, number)),
    marked('comparator', text('[1, $0].sort((a, b) => $1.objects.count() + a - b).length', number, className)),
    marked(
      'getter',
      placed((scope) => getter(scope, 'total')),
    ),
    marked(
      'loaded',
      placed((scope) => {
        const { world } = scope;
        const type = world.classes.find((each) => each.methods.includes('constructor'));
        if (!type || !world.visibleFrom(scope.file).includes(type)) return '3';
        return `new ${world.reference(scope.file, type.file, type.name)}().n`;
      }),
    ),
    marked(
      'reduce-right',
      text('[1, $0].reduceRight((left, right) => left + right + $1.objects.count(), 0)', number, className),
    ),
    marked(
      'named-callback',
      placed((scope, value) => {
        const helper = scope.world.helpers.find((each) => each.shape === 'plain' && !each.name.includes('.'));
        if (!helper || scope.world.layout === 'commonjs') return value(scope);
        return `[${value(scope)}].map(${scope.world.reference(scope.file, helper.file, helper.name)}).length`;
      }, number),
    ),
    marked('replace-callback', text("'a1'.replace(/\\d/, () => String($0)).length", number)),
    marked(
      'destructured-query',
      placed((scope, type) => {
        const name = scope.world.fresh('first');
        return `((${`[${name}]`}) => ${name}?.n ?? 0)(${type(scope)}.objects.all())`;
      }, className),
    ),
    marked('find-last', text('([1, $0].findLast((u) => u > $1.objects.count()) ?? 0)', number, className)),
    marked('parameter-default', text('((u = $0.objects.count()) => u)()', className)),
    marked(
      'tag-with-orm',
      placed((scope, value) => `${getter(scope, 'total')} + tag\`\${${value(scope)}}\``, number),
    ),
  ];
}

/** A getter that reaches the ORM, where the class has one. */
function getter(scope: Scope, name: string): string {
  return hasFields(scope) && scope.self?.type?.methods.includes(name) === true ? `this.${name}` : '2';
}
