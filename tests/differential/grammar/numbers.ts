import fc from 'fast-check';
import { hasFields, nested, pick, type Scope, withNumbers } from '../scope.ts';
import { argumentsFor, helperMethodsOf } from '../models.ts';
import { classAt, nameOf, oneOf, type Parts, placed, type Pieces, text } from './build.ts';
import { helperCall } from './helpers.ts';

const index = fc.nat(5);

/** `this.n`, or some other number where `this` has no fields. */
function field(scope: Scope): string {
  if (hasFields(scope)) return 'this.n';
  return scope.self?.kind === 'manager' ? 'this.model.name.length' : (scope.numbers[0] ?? '3');
}

const local = index.map((at) => (scope: Scope) => pick(scope.numbers, at) ?? field(scope));

/** Numbers that contain no others. */
export const leaves: Pieces = [
  oneOf('0', '1', '2', '3', 'LIMIT'),
  fc.constant(field),
  local,
  local,
  index.map((at) => (scope: Scope) => {
    const name = pick(scope.arrays, at);
    return name === undefined ? field(scope) : `${name}.length`;
  }),
  index.map((at) => (scope: Scope) => {
    const found = pick(scope.instances, at);
    return found ? `${found.name}.n` : field(scope);
  }),
  fc.constant((scope: Scope) => (hasFields(scope) && scope.self?.type?.methods.includes('twice') ? 'this.twice' : '4')),
  fc.constant(walked),
  fc.constant((scope: Scope) => (scope.self?.hasArguments ? 'arguments.length' : field(scope))),
];

/** The class's own iterator, which touches no rows. */
function walked(scope: Scope): string {
  return hasFields(scope) && scope.self?.type?.methods.includes('walk') ? '[...this].length' : '5';
}

/** A call of one of the methods that the class defines or inherits: a virtual call. */
function methodCall({ number }: Parts): Pieces {
  const call = (computed: boolean) => {
    return fc.tuple(index, number).map(([at, value]) => (scope: Scope) => {
      const { self } = scope;
      const given = value(scope);
      const name = self?.kind === 'instance' && self.type ? pick(helperMethodsOf(self.type), at) : undefined;
      if (name === undefined) return `(${given} + 1)`;
      const target = computed ? `this['${name}']` : `this.${name}`;
      return `${target}(${argumentsFor(shapeOf(name), given)})`;
    });
  };
  return [call(false), call(false), call(true)];
}

export function shapeOf(name: string): 'plain' | 'default' | 'rest' | 'destructured' {
  return ({ h1: 'default', h2: 'rest', h3: 'destructured' } as const)[name] ?? 'plain';
}

/** A helper method of another object, of which the class is known. */
function methodOfAnother({ number }: Parts): Pieces {
  return [
    fc.tuple(index, index, number).map(([at, which, value]) => (scope: Scope) => {
      const type = classAt(scope, at);
      const given = value(scope);
      const name = pick(helperMethodsOf(type), which);
      if (name === undefined) return `(${given} - 1)`;
      return `new ${nameOf(scope, type)}({ n: ${given} }).${name}(${argumentsFor(shapeOf(name), '1')})`;
    }),
    fc.tuple(index, number).map(([at, value]) => (scope: Scope) => {
      const type = classAt(scope, at);
      const given = value(scope);
      return type.methods.includes('s0') ? `${nameOf(scope, type)}.s0(${given})` : `(${given} * 2)`;
    }),
    fc.tuple(index, number).map(([at, value]) => (scope: Scope) => {
      const type = classAt(scope, at);
      const given = value(scope);
      return type.methods.includes('s1') ? `${nameOf(scope, type)}.s1(${given})` : `(${given} * 3)`;
    }),
    fc.tuple(index, number).map(([, value]) => (scope: Scope) => {
      const given = value(scope);
      const { self } = scope;
      const isOwn = self?.kind === 'instance' && self.isInside && self.type?.methods.includes('#p0') === true;
      return isOwn ? `this.#p0(${given})` : `(${given} + 3)`;
    }),
  ];
}

/** Operators and expressions around other numbers. */
function compound({ number, condition }: Parts): Pieces {
  return [
    text('($0 + $1)', number, number),
    text('($0 - $1)', number, number),
    text('($0 * $1 % 7)', number, number),
    text('(($0) ** 2 % 5)', number),
    text('(2 ** ($0) % 9)', number),
    text('($0 ? $1 : $2)', condition, number, number),
    text('($0, $1)', number, number),
    text('(-$0)', number),
    text('[$0, $1].length', number, number),
    text('({ a: $0, b: $1 }).b', number, number),
    text('[$0, $1][$2 ? 0 : 1]', number, number, condition),
    text('Number(`${$0}`)', number),
    text('`${$0}-${$1}`.length', number, number),
    text("(typeof $0 === 'number' ? 1 : 2)", number),
    text('(void $0 ?? $1)', number, number),
    text('($0 ?? $1)', number, number),
    text('(!$0 ? 1 : 0)', condition),
    text('Number($0)', condition),
    text('Math.max($0, ...[$1])', number, number),
    text('(new Set([$0, $1]).size)', number, number),
    text('tag`a${$0}b${$1}c`', number, number),
    text('(%u => %u)($0)', number),
    placed((scope, value) => assigned(scope, ' = ', value(scope)), number),
    placed((scope, value) => assigned(scope, ' += ', value(scope)), number),
    placed((scope, value) => assigned(scope, ' ??= ', value(scope)), number),
    placed((scope, value) => assigned(scope, ' ||= ', value(scope)), number),
    placed((scope, value) => assigned(scope, ' &&= ', value(scope)), number),
  ];
}

function assigned(scope: Scope, operator: string, value: string): string {
  if (hasFields(scope)) return `(this.n${operator}${value})`;
  const [counter] = scope.counters;
  return counter === undefined ? `(${value} + 1)` : `(${counter}${operator}${value})`;
}

/** Functions that are called where they are written. */
function immediate({ number, block }: Parts): Pieces {
  return [
    placed((scope, value) => `(() => ${value(nested(scope, 'arrow'))})()`, number),
    placed(
      (scope, statements, value) => {
        const inside = nested(scope, 'arrow');
        return `(() => {\n${statements(inside)}\nreturn ${value(inside)}¦\n})()`;
      },
      block,
      number,
    ),
    placed(
      (scope, value, given) => {
        const name = scope.world.fresh('u');
        const type = scope.world.style.language === 'ts' ? ': number' : '';
        const inside = value(withNumbers(nested(scope, 'function'), name));
        return `(function (${name}${type}) {\nreturn ${inside}¦\n})(${given(scope)})`;
      },
      number,
      number,
    ),
  ];
}

export function numbers(parts: Parts): Pieces {
  const helper = helperCall(parts.number);
  return [
    ...compound(parts),
    ...methodCall(parts),
    ...methodCall(parts),
    ...methodOfAnother(parts),
    ...immediate(parts),
    helper,
    helper,
    helper,
    helper,
  ];
}
