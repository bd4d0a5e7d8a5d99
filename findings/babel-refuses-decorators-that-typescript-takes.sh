#!/usr/bin/env bash
# Guess:  One of the two decorator plugins of @babel/parser reads what TypeScript compiles under `experimentalDecorators`.
# Truth:  `export @Entity() class A { constructor(@Inject() x) {} }` compiles with TypeScript, and neither plugin
#         reads it: `decorators` refuses decorators on parameters, `decorators-legacy` refuses them behind `export`, and the two
#         refuse each other.
# Why it matters here: Classes with injected parameters are where TypeScript ORMs are used. A file like this has to be read in
#         two passes, or it is left out of the migration.
# Seen:   @babel/parser 7.29.15, TypeScript 5.9.3, 2026-12-01.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @babel/parser@7.29.15 typescript@5.9.3

cat >trial.mjs <<'JS'
import { parse } from '@babel/parser';
import ts from 'typescript';

const source = `declare function Entity(): ClassDecorator;
declare function Inject(): ParameterDecorator;
export @Entity() class Store { constructor(@Inject() readonly shelf: unknown) {} }
`;
const host = ts.createCompilerHost({});
const read = host.getSourceFile;
host.getSourceFile = (name, ...rest) =>
  name === 'a.ts' ? ts.createSourceFile(name, source, ts.ScriptTarget.ESNext) : read.call(host, name, ...rest);
const program = ts.createProgram(['a.ts'], { experimentalDecorators: true, strict: true, noEmit: true, target: 99, types: [] }, host);
console.log(`typescript: ${ts.getPreEmitDiagnostics(program).length} errors`);

for (const plugins of [['decorators'], ['decorators-legacy'], ['decorators', 'decorators-legacy']]) {
  try {
    parse(source, { sourceType: 'module', plugins: ['typescript', ...plugins] });
    console.log(`${plugins.join(' + ')}: read`);
  } catch (error) {
    console.log(`${plugins.join(' + ')}: ${error.message}`);
  }
}
JS

expected='typescript: 0 errors
decorators: Decorators cannot be used to decorate parameters. (3:43)
decorators-legacy: Unexpected token, expected "{" (3:7)
decorators + decorators-legacy: Cannot use the decorators and decorators-legacy plugin together'
diff <(echo "$expected") <(node trial.mjs) || {
  echo 'This is no longer as it was seen: left expected, right today.' >&2
  exit 1
}
echo "$expected"
