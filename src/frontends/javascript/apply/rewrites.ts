/** Rewrites inside a mirror's text: awaits, renames, async callbacks, sequential helpers. */
import type * as t from '@babel/types';
import type { Range } from '../../../model/facts.ts';
import type { MirrorShape, Rename, Rewrite } from '../../../model/plan.ts';
import { type FunctionNode, isFunctionNode, quoted } from '../nodes.ts';
import type { Splice } from './splice.ts';
import { gapBefore } from './style.ts';
import type { Tree } from './tree.ts';

/** Insertions at one offset: what opens a larger node comes before what opens a smaller one inside it. */
const OPENING = 1_000_000_000;

type CallNode = t.CallExpression | t.OptionalCallExpression;

function isCall(node: t.Node): node is CallNode {
  return node.type === 'CallExpression' || node.type === 'OptionalCallExpression';
}

/** @param lifted receivers that become arguments of a helper */
export function rewriteSplices(tree: Tree, rewrite: Rewrite, lifted: ReadonlySet<t.Node>): readonly Splice[] {
  switch (rewrite.kind) {
    case 'await-call': {
      const call = tree.find(rewrite.call, isCall);
      return [...awaitSplices(tree, call, '', lifted), ...(rewrite.rename ? [renameSplice(tree, rewrite.rename)] : [])];
    }
    case 'rename-call':
      return [renameSplice(tree, rewrite.rename)];
    case 'rename-value':
      return [renameSplice(tree, rewrite.rename)];
    case 'promise-type':
      return promiseTypeSplices(tree, rewrite.type);
    case 'make-async':
      return asyncSplices(tree, tree.find(rewrite.function, isFunctionNode));
    case 'for-await':
      return [{ start: rewrite.at, end: rewrite.at, text: ' await' }];
    case 'collect':
      return collectSplices(tree, rewrite.expression, rewrite.helper);
    case 'sequential-call':
      return sequentialSplices(tree, tree.find(rewrite.call, isCall), rewrite, lifted);
    case 'helper-call': {
      const call = tree.find(rewrite.call, isCall);
      const { start, end } = call.callee;
      return [...awaitSplices(tree, call, '', lifted), { start: start ?? 0, end: end ?? 0, text: rewrite.helper }];
    }
  }
}

/** Puts `await` in front of a call, with the parentheses its surroundings need. */
function awaitSplices(tree: Tree, call: CallNode, opening: string, lifted: ReadonlySet<t.Node>): readonly Splice[] {
  const start = call.start ?? 0;
  const end = call.end ?? 0;
  const parens = !lifted.has(call) && needsParens(tree, call);
  const before = parens ? `${needsSemicolon(tree, start) ? ';' : ''}(await ` : `${gapBefore(tree.source, start)}await `;
  const splices: Splice[] = [{ start, end: start, text: before + opening, rank: OPENING - end }];
  if (parens) splices.push({ start: end, end, text: ')', rank: -start });
  return splices;
}

/** `query` → `await collect(query)`, in parentheses behind `...` */
function collectSplices(tree: Tree, [start, end]: Range, helper: string): readonly Splice[] {
  const spread = tree.around(
    [start, end],
    (node) => node.type === 'SpreadElement' && 'argument' in node && node.argument.start === start,
  );
  // It may stand in parentheses already: `...(a ?? b)`.
  const needsParens = spread?.type === 'SpreadElement' && spread.argument.extra?.['parenthesized'] !== true;
  return [
    {
      start,
      end: start,
      text: `${needsParens ? '(' : gapBefore(tree.source, start)}await ${helper}(`,
      rank: OPENING - end,
    },
    { start: end, end, text: needsParens ? '))' : ')', rank: -start },
  ];
}

/**
 * Where an await expression needs parentheses, or is clearer with them: the rule Prettier prints by
 * (needs-parens.js, case AwaitExpression), so that formatted code stays formatted.
 */
function needsParens(tree: Tree, node: t.Node): boolean {
  if (node.extra?.['parenthesized'] === true) return false;
  const parent = tree.parentOf(node);
  switch (parent?.type) {
    case 'TaggedTemplateExpression':
    case 'UnaryExpression':
    case 'LogicalExpression':
    case 'BinaryExpression':
    case 'SpreadElement':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return true;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.object === node;
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return parent.callee === node;
    case 'ConditionalExpression':
      return parent.test === node;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return parent.superClass === node;
    default:
      return false;
  }
}

/** A statement that begins with `(` would continue the one before it, where that has no semicolon. */
function needsSemicolon(tree: Tree, start: number): boolean {
  const statement = tree.around(
    [start, start + 1],
    (node) => node.type === 'ExpressionStatement' && node.start === start,
  );
  const parent = statement && tree.parentOf(statement);
  const statements = parent && statementsOf(parent);
  if (!statements) return false;
  const index = statements.indexOf(statement);
  const directives = 'directives' in parent ? parent.directives : [];
  const previous = index > 0 ? statements[index - 1] : directives.at(-1);
  const last = previous ? tree.source[(previous.end ?? 0) - 1] : ';';
  if (!previous || last === ';') return false;
  // A block ends by itself; anything else, `if (x) return y` included, would go on.
  if (last !== '}') return true;
  return /^(Expression|Return|Throw|Break|Continue|DoWhile)|^VariableDeclaration$|^Directive$|^Export|^Import/.test(
    previous.type,
  );
}

/** The statements of a block, a file or a clause of a switch; null for what holds one statement only. */
function statementsOf(node: t.Node): readonly t.Node[] | null {
  if (node.type === 'SwitchCase') return node.consequent;
  return 'body' in node && Array.isArray(node.body) ? node.body : null;
}

export function renameSplice(tree: Tree, rename: Rename): Splice {
  const [start, end] = rename.range;
  return { start, end, text: keyText(tree.source.slice(start, end), rename.to) };
}

/** A new name in the form of the old one: plain, private, or quoted as before. */
export function keyText(old: string, to: string): string {
  const quote = /^['"`]/.exec(old)?.[0];
  return quote === undefined ? to : quoted(to, quote);
}

/** `async` in front of a function, and what it gives then as its written result. */
export function asyncSplices(tree: Tree, node: FunctionNode, shape?: MirrorShape): readonly Splice[] {
  if (shape === 'passes-iterator-on') return returnTypeSplices(node, shape);
  const start = node.start ?? 0;
  const head: Splice = {
    start,
    end: start,
    text: `${gapBefore(tree.source, start)}async `,
    rank: OPENING - (node.end ?? 0),
  };
  return [head, ...parameterSplices(node), ...returnTypeSplices(node, shape)];
}

/** `async => x` → `async (async) => x`: compilers do not agree on whether the name may stand there alone. */
function parameterSplices(node: FunctionNode): readonly Splice[] {
  const [parameter] = node.params;
  const isAlone = node.type === 'ArrowFunctionExpression' && parameter?.start === node.start;
  if (!isAlone || parameter?.type !== 'Identifier' || parameter.name !== 'async') return [];
  const start = parameter.start ?? 0;
  return [{ start, end: start + 'async'.length, text: '(async)' }];
}

/** `: T` → `: Promise<T>`; `: Generator<T>` → `: AsyncGenerator<T>` */
export function returnTypeSplices(node: t.Node, shape?: MirrorShape): readonly Splice[] {
  const annotation =
    node.type === 'TSMethodSignature' ? node.typeAnnotation : 'returnType' in node ? node.returnType : null;
  if (annotation?.type !== 'TSTypeAnnotation' && annotation?.type !== 'TypeAnnotation') return [];
  return resultSplices(annotation.typeAnnotation, shape);
}

function resultSplices(type: t.Node, shape: MirrorShape = 'promise'): readonly Splice[] {
  if (shape === 'promise') return promiseSplices(type);
  const start = type.start ?? 0;
  return [{ start, end: start, text: 'Async' }];
}

function promiseSplices(type: t.Node): readonly Splice[] {
  const start = type.start ?? 0;
  const end = type.end ?? 0;
  if (isPromise(type)) return [];
  return [
    { start, end: start, text: 'Promise<', rank: OPENING - end },
    { start: end, end, text: '>', rank: -start },
  ];
}

/** `R` → `Promise<R> | R` */
function promiseTypeSplices(tree: Tree, [start, end]: Range): readonly Splice[] {
  const type = tree.find([start, end], isUnionable);
  const text = tree.source.slice(start, end);
  const isOpen = OPEN_TYPES.has(type.type);
  const head: Splice = { start, end: start, text: `Promise<${text}> | ${isOpen ? '(' : ''}`, rank: OPENING - end };
  return isOpen ? [head, { start: end, end, text: ')', rank: -start }] : [head];
}

/** Types that would take in what follows or stands before them in a union. */
const OPEN_TYPES: ReadonlySet<string> = new Set([
  'TSFunctionType',
  'TSConstructorType',
  'TSConditionalType',
  'TSInferType',
]);

function isUnionable(node: t.Node): node is t.TSType {
  return node.type.startsWith('TS') && node.type !== 'TSTypeAnnotation' && node.type !== 'TSQualifiedName';
}

/** `Promise<T>` itself; an array or a union of promises is another type. */
function isPromise(type: t.Node): boolean {
  const name = type.type === 'TSTypeReference' ? type.typeName : type.type === 'GenericTypeAnnotation' ? type.id : null;
  return name?.type === 'Identifier' && name.name === 'Promise';
}

/** A field's written function type gives a promise, too. */
export function fieldTypeSplices(
  field: t.ClassProperty | t.ClassPrivateProperty,
  shape?: MirrorShape,
): readonly Splice[] {
  const type = field.typeAnnotation?.type === 'TSTypeAnnotation' ? field.typeAnnotation.typeAnnotation : null;
  if (type?.type !== 'TSFunctionType' || !type.typeAnnotation) return [];
  return resultSplices(type.typeAnnotation.typeAnnotation, shape);
}

/** The receivers that sequential calls lift out of their chains, and the arguments that stay behind. */
export function sequentialCalls(
  tree: Tree,
  rewrites: readonly Rewrite[],
): readonly { readonly call: CallNode; readonly receiver: t.Node }[] {
  return rewrites.flatMap((each) => {
    const call = each.kind === 'sequential-call' ? tree.find(each.call, isCall) : null;
    return call && isMember(call.callee) ? [{ call, receiver: call.callee.object }] : [];
  });
}

/** `items.forEach(f, t)` → `await forEachSequential(items, f, t)`; see `Guard` for `items?.forEach(f, t)`. */
function sequentialSplices(
  tree: Tree,
  call: CallNode,
  { helper, guard }: Extract<Rewrite, { kind: 'sequential-call' }>,
  lifted: ReadonlySet<t.Node>,
): readonly Splice[] {
  const { callee } = call;
  const [first] = call.arguments;
  if (!isMember(callee) || !first) throw new Error('a sequential call needs a receiver and a callback');
  const objectEnd = callee.object.end ?? 0;
  const dot = tree.source.indexOf(guard ? '?.' : '.', objectEnd);
  const receiverEnd = objectEnd + tree.source.slice(objectEnd, dot).trimEnd().length;
  const end = call.end ?? 0;
  const between = guard ? `, (${guard.name}) => ${helper}(${guard.name}, ` : ', ';
  return [
    ...awaitSplices(tree, call, `${guard?.helper ?? helper}(`, lifted),
    { start: receiverEnd, end: first.start ?? 0, text: between },
    ...(guard ? [{ start: end, end, text: ')', rank: -(call.start ?? 0) - 1 }] : []),
  ];
}

function isMember(node: t.Node): node is t.MemberExpression | t.OptionalMemberExpression {
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
}
