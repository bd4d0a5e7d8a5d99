/** The layout habits of a file, which what is written into it follows. */
import type * as t from '@babel/types';

export interface Style {
  readonly newline: '\n' | '\r\n';
  /** One level of indentation. */
  readonly indent: string;
  readonly quote: 'single' | 'double';
  readonly semicolons: boolean;
}

/** Reads the habits off a file; what it does not show falls back to two spaces, single quotes and semicolons. */
export function readStyle(source: string, program: t.Program): Style {
  return {
    newline: /\r\n/.test(source) && !/[^\r]\n/.test(source) ? '\r\n' : '\n',
    indent: indentUnit(source),
    quote: quoteOf(source, program),
    semicolons: usesSemicolons(source, program),
  };
}

/** The indentation step that most lines that are deeper than the line before them take. */
function indentUnit(source: string): string {
  const counts = new Map<string, number>();
  let previous = '';
  for (const line of source.split('\n')) {
    if (line.trim() === '' || /^\s*\*/.test(line)) continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (indent.length > previous.length && indent.startsWith(previous)) {
      const step = indent.slice(previous.length);
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    previous = indent;
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return best?.[0] ?? '  ';
}

function quoteOf(source: string, program: t.Program): Style['quote'] {
  let double = 0;
  let single = 0;
  for (const statement of program.body) {
    const literal = 'source' in statement ? statement.source : null;
    if (!literal || typeof literal !== 'object') continue;
    if (source[literal.start ?? 0] === '"') double += 1;
    else single += 1;
  }
  if (double + single === 0) {
    double = source.match(/"/g)?.length ?? 0;
    single = source.match(/'/g)?.length ?? 0;
  }
  return double > single ? 'double' : 'single';
}

function usesSemicolons(source: string, program: t.Program): boolean {
  let withSemicolon = 0;
  let without = 0;
  const enders = new Set([
    'ExpressionStatement',
    'VariableDeclaration',
    'ImportDeclaration',
    'ReturnStatement',
    'ExportAllDeclaration',
  ]);
  const visit = (statements: readonly t.Statement[]): void => {
    for (const statement of statements) {
      if (!enders.has(statement.type)) continue;
      if (source[(statement.end ?? 0) - 1] === ';') withSemicolon += 1;
      else without += 1;
    }
  };
  visit(program.body);
  if (withSemicolon + without === 0) {
    const lines = source.split('\n').map((line) => line.trimEnd());
    withSemicolon = lines.filter((line) => line.endsWith(';')).length;
    without = lines.filter((line) => /[\w)\]'"`]$/.test(line)).length;
  }
  return withSemicolon >= without;
}

/** The white space that the line of `offset` begins with. */
export function indentAt(source: string, offset: number): string {
  return /^[ \t]*/.exec(source.slice(lineStart(source, offset)))?.[0] ?? '';
}

export function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line of `offset`, before its line break. */
export function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  if (end < 0) return source.length;
  return source[end - 1] === '\r' ? end - 1 : end;
}
