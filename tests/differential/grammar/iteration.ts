import fc from 'fast-check';
import { nested, type Piece, pick, type Scope, withNumbers } from '../scope.ts';
import { type Parts, type Pieces, placed, text } from './build.ts';

/** Arrays of numbers, some with holes. */
export function arrays({ number }: Parts): fc.Arbitrary<Piece> {
  return fc.oneof(
    text('[$0, $1]', number, number),
    text('[$0, , $1]', number, number),
    text('[$0, ...[$1, 2]]', number, number),
    text('[1, 2, 3]'),
    text('[3, 1, 2].slice($0)', number),
    text('[3, 1, 2].filter((%x) => %x > 1)'),
    text('Array.from([$0, 4])', number),
    fc.nat(3).map((at) => (scope: Scope) => pick(scope.arrays, at) ?? '[5, 6]'),
  );
}

type Style = 'concise' | 'block' | 'all-parameters' | 'function' | 'this-argument' | 'destructured';

/** The text of a callback's arguments: the callback itself, and what stands behind it. */
function callback(scope: Scope, style: Style, result: Piece, parts: readonly Piece[], extra: string): string {
  const [item, at, all] = ['x', 'i', 'all'].map((name) => scope.world.fresh(name)) as [string, string, string];
  const first = extra === '' ? item : `total${item}, ${item}`;
  const names = extra === '' ? [item] : [`total${item}`, item];
  const isFunction = style === 'function' || style === 'this-argument';
  const outside = style === 'this-argument' && extra === '' ? 'with-this' : isFunction ? 'function' : 'arrow';
  const inner = withNumbers(nested(scope, outside), ...names);
  const [condition, statement, value] = parts as [Piece, Piece, Piece];
  const last = extra === '' ? '' : `, ${extra}`;
  switch (style) {
    case 'concise':
      return `(${first}) => ${result(inner)}${last}`;
    case 'block':
      return `(${first}) => {
if (${condition(inner)}) return ${result(inner)}¦
${statement(inner)}
return ${value(inner)}¦
}${last}`;
    case 'all-parameters': {
      const wide = { ...withNumbers(inner, at), arrays: [all, ...inner.arrays] };
      return `(${first}, ${at}, ${all}) => ${result(wide)}${last}`;
    }
    case 'destructured':
      return `(${first}, ${at} = 0) => {
const [${all}] = [${value(inner)}]¦
return ${result(withNumbers(inner, all, at))}¦
}${last}`;
    default: {
      const rest = style === 'this-argument' && extra === '' && scope.self ? ', this' : last;
      return `function (${first}) {\n${statement(inner)}\nreturn ${result(inner)}¦\n}${rest}`;
    }
  }
}

const style = fc.constantFrom<Style>(
  'concise',
  'concise',
  'block',
  'all-parameters',
  'function',
  'this-argument',
  'destructured',
);

function iterating(parts: Parts, template: string, result: fc.Arbitrary<Piece>, initial = ''): fc.Arbitrary<Piece> {
  const others = fc.tuple(parts.condition, parts.statement, parts.number);
  return fc.tuple(arrays(parts), style, result, others, parts.number).map(([array, form, value, rest, start]) => {
    return (scope: Scope) => {
      const given = array(scope);
      const extra = initial === '' ? '' : start(scope);
      const text = callback(scope, form, value, rest, extra);
      // Without a first value, `reduce` begins with the first element.
      const ended = initial === 'none' ? text.slice(0, text.length - extra.length - 2) : text;
      return template.replace('ARRAY', () => given).replace('CALLBACK', () => ended);
    };
  });
}

export function iterationNumbers(parts: Parts): Pieces {
  const { number, condition } = parts;
  return [
    iterating(parts, 'ARRAY.map(CALLBACK).length', number),
    iterating(parts, 'ARRAY.map(CALLBACK).reduce((left, right) => left + right, 0)', number),
    iterating(parts, 'ARRAY.filter(CALLBACK).length', condition),
    iterating(parts, '(ARRAY.some(CALLBACK) ? 1 : 0)', condition),
    iterating(parts, '(ARRAY.every(CALLBACK) ? 1 : 0)', condition),
    iterating(parts, '(ARRAY.find(CALLBACK) ?? 9)', condition),
    iterating(parts, 'ARRAY.findIndex(CALLBACK)', condition),
    iterating(parts, 'ARRAY.reduce(CALLBACK)', number, 'value'),
    iterating(parts, 'ARRAY.concat(1).reduce(CALLBACK)', number, 'none'),
    iterating(parts, 'ARRAY.flatMap(CALLBACK).length', text('[$0, $1]', number, number)),
    iterating(parts, 'ARRAY.flatMap(CALLBACK).length', number),
    iterating(parts, '[...ARRAY.map(CALLBACK)].length', number),
    iterating(parts, 'Math.max(0, ...ARRAY.map(CALLBACK))', number),
  ];
}

export function iterationStatements(parts: Parts): Pieces {
  const { number, block } = parts;
  const each = fc.tuple(arrays(parts), style, number, fc.tuple(parts.condition, parts.statement, number));
  const loop = (template: string): fc.Arbitrary<Piece> => {
    return placed(
      (scope, array, body) => {
        const name = scope.world.fresh('each');
        const inside = body({ ...withNumbers(scope, name), inLoop: true });
        return `${template.replace('NAME', name).replace('ARRAY', () => array(scope))} {\n${inside}\n}`;
      },
      arrays(parts),
      block,
    );
  };
  return [
    each.map(([array, form, value, rest]) => (scope: Scope) => {
      return `${array(scope)}.forEach(${callback(scope, form, value, rest, '')})¦`;
    }),
    each.map(([array, form, value, rest]) => (scope: Scope) => {
      return `new Set(${array(scope)}).forEach(${callback(scope, form, value, rest, '').replace(/, this$/, '')})¦`;
    }),
    placed(
      (scope, value, body) => {
        const [name, key] = [scope.world.fresh('v'), scope.world.fresh('k')];
        const inside = body(withNumbers(nested(scope, 'arrow'), name, key));
        return `new Map([[1, ${value(scope)}], [2, 5]]).forEach((${name}, ${key}) => {\n${inside}\n})¦`;
      },
      number,
      block,
    ),
    loop('for (const NAME of ARRAY)'),
    loop('for (const NAME of ARRAY)'),
    loop('for (let NAME of ARRAY.map((u) => u))'),
    placed(
      (scope, array, rest) => {
        const name = scope.world.fresh('list');
        const known = { ...scope, arrays: [name, ...scope.arrays] };
        return `const ${name} = ${array(scope)}¦\n${rest(known)}`;
      },
      arrays(parts),
      parts.statement,
    ),
  ];
}
