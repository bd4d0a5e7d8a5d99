/** Callbacks: a function that is given to what calls it becomes async, or its async variant is given instead. */
import { type Given } from '../../effects/callbacks.ts';
import { type Parameter, parameterAt, parameterIndex, parameterOf } from '../../project/parameters.ts';
import { callbacksOf } from '../../effects/effects.ts';
import { type CallNode, callsWithin, type FunctionNode, isInside } from '../../project/nodes.ts';
import { reachFunction } from '../reach.ts';
import { siblingVariant } from '../../pairs/siblings.ts';
import { alternatives, withoutNullish } from '../../project/types.ts';
import type { Draft } from './draft.ts';
import { insideCallback } from './reasons.ts';

/** `work()`, where `work` is a parameter: in the copy it may give a promise. */
export function translateCallback(draft: Draft, at: CallNode, parameter: Parameter): void {
  const { effects, root } = draft;
  if (effects.callReaches(at))
    draft.block(at.fact, 'nested-callback', `calls ${at.fact.text}, whose default reaches the ORM`);
  if (!effects.receives(parameter)) return;
  if (parameter.function !== root && !isInside(parameter.function, root))
    draft.block(at.fact, 'nested-callback', `calls ${at.fact.text}, a callback of the function around it`);
  draft.awaitCall(at, null, 'a callback');
}

/** What becomes async takes async functions for the parameters that it waits for: their written types say so. */
export function takeCallbacks(draft: Draft, node: FunctionNode): void {
  node.fact.parameters.forEach(({ callback, name }, index) => {
    const parameter = parameterAt(node, index);
    if (!parameter || !draft.effects.receives(parameter)) return;
    const at = { position: node.fact.position, text: '' };
    const isOverloaded = node.owner?.kind === 'class' ? node.owner.member.overloads.length : node.fact.overloads.length;
    if (callback === 'fixed' || (callback && isOverloaded > 0))
      draft.block(at, 'unsupported-form', `takes a callback (${name ?? ''}) whose type does not say what it gives`);
    if (callback) draft.rewrites.push({ kind: 'promise-type', type: callback });
  });
}

/** All that a call gives to functions of the project which reach the ORM by it. */
export function passCallbacks(draft: Draft, at: CallNode, targets: readonly FunctionNode[]): void {
  const { effects } = draft;
  const given = effects.given(at);
  at.fact.arguments.forEach(({ value, spread }, index) => {
    const isGiven = given.some((each) => each.index === index);
    const callback = value.kind === 'function' ? at.file.functions[value.function] : undefined;
    const mayReach = isGiven ? effects.valueMayReach(value, at.file) : callback && effects.mayReach(callback);
    if (!mayReach || spread) return;
    if (!draft.variants.group(targets).every((each) => waitsFor(draft, at, each, index)))
      draft.block(at.fact, 'nested-callback', `reaches the ORM ${insideCallback(at.fact.text)}`);
    giveAsync(draft, at, index);
  });
  for (const each of given) if (!effects.valueMayReach(each.value, at.file)) rejectLater(draft, at, each);
}

/** The async variant, written or to be written, waits for what it is given. */
function waitsFor({ effects, variants, graph }: Draft, at: CallNode, target: FunctionNode, index: number): boolean {
  if (siblingVariant(graph, target)) return variants.awaitsParameter(target, index);
  const number = parameterIndex(graph, at, index);
  const parameter = number === null ? null : parameterAt(target, number);
  return parameter !== null && effects.isCallback(parameter);
}

/** What is waited for must not be a promise, nor leave anything for later, that the sync variant would not wait for. */
function rejectLater(draft: Draft, at: CallNode, { parameter, value }: Given): void {
  if (!draft.effects.receives(parameter)) return;
  for (const type of alternatives(draft.graph.evaluate(value, at.file))) {
    if (type.kind !== 'function') continue;
    draft.rejectPromise(type.function, at.fact);
    const starts = type.function.fact.async || callsWithin(type.function).some((each) => draft.effects.deferral(each));
    if (starts)
      draft.block(
        at.fact,
        'nested-callback',
        `gives ${at.fact.text} a callback that starts work without waiting for it`,
      );
  }
}

/**
 * An argument that is called and waited for.
 * @throws BlockedError if there is no async function that could be given instead
 */
export function giveAsync(draft: Draft, at: CallNode, index: number): void {
  const argument = at.fact.arguments[index];
  if (!argument) return;
  const { value, name } = argument;
  if (value.kind === 'function') {
    const callback = at.file.functions[value.function];
    if (callback) draft.makeAsync(callback);
    return;
  }
  const parameter = parameterOf(value, at.file);
  const isOwn = parameter && (parameter.function === draft.root || isInside(parameter.function, draft.root));
  if (parameter && isOwn && draft.effects.isCallback(parameter)) return;
  const types = alternatives(withoutNullish(draft.graph.evaluate(value, at.file)));
  const targets = types.flatMap((each) => (each.kind === 'function' ? [each.function] : []));
  const text = name?.text ?? 'a callback';
  if (targets.length === 0 || targets.length < types.length || value.kind === 'typed')
    draft.block(
      at.fact,
      'unresolved-receiver',
      `gives ${at.fact.text} a function that could not be resolved (${text})`,
    );
  if (targets.every((each) => isInside(each, draft.root))) {
    for (const each of targets) makeLocalAsync(draft, at, each);
    return;
  }
  for (const each of targets) draft.rejectPromise(each, at.fact);
  if (!name) draft.block(at.fact, 'dynamic-call', `gives ${at.fact.text} a function that has no name to change`);
  draft.demandVariants(targets, at);
  const way = reachFunction(draft.graph, { value, name: name.text, text, file: at.file }, targets);
  if ('blocked' in way) draft.block(at.fact, way.blocked, way.detail);
  draft.need(at.fact, way.needs);
  const rename = { range: name.range, to: way.name, form: name.form };
  draft.rewrites.push({ kind: 'rename-value', value: argument.range, rename });
}

export function makeLocalAsync(draft: Draft, at: CallNode, target: FunctionNode): void {
  const { use } = target.fact;
  if (use.kind === 'value' || use.kind === 'argument' || use.kind === 'member')
    draft.block(at.fact, 'nested-callback', `calls ${at.fact.text}, a nested function that is passed on as a value`);
  const binding = use.kind === 'binding' ? target.file.facts.bindings[use.binding] : undefined;
  if (binding?.type) draft.block(at.fact, 'nested-callback', `calls ${at.fact.text}, whose type is written down`);
  draft.makeAsync(target);
}

export function rejectReachingCallbacks(draft: Draft, at: CallNode): void {
  if (callbacksOf(at).some((each) => draft.effects.mayReach(each))) {
    draft.block(at.fact, 'nested-callback', `reaches the ORM ${insideCallback(at.fact.text)}`);
  }
}
