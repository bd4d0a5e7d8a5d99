import fc from 'fast-check';
import { passingName } from '../passing.ts';
import { nested, type Piece, type Scope, withNumbers } from '../scope.ts';
import { marked, markedStatement, type Parts, type Pieces, placed, counted } from './build.ts';

/** A call of a passing function; `RUN` is the callback in the template, and `CALL` the function. */
function passing(name: string, template: string, inner: fc.Arbitrary<Piece>, parameter = ''): fc.Arbitrary<Piece> {
  return placed((scope, body) => {
    const local = parameter === '' ? '' : scope.world.fresh(parameter);
    const inside = nested(scope, 'arrow');
    const text = body(local === '' ? inside : withNumbers(inside, local));
    const callback = `(${local}) => ${text}`;
    return template.replace('CALL', passingName(scope.world, scope.file, name)).replace('RUN', () => callback);
  }, inner);
}

/** A callback's body with statements. */
function withStatements({ block, number }: Parts): fc.Arbitrary<Piece> {
  return placed((scope, body, value) => `{\n${body(scope)}\nreturn ${value(scope)}¦\n}`, block, number);
}

export function passingNumbers(parts: Parts): Pieces {
  const { number } = parts;
  const body = fc.oneof(number, withStatements(parts));
  return [
    counted('callback called once', passing('once', 'CALL(RUN)', body)),
    counted('callback called once', passing('maybe', '(CALL(RUN) ?? 1)', body)),
    counted('callback passed on', passing('relay', 'CALL(RUN)', body)),
    counted('callback passed on', passing('around', 'CALL(RUN)', body)),
    counted('callback per element', passing('each', 'CALL([1, 2], RUN).length', body, 'item')),
    counted('callback per element', passing('collectAll', 'CALL([1, 2], RUN).length', body, 'item')),
    counted('callback tried again', passing('retry', 'CALL(2, RUN)', body, 'left')),
    counted(
      'callback under a lock',
      placed((scope, value) => locked(scope, value), body),
    ),
    counted('groupBy', passing('groupBy', 'CALL([1, 2, 3], RUN).size', body, 'item')),
    counted(
      'callback and observer',
      passing('measured', "CALL('n', RUN, (name, found) => console.log(name, found))", body),
    ),
    counted('callback in a constant', inConstant(parts)),
    counted('callback chosen', chosen(parts)),
    counted('callback passed on', passing('repeat', '(CALL(2, RUN) ?? 2)', body, 'times')),
    counted('callback with a default', passing('orElse', 'CALL(RUN)', body)),
  ];
}

function chosen({ condition, number }: Parts): fc.Arbitrary<Piece> {
  return placed(
    (scope, when, first, second) => {
      const inside = nested(scope, 'arrow');
      const call = passingName(scope.world, scope.file, 'either');
      return `${call}(${when(scope)}, () => ${first(inside)}, () => ${second(inside)})`;
    },
    condition,
    number,
    number,
  );
}

/** Two locks of the same name would wait for each other. */
function locked(scope: Scope, value: Piece): string {
  const key = scope.world.fresh('key');
  return `${passingName(scope.world, scope.file, 'locked')}('${key}', () => ${value(nested(scope, 'arrow'))})`;
}

function inConstant({ number }: Parts): fc.Arbitrary<Piece> {
  return passing('once', '((run) => CALL(run))(RUN)', number);
}

export function passingStatements({ block, statement, number }: Parts): Pieces {
  const body = placed((scope, each) => `{\n${each(scope)}\n}`, block);
  return [
    counted('callback called once', passing('once', 'CALL(RUN)¦', body)),
    counted('callback per element', passing('each', 'CALL([1, 2], RUN)¦', body, 'item')),
    counted('callback tried again', passing('retry', 'CALL(2, RUN)¦', body, 'left')),
    counted(
      'callback in a constant',
      placed(
        (scope, value, rest) => {
          const name = scope.world.fresh('run');
          const call = `${passingName(scope.world, scope.file, 'once')}(${name})`;
          return `const ${name} = () => ${value(nested(scope, 'arrow'))}¦\nconsole.log(${call})¦\n${rest(scope)}`;
        },
        number,
        statement,
      ),
    ),
  ];
}

/** An override that calls its base in a callback. */
export function passedSuperCalls(call: fc.Arbitrary<Piece>): Pieces {
  return [
    counted('base in a callback', passing('once', 'return CALL(RUN)¦', call)),
    counted('base in a callback', passing('retry', 'return CALL(1, RUN)¦', call, 'left')),
    counted('base in a callback', passing('around', 'return CALL(RUN)¦', call)),
  ];
}

/** Functions that keep a callback, or take it in a form that tells less: they block, or they are right. */
export function keptCallbackNumbers(parts: Parts): Pieces {
  const body = fc.oneof(parts.number, withStatements(parts));
  return [
    marked('callback given back', passing('deferred', 'CALL(RUN)()', body)),
    marked('callback remembered', passing('memoized', '((run) => run() + run())(CALL(RUN))', body)),
    marked('callback in an object', passing('configured', 'CALL({ run: RUN, times: 2 })', body)),
    marked('callbacks in a list', passing('together', 'CALL(RUN, () => 1).length', body)),
    marked('callback by call', passing('byCall', 'CALL(RUN)', body)),
  ];
}

export function keptCallbackStatements({ block }: Parts): Pieces {
  return [
    markedStatement(
      'callback kept',
      placed((scope, each) => {
        const [later, drain] = ['later', 'drain'].map((name) => passingName(scope.world, scope.file, name));
        return `${later}(() => {\n${each(nested(scope, 'arrow'))}\n})¦\n${drain}()¦`;
      }, block),
    ),
  ];
}
