import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Where blockers are raised, with the folders in them. */
const FOLDERS = ['graph', 'planning', 'frontends/javascript/scan'];

/** Functions that raise one, with the index of the parameter that takes the code. */
const RAISING: ReadonlyMap<string, number> = new Map(
  Object.entries({ block: 1, blocked: 1, addObstacle: 1, obstructed: 0, cause: 0 }),
);

/** Keys whose value is a code. */
const KEYS: ReadonlySet<string> = new Set(['blocker', 'blocked']);

/** Blocker codes that the source raises, by the place of the first. */
export function codesInSource(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      for (const code of codesIn(readFileSync(join(SRC, folder, name), 'utf8'), name)) {
        if (!found.has(code)) found.set(code, `src/${folder}/${name}`);
      }
    }
  }
  return found;
}

function codesIn(text: string, name: string): readonly string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const constants = new Map<string, ts.Expression>();
  const codes: string[] = [];

  function collect(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      constants.set(node.name.text, node.initializer);
    }
    ts.forEachChild(node, collect);
  }

  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      const index = ts.isIdentifier(callee) ? RAISING.get(callee.text) : undefined;
      const code = index === undefined ? undefined : node.arguments[index];
      if (code) codes.push(...literals(code));
    }
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && KEYS.has(node.name.text)) {
      codes.push(...literals(node.initializer));
    }
    ts.forEachChild(node, visit);
  }

  /** What an expression may be: a literal, one of two, or a constant of the same file. */
  function literals(node: ts.Expression): readonly string[] {
    if (ts.isStringLiteral(node)) return [node.text];
    if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
    const constant = ts.isIdentifier(node) ? constants.get(node.text) : undefined;
    return constant && (ts.isStringLiteral(constant) || ts.isConditionalExpression(constant)) ? literals(constant) : [];
  }

  collect(file);
  visit(file);
  return codes;
}
