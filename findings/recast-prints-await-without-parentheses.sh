#!/usr/bin/env bash
# Guess:  recast adds the parentheses that a replaced node needs: it does in `(await f()) ** 2`, `(await f())?.a`,
#         `new (await f())()` and a dozen more.
# Truth:  Not in three places. `class A extends f()` and the decorator `@f()` become `extends await f()` and `@await f()`,
#         which no parser takes; `f()!` becomes `await f()!`, which is `await (f()!)`: the assertion moves to the promise, and
#         a program that compiled under `strict` no longer does.
# Why it matters here: Everything that the tool writes goes through recast. What it prints is parsed again and compared with the
#         tree that was meant, not trusted.
# Seen:   recast 0.23.21 with @babel/parser 7.29.15, TypeScript 5.9.3, 2026-12-01.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts recast@0.23.21 @babel/parser@7.29.15 typescript@5.9.3

cat >trial.mjs <<'JS'
import { parse as babel } from '@babel/parser';
import { parse, print, types } from 'recast';
import ts from 'typescript';

const options = { sourceType: 'module', tokens: true, plugins: ['typescript', 'decorators'] };

function awaitEveryF(source) {
  const tree = parse(source, { parser: { parse: (text) => babel(text, options) } });
  types.visit(tree, {
    visitCallExpression(path) {
      this.traverse(path);
      if (path.node.callee.name === 'f') path.replace(types.builders.awaitExpression(path.node));
    },
  });
  return print(tree).code;
}

function isParsed(source) {
  try {
    babel(source, options);
    return true;
  } catch {
    return false;
  }
}

for (const source of ['f() ** 2', 'class A extends f() {}', '@f() class A {}']) {
  const printed = awaitEveryF(source);
  console.log(`${source}  =>  ${printed}  ${isParsed(printed) ? 'parses' : 'does not parse'}`);
}

const declared = 'declare function f(): Promise<string | undefined>; export {};\n';
const errors = (body) => {
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...rest) =>
    name === 'a.ts' ? ts.createSourceFile(name, declared + body, ts.ScriptTarget.ESNext) : read.call(host, name, ...rest);
  const program = ts.createProgram(['a.ts'], { strict: true, noEmit: true, target: 99, module: 99, types: [] }, host);
  return ts.getPreEmitDiagnostics(program).map(({ code }) => `TS${code}`);
};
const printed = awaitEveryF('const a: string = f()!;');
console.log(`${printed}  ${errors(printed).join() || 'compiles'}`);
console.log(`const a: string = (await f())!;  ${errors('const a: string = (await f())!;').join() || 'compiles'}`);
JS

expected='f() ** 2  =>  (await f()) ** 2  parses
class A extends f() {}  =>  class A extends await f() {}  does not parse
@f() class A {}  =>  @await f() class A {}  does not parse
const a: string = await f()!;  TS2322
const a: string = (await f())!;  compiles'
diff <(echo "$expected") <(node trial.mjs) || {
  echo 'This is no longer as it was seen: left expected, right today.' >&2
  exit 1
}
echo "$expected"
