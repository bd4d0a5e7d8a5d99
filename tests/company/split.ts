/** A file in two: one of its classes goes to a file of its own. */
import { extname } from 'node:path';
import { javascript } from '../../src/frontends/javascript/index.ts';
import type { Files } from '../harness/modules.ts';

const NEWCOMER = 'moved-class';

/**
 * Moves the first class that needs nothing of its file but what that imports.
 *
 * @param path the only file of the project, a module
 * @returns the two files; null where no class can go
 */
export function split(path: string, text: string): Files | null {
  const facts = javascript.scan(`/${path}`, text);
  const isTop = ({ function: at }: { readonly function: number }): boolean => at === 0;
  const imports = text.match(/^import [^;]*? from '[^']+';?$/gm) ?? [];
  if (facts.moduleKind !== 'esm' || text.startsWith('\uFEFF')) return null;
  // Forms of imports that are not read here.
  if (text.match(/^import\b/gm)?.length !== imports.length || imports.some((each) => each.includes("'."))) return null;
  const own = facts.bindings.filter((each) => isTop(each) && each.kind !== 'import').map(({ name }) => name);
  for (const { name, statement, function: at, ignored } of facts.classes) {
    // The comment that says so stays where it is.
    if (name === null || statement === null || at !== 0 || ignored) continue;
    const body = text.slice(...statement);
    if (!body.startsWith('export class ')) continue;
    const others = own.filter((each) => each !== name && new RegExp(`\\b${each}\\b`).test(body));
    const isAssigned = facts.memberAssignments.some(({ targetText }) => targetText.startsWith(name));
    if (others.length > 0 || isAssigned) continue;
    const rest = `${text.slice(0, statement[0])}${text.slice(statement[1])}`;
    const file = `${NEWCOMER}${extname(path)}`;
    const needs = imports.filter(
      (each) => /^import type /.test(each) || namesIn(each).some((used) => body.includes(used)),
    );
    return new Map([
      [path, `import { ${name} } from './${NEWCOMER}.js';\nexport { ${name} };\n${rest}`],
      [file, `${needs.join('\n')}\n\n${body}\n`],
    ]);
  }
  return null;
}

function namesIn(statement: string): readonly string[] {
  return statement.match(/\b(?!import\b|from\b|as\b|type\b)[\w$]+\b(?=.* from )/g) ?? [];
}
