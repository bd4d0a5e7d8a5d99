// Parsers that the migration does not use: what they understood before, they understand after.
import { parsers as acorn } from 'prettier/plugins/acorn';
import { parse } from './tree.mjs';

export const parsesInTypeScript = (path, text) => parse(path, text).parseDiagnostics.length === 0;

/** Acorn knows JavaScript alone. */
function parsesInAcorn(path, text) {
  try {
    acorn.acorn.parse(text, { filepath: path });
    return true;
  } catch {
    return false;
  }
}

export function syntaxProblems(path, before, after) {
  const problems = [];
  if (parsesInTypeScript(path, before) && !parsesInTypeScript(path, after))
    problems.push('TypeScript no longer parses it');
  const isScript = /\.[cm]?jsx?$/.test(path);
  if (isScript && !parsesInAcorn(path, after) && parsesInAcorn(path, before))
    problems.push('acorn no longer parses it');
  return problems;
}
