import fc from 'fast-check';
import { hasFields, nested, type Piece, type Scope, withNumbers } from '../scope.ts';
import { type Parts, type Pieces, placed, spend, text, ormName } from './build.ts';

function assignment(scope: Scope, operator: string, value: string): string {
  const [counter] = scope.counters;
  const target = hasFields(scope) ? 'this.n' : counter;
  return target === undefined ? `console.log(${value})¦` : `${target} ${operator} ${value}¦`;
}

/** Statements that contain no others. */
export function plainStatements({ number, condition }: Parts): Pieces {
  const operators = ['=', '+=', '-=', '??=', '||=', '&&='];
  return [
    ...operators.map((operator) => placed((scope, value) => assignment(scope, operator, value(scope)), number)),
    text('console.log($0, $1)¦', number, condition),
    placed((scope, value) => (hasFields(scope) ? `this.m = ${value(scope)}¦` : `${value(scope)}¦`), number),
    placed((scope, value) => (hasFields(scope) ? `this['m'] ??= ${value(scope)}¦` : `void ${value(scope)}¦`), number),
    placed((scope, a, b) => orders(scope, a(scope), b(scope)), number, number),
    text('const { a: %a = $0, ...%r } = { a: $1, b: 2 }¦\nconsole.log(%a, %r)¦', number, number),
    text('const [%a, %b = $0, ...%r] = [$1, , 3]¦\nconsole.log(%a, %b, %r)¦', number, number),
    text('$0 && console.log($1)¦', condition, number),
    text('$0 || console.log($1)¦', condition, number),
    text('// a remark: save() and delete()\nconsole.log($0)¦', number),
    text('console.log(`${$0} /* save() */ ${$1}`)¦', number, condition),
    placed((scope, when) => (scope.inLoop ? `if (${when(scope)}) continue¦` : '{\n}'), condition),
    placed((scope, when) => (scope.inLoop ? `if (${when(scope)}) break¦` : `if (${when(scope)});`), condition),
    placed((scope, when) => jumps(scope, when(scope)), condition),
    placed(
      (scope, when, value) => (scope.canReturn ? `if (${when(scope)}) return ${value(scope)}¦` : `${value(scope)}¦`),
      condition,
      number,
    ),
    text('if ($0) throw new RangeError(`at ${$1}`)¦', condition, number),
  ];
}

/** Assignments whose target is evaluated before their value. */
function orders(scope: Scope, value: string, other: string): string {
  if (!hasFields(scope)) return `console.log([${value}, ${other}])¦`;
  const name = scope.world.fresh('table');
  return `const ${name}${scope.world.style.language === 'ts' ? ': Record<number, number>' : ''} = {}¦
${name}[${other}] = ${value}¦
${name}[${value}] ??= ${other}¦
this.m = Object.keys(${name}).length¦`;
}

function jumps(scope: Scope, when: string): string {
  return scope.label === null ? `console.log(${when})¦` : `if (${when}) continue ${scope.label}¦`;
}

/** Conditions and loops. */
export function control({ number, condition, block, statement }: Parts): Pieces {
  const inLoop = (build: (scope: Scope, body: string, parts: readonly Piece[]) => string, ...others: Pieces) => {
    return placed((scope, body, ...parts) => build(scope, body({ ...scope, inLoop: true }), parts), block, ...others);
  };
  return [
    text('if ($0) {\n$1\n} else {\n$2\n}', condition, block, block),
    text('if ($0) {\n$1\n}', condition, block),
    text('if ($0) {\n$1\n} else if ($2) {\n$3\n}', condition, block, condition, block),
    text('{\n$0\n}', block),
    inLoop((scope, body) => {
      const name = scope.world.fresh('i');
      return `for (let ${name} = 0; ${name} < 2; ${name} += 1) {\n${body}\n}`;
    }),
    inLoop(
      (scope, body, [first, when, step]) => {
        const name = scope.world.fresh('i');
        const inside = withNumbers(scope, name);
        const test = `${name} < 3 && ${spend(scope)} && ${when?.(inside) ?? ''}`;
        const update = `${name} += 1 + Math.abs(${step?.(inside) ?? '1'})`;
        return `for (let ${name} = ${first?.(scope) ?? '0'}; ${test}; ${update}) {\n${body}\n}`;
      },
      number,
      condition,
      number,
    ),
    inLoop((scope, body, [when]) => `while (${spend(scope)} && ${when?.(scope) ?? ''}) {\n${body}\n}`, condition),
    inLoop((scope, body, [when]) => {
      const name = scope.world.fresh('turns');
      return `let ${name} = 0¦\ndo {\n${name} += 1¦\n${body}\n} while (${name} < 2 && ${when?.(scope) ?? ''})¦`;
    }, condition),
    inLoop((scope, body, [value]) => {
      return `for (const ${scope.world.fresh('key')} in { a: ${value?.(scope) ?? '1'}, b: 2 }) {\n${body}\n}`;
    }, number),
    placed(
      (scope, body, when) => {
        const [label, name] = [scope.world.fresh('outer'), scope.world.fresh('i')];
        const inside = { ...scope, inLoop: true, label };
        return `${label}: for (let ${name} = 0; ${name} < 2; ${name} += 1) {
for (const ${scope.world.fresh('j')} of [1, 2]) {\nif (${when(inside)}) continue ${label}¦\n${body(inside)}\n}\n}`;
      },
      block,
      condition,
    ),
    text('switch ($0) {\ncase 1: {\n$1\nbreak¦\n}\ncase $2:\ndefault: {\n$3\n}\n}', number, block, number, block),
    text('switch ($0) {\ncase 1: {\n$1\n}\ncase 2: {\n$2\nbreak¦\n}\n}', number, block, block),
    // Clauses without braces, in which a statement without a semicolon may come before one that begins with a bracket.
    text('switch ($0) {\ncase 1:\n$1\ncase 2: {\n$2\nbreak¦\n}\ndefault:\n$3\n}', number, block, block, statement),
    text('switch (true) {\ncase $0:\n$1\nbreak¦\ncase $2:\n$3\n}', condition, block, condition, statement),
    text('switch (true) {\ncase $0: {\n$1\nbreak¦\n}\ncase $2: {\n$3\n}\n}', condition, block, condition, statement),
    inLoop(
      (scope, body, [when]) => `for (;;) {\nif (!${spend(scope)} || ${when?.(scope) ?? ''}) break¦\n${body}\n}`,
      condition,
    ),
    placed(
      (scope, body, value, when) => {
        const ends = scope.canReturn ? `if (${when(scope)}) return ${value(scope)}¦` : `console.log(${value(scope)})¦`;
        return `try {\n${body(scope)}\n} finally {\n${ends}\n}`;
      },
      block,
      number,
      condition,
    ),
    text('try {\n$0\n} catch {\n$1\n}', block, statement),
    placed(
      (scope, body, value) => {
        const [label, inside] = [scope.world.fresh('block'), { ...scope, inLoop: false }];
        return `${label}: {\n${body(inside)}\nif (${value(inside)} > 1) break ${label}¦\n${body(inside)}\n}`;
      },
      statement,
      number,
    ),
    text('try {\n$0\n} catch (%e) {\nconsole.log(%e.name)¦\n}', block),
    text('try {\n$0\n} catch (%e) {\nconsole.log(%e.name)¦\n$1\n} finally {\n$2\n}', block, block, block),
    text('try {\n$0\n} finally {\n$1\n}', block, statement),
  ];
}

/** Local variables and functions. */
export function declarations({ number, block, statement }: Parts): Pieces {
  const local = (build: (scope: Scope, name: string, inside: string) => string, form: 'arrow' | 'function') => {
    return placed(
      (scope, body, value, rest) => {
        const [name, parameter] = [scope.world.fresh('local'), scope.world.fresh('p')];
        const inner = withNumbers(nested(scope, form), parameter);
        const typed = scope.world.style.language === 'ts' ? `${parameter}: number` : parameter;
        const head = build(scope, name, typed);
        const code = `${head} {\n${body(inner)}\nreturn ${value(inner)}¦\n}`;
        const ended = form === 'arrow' ? `${code}¦` : code;
        return `${ended}\nconsole.log(${name}(1), ${name}(${value(scope)}))¦\n${rest(scope)}`;
      },
      block,
      number,
      statement,
    );
  };
  return [
    local((_scope, name, parameter) => `const ${name} = (${parameter}) =>`, 'arrow'),
    local((_scope, name, parameter) => `function ${name}(${parameter})`, 'function'),
    placed(
      (scope, value, step) => {
        const [name, parameter] = [scope.world.fresh('again'), scope.world.fresh('p')];
        const typed = scope.world.style.language === 'ts' ? `${parameter}: number` : parameter;
        const inner = withNumbers(nested(scope, 'function'), parameter);
        const code = `if (${parameter} > 2) return ${value(inner)}¦\nreturn ${name}(${parameter} + 1) + ${step(inner)}¦`;
        return `function ${name}(${typed}) {\n${code}\n}\nconsole.log(${name}(1))¦`;
      },
      number,
      number,
    ),
    placed(
      (scope, value, rest) => {
        const name = scope.world.fresh('count');
        const inside = { ...withNumbers(scope, name), counters: [name, ...scope.counters] };
        return `let ${name} = ${value(scope)}¦\n${rest(inside)}\nconsole.log(${name})¦`;
      },
      number,
      block,
    ),
    placed((scope, body) => {
      const inside = body(nested(scope, 'arrow'));
      return `${ormName(scope, 'transaction')}.atomic(() => {\n${inside}\n})¦`;
    }, block),
    placed((scope, value) => {
      const callback = `() => ${value(nested(scope, 'arrow'))}`;
      return `console.log(${ormName(scope, 'transaction')}.atomic(${callback}))¦`;
    }, number),
    placed((scope, body) => `(() => {\n${body(nested(scope, 'arrow'))}\n})()¦`, block),
    fc.constant(() => 'void 0¦'),
  ];
}
