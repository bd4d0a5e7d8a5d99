/** Expressions by what becomes of them: those whose value nobody sees, and those that run in any case. */
import type * as t from '@babel/types';
import { unwrap } from '../nodes.ts';
import type { Scan } from './context.ts';

/** Notes that nobody sees the value of an expression, nor, then, that of what gives it. */
export function noteDropped(scan: Scan, expression: t.Node): void {
  const node = unwrap(expression);
  scan.dropped.add(node);
  switch (node.type) {
    case 'UnaryExpression':
      if (node.operator === 'void') noteDropped(scan, node.argument);
      break;
    case 'LogicalExpression':
      noteDropped(scan, node.right);
      break;
    case 'ConditionalExpression':
      noteDropped(scan, node.consequent);
      noteDropped(scan, node.alternate);
      break;
    case 'SequenceExpression':
      for (const each of node.expressions) noteDropped(scan, each);
      break;
  }
}

/** Notes that of a value only its truth is asked. */
export function noteTested(scan: Scan, expression: t.Node | null | undefined): void {
  if (!expression) return;
  const node = unwrap(expression);
  if (isName(node)) scan.uses.set(node, { kind: 'test' });
  if (node.type === 'UnaryExpression' && node.operator === '!') noteTested(scan, node.argument);
  if (node.type !== 'LogicalExpression') return;
  noteTested(scan, node.left);
  noteTested(scan, node.right);
}

/** Notes what is asked of operands that are no value of the operator's: `typeof f`, `f === undefined`, `f && f()`. */
export function noteOperands(scan: Scan, node: t.UnaryExpression | t.BinaryExpression | t.LogicalExpression): void {
  if (node.type === 'UnaryExpression') {
    if (node.operator === 'typeof' || node.operator === '!') noteTested(scan, node.argument);
  } else if (node.type === 'LogicalExpression') {
    // What is false is no function.
    if (node.operator === '&&') noteTested(scan, node.left);
  } else if (/^[!=]==?$/.test(node.operator)) {
    if (isNothing(node.right)) noteTested(scan, node.left);
    if (isNothing(node.left)) noteTested(scan, node.right);
  }
}

function isName(node: t.Node): boolean {
  return node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
}

function isNothing(node: t.Node): boolean {
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined');
}

/** Notes that a name or member is an argument of a call as it stands. */
export function noteArgument(scan: Scan, argument: t.Node, call: number, index: number): void {
  const node = unwrap(argument);
  if (isName(node)) scan.uses.set(node, { kind: 'argument', call, index });
}

/** Notes the calls that a statement, or a body that is one, makes whenever it is reached: each link of `app.use(f).use(g)`. */
export function noteAlways(scan: Scan, statements: readonly t.Node[]): void {
  for (const statement of statements) {
    for (const expression of expressionsOf(statement)) {
      for (let node = expression; ;) {
        node = unwrap(node);
        if (node.type === 'AwaitExpression' || (node.type === 'UnaryExpression' && node.operator === 'void')) {
          node = node.argument;
          continue;
        }
        if (node.type !== 'CallExpression' && node.type !== 'NewExpression') break;
        scan.always.add(node);
        const callee = unwrap(node.callee);
        if (callee.type !== 'MemberExpression') break;
        node = callee.object;
      }
    }
  }
}

function expressionsOf(statement: t.Node): readonly t.Node[] {
  switch (statement.type) {
    case 'ExpressionStatement':
      return [statement.expression];
    case 'ReturnStatement':
      return statement.argument ? [statement.argument] : [];
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ init }) => init ?? []);
    case 'ExportNamedDeclaration':
      return statement.declaration ? expressionsOf(statement.declaration) : [];
    case 'ExportDefaultDeclaration':
      return [statement.declaration];
    default:
      return [statement];
  }
}
