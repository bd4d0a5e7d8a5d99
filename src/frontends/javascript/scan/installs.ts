/** Members that are put on a class or a prototype from outside of a class body: one by one, or all of an object. */
import type * as t from '@babel/types';
import type { CallFact, MemberAssignmentFact, ObjectFact, Value } from '../../../model/facts.ts';
import { keyName, unwrap } from '../nodes.ts';
import { type Scan, UNKNOWN } from './context.ts';

type Form = NonNullable<MemberAssignmentFact['form']>;

/** Copies the members of objects to its first argument, like `Object.assign`. */
const COPYING = new Set(['assign', 'assignIn', 'extend', 'extendOwn', 'mixin', 'merge']);

/** `Object.assign(X.prototype, {…})`, `Object.defineProperty(X.prototype, 'm', …)`, `Reflect.set(X.prototype, 'm', …)` */
export function noteInstalls(scan: Scan, node: t.CallExpression, { callee, arguments: passed }: CallFact): void {
  const [target, second, third] = passed;
  const [targetNode] = node.arguments;
  if (callee.kind !== 'member' || !target || !second || !targetNode || !/^(binding|member)$/.test(target.value.kind))
    return;
  const owner = callee.object.kind === 'global' ? callee.object.name : '';
  const method = callee.name ?? '';
  const home: Home = { target: target.value, targetText: textOf(scan, targetNode) };
  if (COPYING.has(method) && (owner === 'Object' || isPrototype(target.value))) {
    const form = owner === 'Object' ? 'object-member' : 'unsupported';
    for (const { value } of passed.slice(1)) noteMembers(scan, home, value, form);
  } else if (owner === 'Object' && method === 'defineProperties') noteMembers(scan, home, second.value, 'descriptor');
  else if (/^(Object|Reflect)$/.test(owner) && method === 'defineProperty' && third) {
    const value = describedValue(scan, third.value);
    const isStatement = scan.statement?.type === 'ExpressionStatement' && scan.statement.expression === node;
    const isMirrored = owner === 'Object' && isStatement && value.kind === 'function' && isWritten(node);
    note(scan, home, nameIn(second.value), value, isMirrored ? 'definition' : 'unsupported');
  } else if (owner === 'Reflect' && method === 'set' && third)
    note(scan, home, nameIn(second.value), third.value, 'unsupported');
}

/** `X.prototype = {…}`, `X.prototype = Object.create(B.prototype, {…})` */
export function notePrototype(scan: Scan, node: t.MemberExpression, value: Value): void {
  if (keyName(node.property, node.computed) !== 'prototype' || unwrap(node.object).type !== 'Identifier') return;
  const owner = scan.name((unwrap(node.object) as t.Identifier).name);
  const home: Home = { target: { kind: 'member', object: owner, name: 'prototype' }, targetText: textOf(scan, node) };
  noteMembers(scan, home, value, 'object-member');
  const call = value.kind === 'call' ? scan.calls[value.call] : undefined;
  const callee = call?.callee;
  if (!call || callee?.kind !== 'member' || callee.object.kind !== 'global' || callee.object.name !== 'Object') return;
  const [, ...others] = call.arguments;
  if (callee.name === 'create' && others[0]) noteMembers(scan, home, others[0].value, 'descriptor');
  if (callee.name === 'assign') for (const each of others) noteMembers(scan, home, each.value, 'object-member');
}

interface Home {
  readonly target: Value;
  readonly targetText: string;
}

/** One for each member of an object that is written there. */
function noteMembers(scan: Scan, home: Home, value: Value, form: Form): void {
  if (value.kind !== 'object') return;
  const object = scan.objects[value.object];
  for (const member of object?.members ?? []) {
    if (member.name === '__proto__') continue;
    const held = form === 'descriptor' ? describedValue(scan, member.value) : valueOf(member);
    note(scan, home, member.name, held, form, { member, object: value.object });
  }
}

function note(
  scan: Scan,
  home: Home,
  name: string | null,
  value: Value,
  form: Form,
  place?: { readonly member: ObjectFact['members'][number]; readonly object: number },
): void {
  const { statement } = scan;
  if (name === null || !statement || (place && isNoted(scan, home, name, place.object))) return;
  scan.memberAssignments.push({
    ...home,
    name,
    value,
    statement: place && form !== 'unsupported' ? place.member.range : scan.range(statement),
    listed: !/^(Return|Throw)Statement$/.test(statement.type),
    always: scan.isAlways(statement, home.target),
    position: place ? positionOf(scan, place.member.range[0]) : scan.position(statement),
    function: scan.function,
    form,
    ...(place && { object: place.object }),
  });
}

/** `X.prototype = Object.assign(X.prototype, {…})` puts the same members there twice over. */
function isNoted({ memberAssignments }: Scan, { targetText }: Home, name: string, object: number): boolean {
  return memberAssignments.some(
    (each) => each.object === object && each.name === name && each.targetText === targetText && targetText !== '',
  );
}

function positionOf(scan: Scan, offset: number): { line: number; column: number } {
  const before = scan.source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** In `x: this.y = function` the function belongs to the assignment. */
function valueOf({ function: body, value }: ObjectFact['members'][number]): Value {
  if (body !== null) return { kind: 'function', function: body };
  return value.kind === 'function' ? UNKNOWN : value;
}

/** The function in `{ value: function () {…} }`. */
function describedValue(scan: Scan, value: Value): Value {
  const object = value.kind === 'object' ? scan.objects[value.object] : undefined;
  const member = object?.open === false ? object.members.find((each) => each.name === 'value') : undefined;
  return member ? valueOf(member) : UNKNOWN;
}

/** The name and the descriptor stand there, so that another one can be written in the same way. */
function isWritten({ arguments: [, name, descriptor] }: t.CallExpression): boolean {
  return name?.type === 'StringLiteral' && descriptor?.type === 'ObjectExpression';
}

function nameIn(value: Value): string | null {
  return value.kind === 'builtin' ? (value.text ?? null) : null;
}

function isPrototype(value: Value): boolean {
  return value.kind === 'member' && value.name === 'prototype';
}

/** The text that names the target from outside; empty where it is no name, or a member of one. */
function textOf(scan: Scan, node: t.Node): string {
  const text = scan.source.slice(node.start ?? 0, node.end ?? 0);
  return /^[\w$]+(\.[\w$]+)*$/.test(text) ? text : '';
}
