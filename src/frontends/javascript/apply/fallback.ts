/** Fallbacks: a static block inside the class, or a call behind a statement. */
import type * as t from '@babel/types';
import type { InsertFallback } from '../../../model/plan.ts';
import { getsOwnLines, goesOn, insertAfter, isOneLiner, memberIndent, sharesLine } from './place.ts';
import { printRegistration } from './print.ts';
import type { Splice } from './splice.ts';
import { endWithoutDetached, indentAt, type Style } from './style.ts';
import type { Tree } from './tree.ts';

export function fallbackSplice(tree: Tree, style: Style, edit: InsertFallback): Splice {
  // A reason quotes source code: it must neither end the line nor, on a shared line, the comment.
  const text = edit.comment.replace(/[\r\n\u2028\u2029]+/g, ' ');
  const inline = `/* ${text.replaceAll('*/', '* /')} */`;
  if (edit.form === 'statement') {
    const statement = statementAround(tree, edit);
    const isShared = isOneLiner(tree, statement);
    const indent = indentAt(tree.source, statement.start ?? 0);
    const call = registration(style, edit, isShared ? null : indent);
    // Behind a semicolon that stands further down: the call takes that one over.
    const at = statement.end ?? 0;
    const isDetached = endWithoutDetached(tree.source, statement) < at;
    const end = !style.semicolons && !isDetached && (goesOn(tree, at) || sharesLine(tree, at)) ? ';' : '';
    return insertAfter(tree, style, statement, [
      ...(isShared ? [inline] : commentLines(text, edit.width - indent.length)),
      ...call.slice(0, -1),
      `${call.at(-1) ?? ''}${end}`,
    ]);
  }
  const member = tree.find(edit.after, isMember);
  if (isOneLiner(tree, member) && !getsOwnLines(tree, member))
    return insertAfter(tree, style, member, ['static {', inline, ...registration(style, edit, null), '}']);
  const unit = indentUnitAt(tree, member) ?? style.indent;
  const indent = memberIndent(tree, style, member) + unit;
  const inside = [...commentLines(text, edit.width - indent.length), ...registration(style, edit, indent)];
  return insertAfter(tree, style, member, ['static {', ...inside.map((each) => unit + each), '}']);
}

/** On as many lines as it takes; those behind the first are told by how far in they stand. */
function commentLines(text: string, width: number): readonly string[] {
  // What the tool knows it by stays together.
  const [, head = '', rest = text] = /^(\S+: \S+ -) (.*)$/s.exec(text) ?? [];
  const lines: string[] = [];
  let line = '//';
  for (const word of [...(head === '' ? [] : [head]), ...rest.split(' ')]) {
    if (line !== '//' && line !== '//  ' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '//  ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** @param indent what its lines are indented by; null on a line that is shared */
function registration(style: Style, edit: InsertFallback, indent: string | null): readonly string[] {
  const printed = indent === null ? { ...style, width: Infinity } : style;
  return printRegistration(
    printed,
    edit.helper,
    edit.home,
    [edit.syncName, edit.asyncName],
    edit.iterator === true,
    indent ?? '',
  );
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
