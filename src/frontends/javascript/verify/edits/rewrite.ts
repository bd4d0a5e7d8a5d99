/** The rewrites within a copy: what each makes of the node that it changes. */
import type * as t from '@babel/types';
import type { Guard, Rewrite } from '../../../../model/plan.ts';
import { isFunctionNode } from '../../nodes.ts';
import { type Comparison, fail, type Rewrites } from '../comparison.ts';
import { renamed, withName, withPromise, withPromiseOf } from '../expected.ts';
import { fieldsOf, isNode, keyOf } from '../fields.ts';

type Of<K extends Rewrite['kind']> = Extract<Rewrite, { kind: K }>;

/**
 * The rewrite of a node, by where it stands.
 *
 * @returns the rewrite, which counts as found; null if there is none
 */
export function takeRewrite(comparison: Comparison, before: t.Node, rewrites: Rewrites): Rewrite | null {
  const collect = rewrites.get(`collect ${keyOf(before)}`);
  const inPlace = rewrites.get(keyOf(before));
  const isOpen = (each: Rewrite | undefined): each is Rewrite => each !== undefined && !comparison.consumed.has(each);
  const found =
    isOpen(collect) && before.type !== 'SpreadElement'
      ? collect
      : isOpen(inPlace) && fits(inPlace, before)
        ? inPlace
        : null;
  if (found) comparison.consumed.add(found);
  return found;
}

/** Identifies a rewrite by the node that it changes. */
export function keyOfRewrite(rewrite: Exclude<Rewrite, { kind: 'for-await' }>): string {
  if ('expression' in rewrite) return `collect ${rewrite.expression.join(':')}`;
  if ('value' in rewrite) return rewrite.value.join(':');
  if ('type' in rewrite) return rewrite.type.join(':');
  return ('call' in rewrite ? rewrite.call : rewrite.function).join(':');
}

/** @throws MismatchError unless the node became what the rewrite makes of it */
export function compareRewritten(
  comparison: Comparison,
  before: t.Node,
  after: t.Node,
  rewrites: Rewrites,
  rewrite: Rewrite,
): void {
  switch (rewrite.kind) {
    case 'await-call':
      awaitCall(comparison, before, after, rewrites, rewrite);
      return;
    case 'rename-call':
      if (after.type !== before.type) fail(before, 'the call became something else');
      comparison.fields(before, withName(before, rewrite.rename), fieldsOf(after), rewrites);
      return;
    case 'rename-value':
      if (after.type !== before.type) fail(before, 'the function that is given became something else');
      comparison.fields(before, fieldsOf(renamed(before, rewrite.rename.to)), fieldsOf(after), rewrites);
      return;
    case 'promise-type':
      comparison.node(withPromiseOf(before), after, rewrites);
      return;
    case 'make-async':
      if (after.type !== before.type) fail(before, 'the nested function changed its kind');
      comparison.fields(before, withPromise({ ...fieldsOf(before), async: true }), fieldsOf(after), rewrites);
      return;
    case 'sequential-call':
      sequentialCall(comparison, before, after, rewrites, rewrite);
      return;
    case 'helper-call':
      if (before.type !== 'CallExpression') fail(before, 'the helper differs');
      comparison.list(before, before.arguments, helperCall(before, after, rewrite.helper).arguments, rewrites);
      return;
    case 'collect':
      comparison.list(before, [before], helperCall(before, after, rewrite.helper).arguments, rewrites);
      return;
    case 'for-await':
      return;
  }
}

function awaitCall(
  comparison: Comparison,
  before: t.Node,
  after: t.Node,
  rewrites: Rewrites,
  { rename }: Of<'await-call'>,
): void {
  const awaited = awaitedIn(before, after);
  if (awaited.type !== before.type) fail(before, 'something else than the call is awaited');
  comparison.fields(before, withName(before, rename), fieldsOf(awaited), rewrites);
}

/** `rows.map(f)` became `await mapSequential(rows, f)`. */
function sequentialCall(
  comparison: Comparison,
  before: t.Node,
  after: t.Node,
  rewrites: Rewrites,
  { guard, helper }: Of<'sequential-call'>,
): void {
  const call = awaitedIn(before, after);
  const callee = 'callee' in before && isNode(before.callee) ? before.callee : null;
  const object = callee && 'object' in callee && isNode(callee.object) ? callee.object : null;
  if (call.type !== 'CallExpression' || !object || !('arguments' in before))
    fail(before, 'a sequential call is missing');
  const inner = guard ? guardedCall(call, guard) : call;
  if (inner?.callee.type !== 'Identifier' || inner.callee.name !== helper) fail(before, 'the helper differs');
  if (guard) comparison.node(object, call.arguments[0] ?? call, rewrites);
  const receiver = guard ? { type: 'Identifier', name: guard.name } : object;
  comparison.list(before, [receiver, ...(before.arguments as unknown[])], inner.arguments, rewrites);
}

/** `await helper(…)`: the call. */
function helperCall(before: t.Node, after: t.Node, helper: string): t.CallExpression {
  const call = awaitedIn(before, after);
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== helper)
    fail(before, `a call of ${helper}() is missing`);
  return call;
}

function awaitedIn(before: t.Node, after: t.Node): t.Expression {
  return after.type === 'AwaitExpression' ? after.argument : fail(before, 'an await is missing');
}

/** Whether a node is of the kind that the rewrite changes: a statement without a semicolon has the range of its call. */
function fits(rewrite: Rewrite, node: t.Node): boolean {
  if (rewrite.kind === 'make-async') return isFunctionNode(node);
  if (rewrite.kind === 'promise-type') return node.type.startsWith('TS') && node.type !== 'TSTypeAnnotation';
  if (rewrite.kind === 'rename-value') return node.type === 'Identifier' || node.type.endsWith('MemberExpression');
  return node.type === 'CallExpression' || node.type === 'OptionalCallExpression';
}

/** `helper(receiver, (name) => …)`: the call that the arrow function gives. */
function guardedCall(call: t.CallExpression, { helper, name }: Guard): t.CallExpression | null {
  const [, run, ...more] = call.arguments;
  if (call.callee.type !== 'Identifier' || call.callee.name !== helper || more.length > 0) return null;
  if (run?.type !== 'ArrowFunctionExpression' || run.async || run.params.length !== 1) return null;
  const [parameter] = run.params;
  if (parameter?.type !== 'Identifier' || parameter.name !== name) return null;
  return run.body.type === 'CallExpression' ? run.body : null;
}
