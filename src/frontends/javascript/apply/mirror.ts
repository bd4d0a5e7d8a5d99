/** Mirrors: a copy of the sync variant's own text with another name, `async`, and the planned rewrites. */
import type * as t from '@babel/types';
import type { AddMirror } from '../../../model/plan.ts';
import { describedValue, isFunctionNode, unwrap } from '../nodes.ts';
import { docLines, docTags } from './doc.ts';
import { outdentSplices } from './indent.ts';
import { getsOwnLines, insertAfter, isOneLiner, nextCode } from './place.ts';
import {
  asyncSplices,
  fieldTypeSplices,
  keyText,
  returnTypeSplices,
  rewriteSplices,
  sequentialCalls,
} from './rewrites.ts';
import { applySplices, type Splice } from './splice.ts';
import { endWithoutDetached, gapBefore, lineStart, type Style } from './style.ts';
import type { Tree } from './tree.ts';

export function mirrorSplice(tree: Tree, style: Style, edit: AddMirror): Splice {
  const target = tree.find(edit.target, isMirrorable);
  const overloads = edit.overloads.map((range) => signatureText(tree, range, edit));
  const sequential = sequentialCalls(tree, edit.rewrites);
  const lifted = new Set(sequential.map(({ receiver }) => receiver));
  const rewrites = edit.rewrites.flatMap((each) => rewriteSplices(tree, each, lifted));
  const splices = [
    ...headSplices(tree, target, edit),
    ...withoutInnerSemicolons(rewrites),
    ...outdentSplices(
      tree,
      sequential.map(({ call }) => call),
    ),
  ];
  const text = applySplices(tree.source, splices, [edit.target[0], endWithoutDetached(tree.source, target)]);
  // A name may be any text, and that of a comment must not end it.
  const name = JSON.stringify(edit.syncName).slice(1, -1).replaceAll('*/', '*\\/');
  const isShort = isOneLiner(tree, target) && !getsOwnLines(tree, target);
  const doc = docLines(`Async variant of {@link ${name}}.`, docTags(tree, edit), isShort);
  return insertAfter(tree, style, target, [...doc, ...overloads, ...directives(tree, target), text]);
}

/**
 * Comments above the sync variant that tell tools about the line below them are the async variant's, too. But where the sync
 * variant is known not to fit its base nobody can say whether the async one does, so it may as well.
 */
function directives(tree: Tree, target: t.Node): readonly string[] {
  const { source } = tree;
  // On a line that it shares with others a comment would end the code, and a directive stand for more than the variant.
  if (isOneLiner(tree, target)) return [];
  const found: string[] = [];
  for (let end = lineStart(source, target.start ?? 0) - 1; end >= 0;) {
    const start = lineStart(source, end);
    const line = source.slice(start, end).trim();
    if (/^\/\/\s*@ts-(expect-error|ignore)\b/.test(line)) found.unshift('// @ts-ignore as above');
    else if (/^(\/\/|\/\*)\s*(prettier-ignore|(eslint|oxlint)-disable-next-line|biome-ignore)\b(?!-).*$/.test(line))
      found.unshift(line);
    else break;
    end = start - 1;
  }
  return found;
}

/** Of several openings at one place only the outermost begins the statement, and may need a semicolon in front. */
function withoutInnerSemicolons(splices: readonly Splice[]): readonly Splice[] {
  return splices.map((splice) => {
    if (!splice.text.startsWith(';(')) return splice;
    const isInner = splices.some(
      (other) => other.start === splice.start && other.end === other.start && (other.rank ?? 0) < (splice.rank ?? 0),
    );
    return isInner ? { ...splice, text: splice.text.slice(1) } : splice;
  });
}

type Mirrorable =
  | t.ClassMethod
  | t.TSDeclareMethod
  | t.TSMethodSignature
  | t.ClassPrivateMethod
  | t.ClassProperty
  | t.ClassPrivateProperty
  | t.ObjectMethod
  | t.ObjectProperty
  | t.FunctionDeclaration
  | t.VariableDeclaration
  | t.ExportNamedDeclaration
  | t.ExportDefaultDeclaration
  | t.ExpressionStatement;

const MIRRORABLE = new Set<string>([
  'ClassMethod',
  'TSDeclareMethod',
  'TSMethodSignature',
  'ClassPrivateMethod',
  'ClassProperty',
  'ClassPrivateProperty',
  'ObjectMethod',
  'ObjectProperty',
  'FunctionDeclaration',
  'VariableDeclaration',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ExpressionStatement',
]);

export function isMirrorable(node: t.Node): node is Mirrorable {
  return MIRRORABLE.has(node.type);
}

/** The new name and `async`, where each form of function has them. */
function headSplices(tree: Tree, target: Mirrorable, edit: AddMirror): readonly Splice[] {
  switch (target.type) {
    case 'ClassMethod':
    case 'ClassPrivateMethod':
    case 'ObjectMethod':
      return [...methodHead(tree, target, edit.asyncName, edit.shape), ...returnTypeSplices(target, edit.shape)];
    case 'TSDeclareMethod':
    case 'TSMethodSignature':
      return [rename(tree, target.key, edit.asyncName), ...returnTypeSplices(target, edit.shape)];
    case 'ClassProperty':
    case 'ClassPrivateProperty':
      return [
        rename(tree, target.key, edit.asyncName),
        ...fieldTypeSplices(target, edit.shape),
        ...valueHead(tree, target.value, edit.shape),
      ];
    case 'ObjectProperty':
      return [rename(tree, target.key, edit.asyncName), ...valueHead(tree, target.value, edit.shape)];
    case 'ExpressionStatement':
      return assignmentHead(tree, target, edit);
    case 'FunctionDeclaration':
    case 'VariableDeclaration':
      return [...exportHead(target, edit), ...declarationHead(tree, target, edit)];
    case 'ExportNamedDeclaration':
      return target.declaration ? declarationHead(tree, target.declaration, edit) : [];
    case 'ExportDefaultDeclaration':
      return [...namedExport(tree, target), ...declarationHead(tree, target.declaration, edit)];
  }
}

function rename(tree: Tree, key: t.Node, to: string): Splice {
  const start = key.start ?? 0;
  const end = key.end ?? 0;
  return { start, end, text: keyText(tree.source.slice(start, end), to) };
}

/** `async` stands directly before the key, after all modifiers. */
function methodHead(
  tree: Tree,
  node: t.ClassMethod | t.ClassPrivateMethod | t.ObjectMethod,
  name: string,
  shape: AddMirror['shape'],
): readonly Splice[] {
  if (shape === 'passes-iterator-on') return [rename(tree, node.key, name)];
  const keyStart = node.key.start ?? 0;
  const computed = 'computed' in node && node.computed;
  const named = computed ? tree.source.lastIndexOf('[', keyStart) : keyStart;
  const start = node.generator ? starBefore(tree, node.start ?? 0, named) : named;
  return [
    { start, end: start, text: `${gapBefore(tree.source, start)}async `, rank: -1 },
    rename(tree, node.key, name),
  ];
}

/** Where the `*` of a generator stands, which a comment may have as well. */
function starBefore({ source, file }: Tree, from: number, until: number): number {
  const comments = file.comments ?? [];
  const isCode = (at: number): boolean => !comments.some(({ start, end }) => (start ?? 0) <= at && at < (end ?? 0));
  for (let at = source.lastIndexOf('*', until - 1); at >= from; at = source.lastIndexOf('*', at - 1))
    if (isCode(at)) return at;
  throw new Error('a generator must have a star');
}

function valueHead(tree: Tree, value: t.Node | null | undefined, shape: AddMirror['shape']): readonly Splice[] {
  const node = value && unwrap(value);
  const described = node?.type === 'ObjectExpression' ? describedValue(node) : null;
  if (described?.type === 'ObjectMethod') return methodHead(tree, described, 'value', shape);
  if (described?.type === 'ObjectProperty') return valueHead(tree, described.value, shape);
  if (!node || !isFunctionNode(node)) throw new Error('a mirrored member must hold a function');
  return asyncSplices(tree, node, shape);
}

function assignmentHead(
  tree: Tree,
  statement: t.ExpressionStatement,
  { asyncName: name, shape }: AddMirror,
): readonly Splice[] {
  const { expression } = statement;
  // `Object.defineProperty(X.prototype, 'm', { value: function () {…} })`
  const [, key, descriptor] = expression.type === 'CallExpression' ? expression.arguments : [];
  if (key?.type === 'StringLiteral' && descriptor)
    return [rename(tree, key, name), ...valueHead(tree, descriptor, shape)];
  if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') {
    throw new Error('a mirrored statement must assign to a member');
  }
  return [rename(tree, expression.left.property, name), ...valueHead(tree, expression.right, shape)];
}

function declarationHead(tree: Tree, node: t.Node, { asyncName: name, shape }: AddMirror): readonly Splice[] {
  if (node.type === 'FunctionDeclaration') {
    // A nameless default export gets its name where `function` ends.
    const at = node.id ?? null;
    if (!at) throw new Error('a mirrored function must have a name');
    return [...asyncSplices(tree, node, shape), rename(tree, at, name)];
  }
  const [declarator] = node.type === 'VariableDeclaration' ? node.declarations : [];
  if (declarator?.id.type !== 'Identifier') throw new Error('a mirrored declaration must bind one name');
  const start = declarator.id.start ?? 0;
  const splice: Splice = { start, end: start + declarator.id.name.length, text: name };
  return [splice, ...valueHead(tree, declarator.init, shape)];
}

function exportHead(target: t.Node, edit: AddMirror): readonly Splice[] {
  const start = target.start ?? 0;
  return edit.exported ? [{ start, end: start, text: 'export ', rank: -1 }] : [];
}

/** `export default function f` → `export async function af` */
function namedExport(tree: Tree, target: t.ExportDefaultDeclaration): readonly Splice[] {
  const start = nextCode(tree, (target.start ?? 0) + 'export'.length);
  const end = start + 'default'.length;
  const space = /^\s*/.exec(tree.source.slice(end, target.declaration.start ?? end))?.[0].length ?? 0;
  return [{ start, end: end + space, text: '', rank: -1 }];
}

type Signature = t.TSDeclareMethod | t.TSDeclareFunction | t.ExportNamedDeclaration | t.ExportDefaultDeclaration;

const SIGNATURE = new Set<string>([
  'TSDeclareMethod',
  'TSDeclareFunction',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
]);

function isSignature(node: t.Node): node is Signature {
  return SIGNATURE.has(node.type);
}

/** An overload signature of the variant. */
function signatureText(tree: Tree, range: AddMirror['target'], edit: AddMirror): string {
  const node = tree.find(range, isSignature);
  if (node.type === 'TSDeclareMethod') {
    return applySplices(
      tree.source,
      [rename(tree, node.key, edit.asyncName), ...returnTypeSplices(node, edit.shape)],
      range,
    );
  }
  const signature = node.type === 'TSDeclareFunction' ? node : node.declaration;
  if (signature?.type !== 'TSDeclareFunction' || !signature.id) throw new Error('an overload must have a name');
  const head = node.type === 'ExportDefaultDeclaration' ? namedExport(tree, node) : [];
  const exports = node.type === 'TSDeclareFunction' ? exportHead(node, edit) : [];
  const own = [rename(tree, signature.id, edit.asyncName), ...returnTypeSplices(signature, edit.shape)];
  return applySplices(tree.source, [...head, ...exports, ...own], range);
}
