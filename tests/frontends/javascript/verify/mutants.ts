/** Mutants: a text with one small mistake in it, of every kind and at every place. */
import { parse as babelParse } from '@babel/parser';
import type * as t from '@babel/types';
import { childrenOf } from '../../../../src/frontends/javascript/nodes.ts';
import { parse } from '../../../../src/frontends/javascript/parse.ts';

export interface Mutant {
  /** What was done, and where: `delete "await" at 12`. */
  readonly what: string;
  readonly offset: number;
  readonly text: string;
}

interface Token {
  readonly start: number;
  readonly end: number;
}

/** Words and signs that stand in for each other without a syntax error, more often than not. */
const SWAPS: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '<': ['<=', '>'],
  '>': ['>=', '<'],
  '<=': ['<'],
  '>=': ['>'],
  '===': ['!==', '=='],
  '!==': ['===', '!='],
  '==': ['==='],
  '!=': ['!=='],
  '&&': ['||', '??'],
  '||': ['&&', '??'],
  '??': ['||', '&&'],
  '=': ['+=', '??='],
  '+=': ['-=', '='],
  '-=': ['+='],
  '??=': ['||='],
  '++': ['--'],
  '--': ['++'],
  '!': ['-', '+', ''],
  '?.': ['.'],
  '.': ['?.'],
  const: ['let', 'var'],
  let: ['const', 'var'],
  var: ['let'],
  true: ['false'],
  false: ['true'],
  null: ['undefined', 'this'],
  this: ['super', 'null', 'self'],
  super: ['this'],
  await: ['void', 'typeof', 'yield', 'new'],
  async: ['static', 'get'],
  static: ['async'],
  new: ['await', ''],
  return: ['throw', 'void', 'await'],
  throw: ['return'],
  of: ['in'],
  in: ['of'],
  if: ['while'],
  while: ['if'],
  break: ['continue'],
  continue: ['break'],
  try: [''],
  typeof: ['void'],
  class: ['interface'],
  import: ['import type'],
  export: ['export default'],
  '=>': ['='],
  ',': [';'],
};

/** Inserted in front of tokens. */
const INSERTIONS = ['await ', 'new ', '!', 'async ', '...', 'void ', '0, '];

function tokensOf(path: string, text: string): readonly Token[] {
  const plugins = /\.[mc]?ts$/.test(path)
    ? (['typescript', 'decorators-legacy'] as const)
    : path.endsWith('.tsx')
      ? (['typescript', 'jsx', 'decorators-legacy'] as const)
      : (['jsx', 'decorators-legacy'] as const);
  const file = babelParse(text, {
    sourceType: 'unambiguous',
    allowReturnOutsideFunction: true,
    allowSuperOutsideMethod: true,
    tokens: true,
    plugins: [...plugins],
  });
  const tokens = (file.tokens ?? []) as readonly (Token & { readonly type: unknown })[];
  return tokens.filter(({ start, end, type }) => end > start && type !== 'CommentLine' && type !== 'CommentBlock');
}

/** All mutants of a text. */
export function* mutantsOf(path: string, text: string): Generator<Mutant> {
  const cut = (start: number, end: number, by: string, what: string): Mutant => ({
    what: `${what} "${text.slice(start, end).slice(0, 40)}" by "${by}"`,
    offset: start,
    text: text.slice(0, start) + by + text.slice(end),
  });
  const tokens = tokensOf(path, text);
  for (const [index, { start, end }] of tokens.entries()) {
    const word = text.slice(start, end);
    yield cut(start, end, '', 'delete');
    yield cut(start, end, `${word} ${word}`, 'double');
    for (const by of Object.hasOwn(SWAPS, word) ? (SWAPS[word] ?? []) : []) yield cut(start, end, by, 'replace');
    for (const by of INSERTIONS) yield cut(start, start, by, 'insert');
    if (/^[\p{ID_Start}$_]/u.test(word)) yield cut(start, end, `${word}X`, 'rename');
    if (/^\d/.test(word)) yield cut(start, end, '7', 'renumber');
    if (/^(['"]).*\1$/s.test(word)) {
      yield cut(start, end, `${word.slice(0, -1)}X${word.slice(-1)}`, 'respell');
      yield cut(start, end, 'other', 'replace');
    }
    const next = tokens[index + 1];
    if (next) yield cut(start, next.end, text.slice(next.start, next.end) + text.slice(end, next.start) + word, 'swap');
  }
  yield* nodeMutants(path, text, cut);
}

/** Statements, members, arguments and the like: each removed, doubled, and swapped with the one behind it. */
function* nodeMutants(
  path: string,
  text: string,
  cut: (start: number, end: number, by: string, what: string) => Mutant,
): Generator<Mutant> {
  const stack: t.Node[] = [parse(path, text).program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    stack.push(...childrenOf(node));
    if (node.type === 'TemplateElement') {
      const start = node.start ?? 0;
      yield cut(start, start, ' ', 'pad template');
      yield cut(start, node.end ?? 0, text.slice(start, node.end ?? 0).replace(/\n[ ]*/g, '\n'), 'dedent template');
    }
    if (node.type === 'JSXText') yield cut(node.start ?? 0, node.start ?? 0, 'x', 'pad JSX');
    if (node.type === 'ArrowFunctionExpression' && node.body.type === 'BlockStatement') {
      const arrow = text.lastIndexOf('=>', node.body.start ?? 0);
      const head = text.slice(node.start ?? 0, arrow).replace(/^async\s*/, '');
      const prefix = node.async ? 'async function ' : 'function ';
      const list = head.trim().startsWith('(') ? head : `(${head.trim()}) `;
      yield cut(node.start ?? 0, arrow + 2, prefix + list, 'unarrow');
    }
    for (const list of listsOf(node)) {
      for (const [index, each] of list.entries()) {
        const start = each.start ?? 0;
        const end = each.end ?? 0;
        const own = text.slice(start, end);
        const comma = /^\s*,/.exec(text.slice(end))?.[0] ?? '';
        yield cut(start, end + comma.length, '', 'remove');
        yield cut(end, end, `\n${own}`, 'repeat');
        yield cut(end, end, `, ${own}`, 'repeat');
        const next = list[index + 1];
        if (!next) continue;
        const other = text.slice(next.start ?? 0, next.end ?? 0);
        const between = text.slice(end, next.start ?? 0);
        yield cut(start, next.end ?? 0, other + between + own, 'exchange');
      }
    }
  }
}

function listsOf(node: t.Node): readonly t.Node[][] {
  return Object.values(node).flatMap((value: unknown) =>
    Array.isArray(value) && value.length > 0 && value.every(isNode) ? [value] : [],
  );
}

function isNode(value: unknown): value is t.Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { type?: unknown }).type === 'string' &&
    'start' in value
  );
}

const LAYOUT = new Set([
  'start',
  'end',
  'loc',
  'range',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'comments',
  'errors',
  'tokens',
]);
const LAYOUT_EXTRA = new Set(['parenthesized', 'parenStart', 'trailingComma', 'trailingCommaLoc']);

function isLayoutOnly(extra: unknown): boolean {
  return typeof extra === 'object' && extra !== null && Object.keys(extra).every((key) => LAYOUT_EXTRA.has(key));
}

/** A text's tree as text: equal for texts that differ in layout only; null for one that does not parse. */
export function treeOf(path: string, text: string): string | null {
  try {
    return JSON.stringify(parse(path, text).program, (key, value: unknown) => {
      if (LAYOUT.has(key) || LAYOUT_EXTRA.has(key)) return undefined;
      return key === 'extra' && isLayoutOnly(value) ? undefined : value;
    });
  } catch {
    return null;
  }
}

export interface Loss extends Mutant {
  readonly comment: string;
}

/** The text without one of its comments, for each that it has. */
export function withoutComments(path: string, text: string): readonly Loss[] {
  return (parse(path, text).comments ?? []).map(({ start, end, value }) => {
    const offset = start ?? 0;
    const left = text.slice(0, offset) + text.slice(end ?? offset);
    return { what: `delete comment "${value.trim()}"`, offset, text: left, comment: value };
  });
}
