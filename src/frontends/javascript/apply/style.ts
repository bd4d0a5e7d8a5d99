/** The layout habits of a file, which what is written into it follows. */
import type * as t from '@babel/types';
import { childrenOf } from '../nodes.ts';

export interface Style {
  readonly newline: '\n' | '\r\n';
  /** One level of indentation. */
  readonly indent: string;
  readonly quote: 'single' | 'double';
  readonly semicolons: boolean;
  /** How long lines may get. */
  readonly width: number;
}

const LEAST_WIDTH = 80;

/** Reads the habits off a file; what it does not show falls back to two spaces, single quotes and semicolons. */
export function readStyle(source: string, program: t.Program): Style {
  const seen = inspect(source, program);
  const crlf = source.match(/\r\n/g)?.length ?? 0;
  return {
    newline: crlf > (source.match(/\n/g)?.length ?? 0) / 2 ? '\r\n' : '\n',
    indent: indentUnit(source),
    quote: seen.modules === 0 ? (seen.strings > 0 ? 'double' : 'single') : seen.modules > 0 ? 'double' : 'single',
    semicolons: (seen.semicolons === 0 ? seen.closing : seen.semicolons) >= 0,
    width: source.split('\n').reduce((most, line) => Math.max(most, line.trimEnd().length), LEAST_WIDTH),
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

/** Statements that end with a semicolon where a file has any. */
const ENDED = new Set([
  'ExpressionStatement',
  'VariableDeclaration',
  'ImportDeclaration',
  'ReturnStatement',
  'ThrowStatement',
  'ExportAllDeclaration',
]);

/** Votes: above zero for double quotes or semicolons, below for single quotes or none. */
interface Votes {
  /** Quotes of imported modules, which count for more than other strings. */
  modules: number;
  strings: number;
  semicolons: number;
  /** Without a semicolon in front of `}` on the same line, as some leave it out who write all others. */
  closing: number;
}

function inspect(source: string, program: t.Program): Votes {
  const votes: Votes = { modules: 0, strings: 0, semicolons: 0, closing: 0 };
  const stack: t.Node[] = [program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (ENDED.has(node.type)) countSemicolon(source, node, votes);
    const module = 'source' in node ? node.source : null;
    for (const child of childrenOf(node)) {
      // An attribute of JSX has quotes of its own, and a head of a loop no semicolon of its own.
      const isString = child.type === 'StringLiteral' || child.type === 'DirectiveLiteral';
      if (isString && node.type !== 'JSXAttribute') {
        const vote = source[child.start ?? 0] === '"' ? 1 : -1;
        if (child === module) votes.modules += vote;
        votes.strings += vote;
      }
      if (child.type !== 'VariableDeclaration' || !node.type.startsWith('For')) stack.push(child);
    }
  }
  return votes;
}

function countSemicolon(source: string, node: t.Node, votes: Votes): void {
  const end = node.end ?? 0;
  if (source[end - 1] === ';' && endWithoutDetached(source, node) === end) votes.semicolons += 1;
  else if (/^[ \t]*\}/.test(source.slice(end, end + 20))) votes.closing -= 1;
  else votes.semicolons -= 1;
}

/** The end of a node; if a semicolon ends it that stands on a line further down, in front of other code, the end before it. */
export function endWithoutDetached(source: string, node: t.Node): number {
  const end = node.end ?? 0;
  if (source[end - 1] !== ';') return end;
  let at = end - 1;
  while (at > (node.start ?? 0) && /\s/.test(source[at - 1] ?? '')) at -= 1;
  if (!source.slice(at, end).includes('\n')) return end;
  const rest = source.slice(end, lineEnd(source, end)).trim();
  return rest === '' || /^\/[/*]/.test(rest) ? end : at;
}

/** What has to stand in front of a word at `offset`, so that it does not become one with the word before it: `return(a)`. */
export function gapBefore(source: string, offset: number): '' | ' ' {
  return /[\p{ID_Continue}$]/u.test(source[offset - 1] ?? '') ? ' ' : '';
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
