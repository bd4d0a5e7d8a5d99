/** Expressions: what each evaluates to, and the members it touches. */
import type * as t from '@babel/types';
import type { ObjectMemberFact, Protocol, Value } from '../../../model/facts.ts';
import { isFunctionNode, keyName, unwrap } from '../nodes.ts';
import { type Handlers, type Scan, UNKNOWN } from './context.ts';
import { scanFunction, visitUsed } from './functions.ts';
import { noteKey } from './keys.ts';
import { bindPattern } from './patterns.ts';
import { typeFact } from './types.ts';
import { noteTold } from './told.ts';
import { noteDropped, noteOperands, noteTested } from './unseen.ts';

const builtin = (name: string): Value => ({ kind: 'builtin', name });
/** An identifier, or several with dots between them: `shop.Author`. */
const IDENTIFIER = /^[\p{ID_Start}$_#][\p{ID_Continue}$]*(\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

/** Operators that compare or look at their operands as they are. */
const NOT_CONVERTING = new Set(['===', '!==', '|>', '!', 'typeof', 'void', 'throw']);

/** Reads the operands of an operator that makes a primitive of them. */
export function convert(scan: Scan, operands: readonly t.Node[]): void {
  for (const node of operands) scan.addConversion(node, scan.visit(node));
}

function operator(node: t.UnaryExpression | t.BinaryExpression, scan: Scan): Value {
  if (node.operator === 'void') noteDropped(scan, node);
  noteOperands(scan, node);
  if (node.type === 'BinaryExpression' && node.operator === 'instanceof') asked(node, 'instance-of', scan);
  else if (node.type === 'BinaryExpression' && node.operator === 'in') asked(node, 'has', scan);
  else if (node.type === 'UnaryExpression' && node.operator === 'delete') deleted(node, scan);
  else if (NOT_CONVERTING.has(node.operator)) scan.visitChildren(node);
  else convert(scan, node.type === 'UnaryExpression' ? [node.argument] : [node.left, node.right]);
  return builtin('primitive');
}

/** `a instanceof B` and `a in b` ask the right operand. */
function asked(node: t.BinaryExpression, protocol: Protocol, scan: Scan): void {
  if (protocol === 'has') convert(scan, [node.left]);
  else scan.visit(node.left);
  scan.addImplicitCall(node.right, scan.visit(node.right), protocol);
}

/** `delete a.b` does not read `b`. */
function deleted(node: t.UnaryExpression, scan: Scan): void {
  const target = unwrap(node.argument);
  if (target.type !== 'MemberExpression' && target.type !== 'OptionalMemberExpression') {
    scan.visitChildren(node);
    return;
  }
  const value = memberValue(target, scan);
  if (value.kind === 'member') scan.addImplicitCall(target.object, value.object, 'delete');
}

/** The value of `a.b`; the read itself is recorded, because `b` may be a getter. */
function member(node: t.MemberExpression | t.OptionalMemberExpression, scan: Scan): Value {
  const value = memberValue(node, scan);
  scan.addAccess(node, value);
  if (node.object.type === 'Super') scan.addObstacle(node, 'method-value', `reads ${scan.quote(node)} as a value`);
  return value;
}

/** `a.b` without recording the read of `b` itself: for callees, which may go by symbols. */
export function calleeValue(node: t.MemberExpression | t.OptionalMemberExpression, scan: Scan): Value {
  const value = memberValue(node, scan);
  return value.kind === 'member' ? { ...value, name: scan.memberName(node.property, node.computed) } : value;
}

function memberValue(node: t.MemberExpression | t.OptionalMemberExpression, scan: Scan): Value {
  if (isChained(node)) scan.continued.add(chainBefore(node.object));
  noteTold(scan, node.object);
  const object = scan.visit(node.object);
  if (node.computed) {
    noteTold(scan, node.property);
    noteKey(scan, node, node.property);
  }
  const name = keyName(node.property, node.computed);
  if (name === 'callee' && scan.quote(node.object) === 'arguments') {
    scan.addObstacle(node, 'dynamic-call', 'uses arguments.callee');
  }
  return { kind: 'member', object, name };
}

/** The object is itself part of the optional chain that this member continues. */
export function isChained(node: t.Node): boolean {
  if (node.type === 'OptionalMemberExpression') return isChainLink(chainBefore(node.object));
  return node.type === 'OptionalCallExpression' && isChainLink(chainBefore(node.callee));
}

/** `a?.b()!.c` is one chain, whatever TypeScript is told in the middle. */
export function chainBefore(node: t.Node): t.Node {
  return node.type === 'TSNonNullExpression' ? chainBefore(node.expression) : node;
}

function isChainLink(node: t.Node): boolean {
  if (node.type !== 'OptionalMemberExpression' && node.type !== 'OptionalCallExpression') return false;
  return node.extra?.['parenthesized'] !== true;
}

function assignment(node: t.AssignmentExpression, scan: Scan): Value {
  const logical = ['&&=', '||=', '??='].includes(node.operator);
  const isAssigning = logical || node.operator === '=';
  // What is assigned is the value of the assignment, too.
  if (!isAssigning || isSeen(scan, node)) noteTold(scan, node.right);
  const right = visitUsed(scan, node.right, { kind: 'value' });
  if (node.operator === '=') {
    bindPattern(scan, node.left, right);
    return right;
  }
  if (!isAssigning || isSeen(scan, node)) noteTold(scan, node.left);
  const left = scan.visit(node.left);
  if (!logical) {
    scan.addConversion(node.left, left);
    scan.addConversion(node.right, right);
  }
  const result: Value = logical ? { kind: 'union', values: [left, right] } : builtin('primitive');
  bindTargetAgain(scan, node.left, left, result, logical ? right : result);
  return result;
}

/** A fact tells of the value of an expression, or nobody keeps it. */
function isSeen(scan: Scan, node: t.Node): boolean {
  return scan.told.has(node) || scan.dropped.has(node);
}

/** `a.b += 1` has read `a` already: only the write is added. */
function bindTargetAgain(scan: Scan, target: t.Node, member: Value, value: Value, assigned = value): void {
  if (target.type === 'Identifier') scan.assign(target.name, value);
  else scan.addAccess(target, member, { write: true, assigned });
}

function object(node: t.ObjectExpression, scan: Scan): Value {
  const id = scan.objects.length;
  const fact = {
    range: scan.range(node),
    function: scan.function,
    members: [],
    computed: [],
    spreads: [],
    open: false,
    satisfies: false,
  };
  scan.objects.push(fact);
  const members: ObjectMemberFact[] = [];
  const computed: Value[] = [];
  const spreads: Value[] = [];
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      noteTold(scan, property.argument);
      const of = scan.visit(property.argument);
      scan.addIteration(property.argument, of, 'object-spread');
      spreads.push(of);
      continue;
    }
    const name = keyName(property.key, property.computed);
    if (property.computed) noteKey(scan, property, property.key);
    const member = objectMember(property, name, scan);
    if (name === null) computed.push(member.value);
    else members.push({ ...member, name });
  }
  scan.objects[id] = { ...fact, members, computed, spreads, open: computed.length + spreads.length > 0 };
  return { kind: 'object', object: id };
}

function objectMember(
  property: t.ObjectMethod | t.ObjectProperty,
  name: string | null,
  scan: Scan,
): Omit<ObjectMemberFact, 'name'> {
  const range = scan.range(property);
  if (property.type === 'ObjectMethod') {
    const form = property.kind === 'get' ? 'getter' : property.kind === 'set' ? 'setter' : 'method';
    const id = scanFunction(scan, property, { form, name, use: { kind: 'member' } });
    return { value: { kind: 'function', function: id }, range, kind: form, function: id };
  }
  noteTold(scan, property.value);
  const value = visitUsed(scan, property.value, { kind: 'member' });
  // In `x: this.y = function` the function belongs to the assignment.
  const id = value.kind === 'function' && isFunctionNode(unwrap(property.value)) ? value.function : null;
  return { value, range, kind: 'property', function: id };
}

export const expressionHandlers: Handlers = {
  Identifier(node, scan) {
    const value = scan.identifier(node);
    if (node.name === 'undefined' && value.kind === 'global') return builtin('undefined');
    // Only what may be a function can escape by being named; `arguments` holds what the function was given.
    if (value.kind === 'binding' || (node.name === 'arguments' && value.kind === 'global')) scan.addAccess(node, value);
    return value;
  },
  ThisExpression: (_node, scan) => ({ kind: 'this', function: scan.thisFunction() }),
  // `new.target` is the class of the object that is made.
  MetaProperty: (node, scan) =>
    node.meta.name === 'new'
      ? { kind: 'member', object: { kind: 'this', function: scan.thisFunction() }, name: 'constructor' }
      : UNKNOWN,
  Super: (_node, scan) => ({ kind: 'super', function: scan.thisFunction() }),
  MemberExpression: member,
  OptionalMemberExpression: member,
  AssignmentExpression: assignment,
  ObjectExpression: object,
  ArrayExpression(node, scan) {
    const elements = node.elements.map((element): Value => {
      if (!element) return builtin('undefined');
      noteTold(scan, element.type === 'SpreadElement' ? element.argument : element);
      if (element.type !== 'SpreadElement') return visitUsed(scan, element, { kind: 'value' });
      const of = scan.visit(element.argument);
      scan.addIteration(element.argument, of, 'spread');
      return { kind: 'element', of };
    });
    return { kind: 'array', elements, function: scan.function };
  },
  SpreadElement(node, scan) {
    // Spread in a call or an array runs an iterator; those handlers record it. In an object it reads properties.
    scan.visit(node.argument);
    return UNKNOWN;
  },
  ConditionalExpression(node, scan) {
    noteTested(scan, node.test);
    scan.visit(node.test);
    return { kind: 'union', values: [scan.visit(node.consequent), scan.visit(node.alternate)] };
  },
  LogicalExpression(node, scan) {
    noteOperands(scan, node);
    return { kind: 'union', values: [scan.visit(node.left), scan.visit(node.right)] };
  },
  SequenceExpression(node, scan) {
    for (const each of node.expressions.slice(0, -1)) noteDropped(scan, each);
    return node.expressions.map((expression) => scan.visit(expression)).at(-1) ?? UNKNOWN;
  },
  UpdateExpression(node, scan) {
    const value = scan.visit(node.argument);
    scan.addConversion(node.argument, value);
    bindTargetAgain(scan, node.argument, value, builtin('number'));
    return builtin('number');
  },
  YieldExpression(node, scan) {
    const value = scan.visit(node.argument);
    if (node.delegate) scan.addIteration(node, value, 'yield-delegate');
    else scan.addYield(node, node.argument ? value : { kind: 'builtin', name: 'undefined' });
    return UNKNOWN;
  },
  UnaryExpression: operator,
  BinaryExpression: operator,
  TemplateLiteral(node, scan) {
    for (const each of node.expressions) noteTold(scan, each);
    convert(scan, node.expressions);
    return builtin('string');
  },
  NumericLiteral: () => builtin('number'),
  BigIntLiteral: () => builtin('bigint'),
  BooleanLiteral: () => builtin('boolean'),
  NullLiteral: () => builtin('null'),
  RegExpLiteral: () => builtin('RegExp'),
  StringLiteral(node, scan) {
    if (IDENTIFIER.test(node.value)) scan.current.strings.push(node.value);
    return { kind: 'builtin', name: 'string', text: node.value };
  },
  ParenthesizedExpression: (node, scan) => scan.visit(node.expression),
  TSNonNullExpression: (node, scan) => scan.visit(node.expression),
  TSSatisfiesExpression(node, scan) {
    const value = scan.visit(node.expression);
    const fact = value.kind === 'object' ? scan.objects[value.object] : undefined;
    if (fact && value.kind === 'object') scan.objects[value.object] = { ...fact, satisfies: true };
    return value;
  },
  TSInstantiationExpression: (node, scan) => scan.visit(node.expression),
  TSAsExpression: (node, scan) => cast(scan, node.expression, node.typeAnnotation),
  TSTypeAssertion: (node, scan) => cast(scan, node.expression, node.typeAnnotation),
  TypeCastExpression: (node, scan) => scan.visit(node.expression),
  WithStatement(node, scan) {
    scan.addObstacle(node, 'dynamic-call', 'uses a with statement');
    scan.visitChildren(node);
    return UNKNOWN;
  },
};

function cast(scan: Scan, expression: t.Node, annotation: t.Node): Value {
  const value = scan.visit(expression);
  const type = typeFact(scan, annotation);
  const saysNothing =
    (type.kind === 'other' && type.loose === true) || (type.kind === 'reference' && type.name === 'const');
  return saysNothing ? value : { kind: 'typed', type, value };
}
