/** Fallbacks as an earlier run wrote them: told by their comment, and only where nothing was added to them since. */
import type * as t from '@babel/types';
import type { FallbackFact, Range, Value } from '../../../model/facts.ts';
import { childrenOf, isIteratorOption, keyName } from '../nodes.ts';
import { type Scan, UNKNOWN } from './context.ts';

const HELPER = 'fallbackToSyncVariant';

/** Notes a static block that holds a fallback of ours and nothing else. */
export function isWrittenBlock(scan: Scan, node: t.StaticBlock, owner: number): boolean {
  const [statement, ...others] = node.body;
  if (!statement || others.length > 0) return false;
  const range = scan.range(node);
  return note(scan, statement, range, (home) => ofBlock(home, owner));
}

/** Notes a statement that is a fallback of ours. */
export function isWrittenStatement(scan: Scan, node: t.ExpressionStatement): boolean {
  return note(scan, node, null, (home) => plainValue(scan, home));
}

/** @param block the range of the block that the statement is alone in */
function note(scan: Scan, node: t.Statement, block: Range | null, homeOf: (node: t.Node) => Value): boolean {
  const comment = scan.comments.fallbackBefore(node.start ?? 0);
  const call = comment && registration(node);
  if (!comment || !call) return false;
  const range: Range = block ?? [comment.range[0], node.end ?? 0];
  if (scan.comments.countWithin(range) !== comment.count) return false;
  const { home, ...names } = call;
  const { blocker, reason } = comment;
  scan.fallbacks.push({ home: homeOf(home), ...names, blocker, reason, range });
  return true;
}

function registration(
  node: t.Statement,
): ({ readonly home: t.Node } & Pick<FallbackFact, 'sync' | 'async' | 'iterator'>) | null {
  const call = node.type === 'ExpressionStatement' ? node.expression : null;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== HELPER) return null;
  const [home, sync, async, options, ...others] = call.arguments;
  if (!home || sync?.type !== 'StringLiteral' || async?.type !== 'StringLiteral' || others.length > 0) return null;
  if (options && !isIteratorOption(options)) return null;
  return { home, sync: sync.value, async: async.value, ...(options && { iterator: true as const }) };
}

/** `this` is the class in its static blocks. */
function ofBlock(node: t.Node, owner: number): Value {
  if (node.type === 'ThisExpression') return { kind: 'class', class: owner };
  if (node.type !== 'MemberExpression') return UNKNOWN;
  return { kind: 'member', object: ofBlock(node.object, owner), name: keyName(node.property, node.computed) };
}

function plainValue(scan: Scan, node: t.Node): Value {
  if (node.type === 'Identifier') return scan.name(node.name);
  if (node.type === 'ThisExpression') return { kind: 'this', function: scan.thisFunction() };
  if (node.type !== 'MemberExpression') return UNKNOWN;
  return { kind: 'member', object: plainValue(scan, node.object), name: keyName(node.property, node.computed) };
}

/** The one place where the helper is imported, where nothing but fallbacks of ours uses it; null if there is more to it. */
export function fallbackImport(scan: Scan, program: t.Program, comments: readonly t.Comment[]): Range | null {
  if (scan.fallbacks.length === 0) return null;
  const named: t.Node[] = [];
  const stack: t.Node[] = [program];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isName(node)) named.push(node);
    stack.push(...childrenOf(node));
  }
  const imported = program.body.flatMap((statement) =>
    importedNames(statement).flatMap((each) => (isNamed(each) ? [{ each, statement }] : [])),
  );
  const [found] = imported;
  if (!found || imported.length > 1) return null;
  // Without it the file would be a script.
  const isOnly = !program.body.some((each) => each !== found.statement && /^(Import|Export)/.test(each.type));
  if (found.statement.type === 'ImportDeclaration' && isOnly) return null;
  const inImport = named.filter((each) => isWithin(each, scan.range(found.each))).length;
  if (named.length - inImport !== scan.fallbacks.length) return null;
  return comments.some((each) => isBeside(scan.source, each, found.statement)) ? null : scan.range(found.each);
}

function isName(node: t.Node): boolean {
  return (node.type === 'Identifier' || node.type === 'JSXIdentifier') && node.name === HELPER;
}

/** What an import lists, or `const { a } = require('m')`, where it does nothing else. */
function importedNames(statement: t.Statement): readonly (t.ImportSpecifier | t.ObjectProperty)[] {
  if (statement.type === 'ImportDeclaration')
    return statement.importKind === 'type' ? [] : all(statement.specifiers, (each) => each.type === 'ImportSpecifier');
  const [only, ...others] = statement.type === 'VariableDeclaration' ? statement.declarations : [];
  const isRequire =
    only?.init?.type === 'CallExpression' &&
    only.init.callee.type === 'Identifier' &&
    only.init.callee.name === 'require';
  if (!only || others.length > 0 || only.id.type !== 'ObjectPattern' || !isRequire) return [];
  return all(only.id.properties, (each) => each.type === 'ObjectProperty');
}

/** The items, if all of them pass; else none. */
function all<T, S extends T>(items: readonly T[], passes: (item: T) => item is S): readonly S[] {
  return items.every(passes) ? items : [];
}

function isNamed(node: t.ImportSpecifier | t.ObjectProperty): boolean {
  if (node.type === 'ObjectProperty') return node.shorthand && isName(node.key) && isName(node.value);
  return isName(node.imported) && isName(node.local) && node.importKind !== 'type';
}

function isWithin(node: t.Node, [start, end]: Range): boolean {
  return (node.start ?? 0) >= start && (node.end ?? 0) <= end;
}

/** A comment in the statement or behind it on its line may be about the import; one above it stays in any case. */
function isBeside(source: string, comment: t.Comment, statement: t.Statement): boolean {
  const [start, end] = [statement.start ?? 0, statement.end ?? 0];
  const [from, to] = [comment.start ?? 0, comment.end ?? 0];
  return to > start && (from < end || !source.slice(end, from).includes('\n'));
}
