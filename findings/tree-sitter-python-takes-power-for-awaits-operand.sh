#!/usr/bin/env bash
# Guess:  tree-sitter's Python grammar, which GitHub and VS Code read Python with, gives the tree that CPython gives for
#         ordinary valid code.
# Truth:  It reads `await x ** 2` as `await (x ** 2)`, where Python's grammar binds `await` tighter than `**`. It also gives an
#         error for the default of a type parameter, valid since Python 3.13: `class Box[T = int]`.
# Why it matters here: Where parentheses are needed around an inserted `await` is decided by Python's own rules, never by what
#         this tree says, and a file is not refused for an error node alone.
# Seen:   the grammar of @vscode/tree-sitter-wasm 0.3.1 with web-tree-sitter 0.27.2, CPython 3.11 for `await`, 2026-12-01.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @vscode/tree-sitter-wasm@0.3.1 web-tree-sitter@0.27.2

cat >trial.mjs <<'JS'
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load('node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm'));
const power = parser.parse('await x ** 2').rootNode.firstChild.firstChild;
console.log(`tree-sitter, await x ** 2: ${power.type} around ${power.namedChildren[0].type}`);
for (const source of ['class Box[T]: pass', 'class Box[T = int]: pass']) {
  console.log(`tree-sitter, ${source}: ${parser.parse(source).rootNode.hasError ? 'error' : 'no error'}`);
}
JS
cat >trial.py <<'PY'
import ast

power = ast.parse("async def f(): await x ** 2").body[0].body[0].value
print(f"CPython, await x ** 2: {type(power).__name__} around {type(power.left).__name__}")
PY

expected='tree-sitter, await x ** 2: await around binary_operator
tree-sitter, class Box[T]: pass: no error
tree-sitter, class Box[T = int]: pass: error
CPython, await x ** 2: BinOp around Await'
diff <(echo "$expected") <(node trial.mjs && python3 trial.py) || {
  echo 'This is no longer as it was seen: left expected, right today.' >&2
  exit 1
}
echo "$expected"
