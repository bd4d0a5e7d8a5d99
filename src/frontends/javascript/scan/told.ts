/** Expressions by what becomes of their value: where a fact tells of it, or nobody keeps it, it cannot be anywhere else. */
import type * as t from '@babel/types';
import { unwrap } from '../nodes.ts';
import type { Scan } from './context.ts';

/** Notes that the surroundings of an expression tell what becomes of its value; so they do, then, of what gives it. */
export function noteTold(scan: Scan, expression: t.Node | null | undefined): void {
  if (!expression) return;
  const node = unwrap(expression);
  scan.told.add(node);
  switch (node.type) {
    case 'ConditionalExpression':
      noteTold(scan, node.consequent);
      noteTold(scan, node.alternate);
      break;
    case 'LogicalExpression':
      noteTold(scan, node.left);
      noteTold(scan, node.right);
      break;
    case 'SequenceExpression':
      for (const each of node.expressions) noteTold(scan, each);
      break;
    case 'AwaitExpression':
      noteTold(scan, node.argument);
      break;
    case 'AssignmentExpression':
      noteTold(scan, node.left);
      noteTold(scan, node.right);
      break;
  }
}

/** Notes the parts of a statement or an operator that are only looked at: a condition, what is compared, what is dropped. */
export function noteLookedAt(scan: Scan, node: t.Node): void {
  switch (node.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ConditionalExpression':
      noteTold(scan, node.test);
      break;
    case 'SwitchStatement':
      noteTold(scan, node.discriminant);
      for (const each of node.cases) noteTold(scan, each.test);
      break;
    case 'ForOfStatement':
    case 'ForInStatement':
      noteTold(scan, node.right);
      break;
    case 'UnaryExpression':
    case 'UpdateExpression':
      noteTold(scan, node.argument);
      break;
    case 'BinaryExpression':
      noteTold(scan, node.left);
      noteTold(scan, node.right);
      break;
    case 'ExpressionStatement':
      noteTold(scan, node.expression);
      break;
    case 'SequenceExpression':
      for (const each of node.expressions.slice(0, -1)) noteTold(scan, each);
      break;
  }
}
