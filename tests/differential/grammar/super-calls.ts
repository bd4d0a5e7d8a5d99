import fc from 'fast-check';
import type { Piece, Scope } from '../scope.ts';
import { argumentsFor, HELPER_METHODS } from '../models.ts';
import { transactedSuperCalls } from './idioms.ts';
import type { Theme } from './index.ts';
import { passedSuperCalls } from './passing.ts';
import { inherits, parentName, type Parts, type Pieces, placed } from './build.ts';

/** `super.save(...args)` in all its forms; where there is no `super`, the method of the base by its name. */
function superCall(form: number): Piece {
  return (scope) => {
    const { self } = scope;
    if (!self) return 'null';
    const { method, forward } = self;
    const parent = self.kind === 'instance' ? parentName(scope) : null;
    const list = forward === '' ? '' : `, ${forward}`;
    const array = forward === '' ? '[]' : forward.startsWith('...') ? forward.slice(3) : `[${forward}]`;
    if (!self.hasSuper) return parent === null ? 'null' : `${parent}.prototype.${method}.call(this${list})`;
    if (form === 1) return `super['${method}'](${forward})`;
    if (form === 2) return `super.${method}.apply(this, ${array})`;
    if (form === 3) return `super.${method}.call(this${list})`;
    if (form === 4 && self.hasArguments) return `super.${method}.apply(this, arguments)`;
    if (form === 8) return `super.${method}?.(${forward})`;
    if (form === 7 && self.hasArguments) return `super.${method}(...arguments)`;
    if (form === 5 && parent !== null) return `${parent}.prototype.${method}.call(this${list})`;
    if (form === 6 && parent !== null) return `${parent}.prototype.${method}.apply(this, ${array})`;
    return `super.${method}(${forward})`;
  };
}

/** The call as it is translated, in most programs the plain one. */
export const superCalls: fc.Arbitrary<Piece> = fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 4, 5, 6, 7, 8).map(superCall);

/** What an override does around the call of its base. */
export function endings({ number, condition, statement, block }: Parts, theme: Theme): fc.Arbitrary<Piece> {
  const themed = {
    callbacks: passedSuperCalls(superCalls),
    idioms: transactedSuperCalls(superCalls, statement),
  } as Partial<Record<Theme, Pieces>>;

  const with_ = (template: string, ...others: Pieces): fc.Arbitrary<Piece> => {
    return placed(
      (scope, call, ...parts) => {
        const name = scope.world.fresh('result');
        const filled = template
          .replaceAll('RESULT', name)
          .replace(/\$(\d)/g, (_match, at: string) => parts[Number(at)]?.(scope) ?? '');
        return filled.replaceAll('SUPER', () => call(scope));
      },
      superCalls,
      ...others,
    );
  };
  return fc.oneof(
    ...(themed[theme] ?? []),
    with_('return SUPER¦'),
    with_('SUPER¦'),
    with_('const RESULT = SUPER¦\n$0\nreturn RESULT¦', statement),
    with_('const RESULT = SUPER¦\nreturn `${RESULT} ${$0}`¦', number),
    with_('if ($0) {\nreturn SUPER¦\n}\nreturn $1¦', condition, number),
    with_('return $0 ? SUPER : $1¦', condition, number),
    with_('return $0 && SUPER¦', condition),
    with_('return SUPER ?? $0¦', number),
    with_('return (SUPER, $0)¦', number),
    with_('try {\nreturn SUPER¦\n} finally {\n$0\n}', block),
    with_('try {\nSUPER¦\n} catch (error) {\nconsole.log(error.name)¦\nreturn $0¦\n}', number),
    with_('return [SUPER, $0]¦', number),
    with_('return { done: SUPER, n: $0 }¦', number),
    with_('this.saved = SUPER¦'),
    with_('return (() => SUPER)()¦'),
    with_('for (const step of [1, 2]) {\nif (step === 1) continue¦\nSUPER¦\n}'),
    with_('return $0¦', number),
    with_('$0', statement),
    fc.constant(() => ''),
  );
}

/** What ends a manager's method that gives instances: those that use them rely on it. */
export function managerEndings({ statement, block }: Parts): fc.Arbitrary<Piece> {
  return fc.oneof(
    superCalls.map((call) => (scope: Scope) => `return ${call(scope)}¦`),
    placed(
      (scope, call, rest) => {
        const name = scope.world.fresh('result');
        return `const ${name} = ${call(scope)}¦\n${rest({ ...scope, canReturn: false })}\nreturn ${name}¦`;
      },
      superCalls,
      statement,
    ),
    placed(
      (scope, call, rest) => {
        return `try {\nreturn ${call(scope)}¦\n} finally {\n${rest({ ...scope, canReturn: false })}\n}`;
      },
      superCalls,
      block,
    ),
  );
}

/** A helper method's call of the one that it overrides. */
export function superHelper({ number }: Parts): fc.Arbitrary<Piece> {
  return number.map((value) => (scope: Scope) => {
    const { self } = scope;
    const given = value(scope);
    const isInherited = self?.type ? !self.method.startsWith('#') && inherits(self.type, self.method) : false;
    if (!self?.type || !self.hasSuper || !isInherited || self.kind !== 'instance') return given;
    return `super.${self.method}(${argumentsFor(HELPER_METHODS[self.method] ?? 'plain', given)})`;
  });
}
