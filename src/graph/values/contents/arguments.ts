/** Calls that are given a container, or one that holds it. */
import { isBorrowing } from '../../project/borrowed.ts';
import type { Flow } from '../../project/flows.ts';
import type { CallNode, FunctionNode } from '../../project/nodes.ts';
import { usesArguments } from '../../project/own-arguments.ts';
import { alternatives, type Type } from '../../project/types.ts';
import { holdInside } from './around.ts';
import { functionAt, isContainer, iteratedDepths, methodOf } from './kinds.ts';
import { CALLING_BACK, type Handling, handlingOf, LOOKING, PUTTING } from './methods.ts';
import { NOWHERE, type Trace } from './trace.ts';

/** How many containers stand around what iterating over the argument gives; null where it is not iterated over. */
const AROUND: Readonly<Record<Handling, number | null>> = {
  copies: 1,
  entries: 2,
  groups: 2,
  pairs: 0,
  same: null,
  lists: null,
  looks: null,
  assigns: null,
};

/** Kinds of what a call may be made on, or run, for its targets to be all there are. */
const KNOWN: ReadonlySet<Type['kind']> = new Set(['function', 'instance', 'class', 'namespace', 'object']);

/**
 * Follows a reference into what a call does with its arguments.
 *
 * @param flow which argument it is
 * @param depth how many containers stand around it
 */
export function passTo(
  trace: Trace,
  call: CallNode | undefined,
  flow: Extract<Flow, { to: 'argument' }>,
  depth: number,
): void {
  if (!call) return;
  const handling = handlingByLanguage(call);
  if (handling === 'assigns') assign(trace, call, flow, depth);
  else if (handling) handle(trace, call, handling, depth);
  else if (!passToMethod(trace, call, flow, depth)) passToProject(trace, call, flow, depth);
}

function handle(trace: Trace, call: CallNode, handling: Handling, depth: number): void {
  const result = `call ${String(call.id)}`;
  const [first, callback] = call.fact.arguments;
  if (!first || handling === 'looks') return;
  if (handling === 'same') trace.push(call.file, result, depth);
  if (handling === 'lists') trace.push(call.file, result, trace.copied(depth));
  const items =
    depth === 0 ? (trace.site.isDeep ? [0] : []) : iteratedDepths(trace.graph, first.value, call.file, depth);
  if (callback && (handling === 'copies' || handling === 'groups')) {
    const target = functionAt(trace.graph, call, 1);
    if (!target) trace.isOpen = true;
    else for (const each of items) trace.push(target.file, `parameter ${String(target.id)} 0`, each);
  }
  const around = AROUND[handling];
  if (around === null || (handling === 'copies' && callback)) return;
  for (const each of items)
    if (trace.site.isDeep) trace.push(call.file, result, each);
    else if (each + around > 0) trace.push(call.file, result, each + around);
}

/** `Object.assign(record, other)` */
function assign(
  trace: Trace,
  call: CallNode,
  { index, spread }: Extract<Flow, { to: 'argument' }>,
  depth: number,
): void {
  const [target, ...sources] = call.fact.arguments;
  if (!target || spread) trace.isOpen = true;
  else if (index > 0) {
    if (depth > 0 || trace.site.isDeep) holdInside(trace, target.value, call.file, depth);
  } else {
    for (const each of sources) if (depth === 0) trace.put(call.file, each.value, { spread: true });
    trace.push(call.file, `call ${String(call.id)}`, depth);
  }
}

/** It is put into another container, or is what `reduce` starts with. */
function passToMethod(
  trace: Trace,
  call: CallNode,
  { index, spread }: Extract<Flow, { to: 'argument' }>,
  depth: number,
): boolean {
  const { callee } = call.fact;
  const name = methodOf(call);
  if (callee.kind !== 'member' || name === null) return false;
  const receiver = trace.graph.evaluate(callee.object, call.file);
  if (!isContainer(receiver)) return false;
  const putting = PUTTING.get(name);
  if (putting && (index >= putting.value || index === putting.key)) {
    const inside = spread ? trace.copied(depth) : depth + 1;
    if (inside !== NOWHERE) holdInside(trace, callee.object, call.file, inside);
    return true;
  }
  if (name === 'concat') {
    trace.push(call.file, `call ${String(call.id)}`, trace.copied(depth));
    return true;
  }
  if (CALLING_BACK.get(name)?.accumulator !== undefined && index === 1) {
    const callback = functionAt(trace.graph, call, 0);
    if (!callback) return false;
    trace.push(callback.file, `parameter ${String(callback.id)} 0`, depth);
    trace.push(call.file, `call ${String(call.id)}`, depth);
    return true;
  }
  return !CALLING_BACK.has(name) && (LOOKING.has(name) || name === 'get');
}

function passToProject(
  trace: Trace,
  call: CallNode,
  { index, spread }: Extract<Flow, { to: 'argument' }>,
  depth: number,
): void {
  const targets = spread ? null : targetsOf(trace, call);
  if (!targets) {
    trace.isOpen = true;
    return;
  }
  for (const each of targets) {
    const parameter = each.fact.parameters[index];
    if (!parameter || parameter.rest || usesArguments(each)) trace.isOpen = true;
    else trace.push(each.file, `parameter ${String(each.id)} ${String(index)}`, depth);
  }
}

/** The functions that a call runs, if these are all, and of the project. */
function targetsOf(trace: Trace, call: CallNode): readonly FunctionNode[] | null {
  const { callee, isNew } = call.fact;
  const called = callee.kind === 'member' && !isNew ? callee.object : callee;
  const kinds = alternatives(trace.graph.evaluate(called, call.file)).map((each) => each.kind);
  // Of what is still being worked out nothing is known yet: it is asked again.
  if (kinds.length === 0) return [];
  if (!kinds.every((kind) => KNOWN.has(kind)) || isBorrowing(methodOf(call))) return null;
  const run = trace.graph.targetsOf(call);
  // Initializers of fields are given nothing.
  const targets = isNew ? run.filter(({ fact }) => fact.form !== 'initializer') : run;
  const isSeen =
    targets.length > 0 && targets.every((each) => trace.graph.packages.isSeen(each.file) && each.fact.hasBody);
  return isSeen && (!isNew || targets.every((each) => each.fact.form === 'constructor')) ? targets : null;
}

/** What a function of the language does with its argument; null for all else. */
function handlingByLanguage({ fact: { callee, isNew } }: CallNode): Handling | null {
  if (callee.kind === 'global') return handlingOf(isNew ? `new ${callee.name}` : callee.name);
  if (callee.kind !== 'member' || callee.object.kind !== 'global' || callee.name === null) return null;
  return handlingOf(`${callee.object.name}.${callee.name}`);
}
