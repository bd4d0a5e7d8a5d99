/** Fallbacks: a static block inside the class, or a call behind a statement. */
import type * as t from '@babel/types';
import type { InsertFallback } from '../../../model/plan.ts';
import { insertAfter, isOneLiner } from './place.ts';
import { printRegistration } from './print.ts';
import type { Splice } from './splice.ts';
import { indentAt, type Style } from './style.ts';
import type { Tree } from './tree.ts';

export function fallbackSplice(tree: Tree, style: Style, edit: InsertFallback): Splice {
  const call = printRegistration(style, edit.helper, edit.home, [edit.syncName, edit.asyncName]);
  // A reason quotes source code: it must neither end the line nor, on a shared line, the comment.
  const text = edit.comment.replace(/[\r\n\u2028\u2029]+/g, ' ');
  const line = `// ${text}`;
  const inline = `/* ${text.replaceAll('*/', '* /')} */`;
  if (edit.form === 'statement')
    return insertPieces(tree, style, statementAround(tree, edit), [line, call], [inline, call]);
  const member = tree.find(edit.after, isMember);
  const unit = indentUnitAt(tree, member) ?? style.indent;
  const pieces = ['static {', unit + line, unit + call, '}'];
  return insertPieces(tree, style, member, pieces, ['static {', inline, call, '}']);
}

function insertPieces(
  tree: Tree,
  style: Style,
  node: t.Node,
  lines: readonly string[],
  inline: readonly string[],
): Splice {
  return insertAfter(tree, style, node, isOneLiner(tree, node) ? inline : lines);
}

function isMember(node: t.Node): node is t.ClassMethod | t.ClassProperty {
  return node.type === 'ClassMethod' || node.type === 'ClassProperty' || node.type === 'ClassAccessorProperty';
}

/** The statement that a call can follow. */
function statementAround(tree: Tree, edit: InsertFallback): t.Node {
  const isListed = (node: t.Node): boolean => {
    const parent = tree.parentOf(node);
    return (
      parent !== null &&
      'body' in parent &&
      Array.isArray(parent.body) &&
      (parent.body as t.Node[]).includes(node) &&
      parent.type !== 'ClassBody'
    );
  };
  const statement = tree.around(edit.after, isListed);
  if (!statement) throw new Error('no statement around the fallback');
  return statement;
}

/** How far members stand in from their class; null where they do not show it. */
function indentUnitAt(tree: Tree, member: t.Node): string | null {
  const body = tree.parentOf(member);
  const outer = indentAt(tree.source, body?.start ?? 0);
  const inner = indentAt(tree.source, member.start ?? 0);
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : null;
}
