import fc from 'fast-check';
import { hasFields, type Scope } from '../scope.ts';
import { className, type Parts, type Pieces, text } from './build.ts';
import { nullable, objects } from './orm.ts';

/** Conditions that contain no others. */
export const plainConditions: Pieces = [
  fc.constant((scope: Scope) => (hasFields(scope) ? '(this.n > 2)' : '(1 < 2)')),
  fc.constant((scope: Scope) => (hasFields(scope) ? '(this.id === undefined)' : 'false')),
  text('$0.objects.exists()', className),
  text('$0.objects.filter({ n: 3 }).exists()', className),
];

export function conditions(parts: Parts): Pieces {
  const { number, condition } = parts;
  const some = nullable(parts);
  return [
    text('!$0', some),
    text('($0 === null)', some),
    text('($0?.save() !== undefined)', some),
    text("('n' in $0)", objects(parts)),
    text('($0 instanceof $1)', some, className),
    text('!$0', condition),
    text('!!$0', condition),
    text('($0 && $1)', condition, condition),
    text('($0 || $1)', condition, condition),
    text('($0 > $1)', number, number),
    text('($0 === $1)', number, number),
    text('($0 !== $1)', number, number),
    text('$0.objects.filter({ n__gt: $1 }).exists()', className, number),
    text('($0 in { 1: 1, 2: 2 })', number),
    text('([$0] instanceof Array)', number),
    text('($0 ? $1 : $2)', condition, condition, condition),
  ];
}
