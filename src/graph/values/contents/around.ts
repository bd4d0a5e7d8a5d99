/** What holds a container, whatever else that goes by: variables, members, and containers around it. */
import type { Value } from '../../../model/facts.ts';
import { callersOf } from '../../types/callers.ts';
import type { CallNode, FileNode, FunctionNode } from '../../project/nodes.ts';
import { usesArguments } from '../../project/own-arguments.ts';
import { alternatives } from '../../project/types.ts';
import { isContainer, methodOf } from './kinds.ts';
import { holdInMember } from './members.ts';
import { CALLING_BACK, handlingOf } from './methods.ts';
import type { Trace } from './trace.ts';

/**
 * Follows a reference that a member holds from now on: `object.name = it`.
 *
 * @param object what it is a member of
 * @param name its name; null where that is computed
 * @param depth how many containers stand around the reference
 */
export function storeIn(trace: Trace, file: FileNode, object: Value, name: string | null, depth: number): void {
  const types = alternatives(trace.graph.evaluate(object, file));
  const areObjects = types.every((each) => each.kind === 'instance' || each.kind === 'class');
  if (areObjects) holdInMember(trace, types, name, depth);
  else if (types.every(isContainer)) holdInside(trace, object, file, depth + 1);
  else trace.isOpen = true;
}

/**
 * Follows a value that holds the container: it is held by all that the value comes from, too.
 *
 * @param depth how many containers stand around it in the value
 */
export function holdInside(trace: Trace, value: Value, file: FileNode, depth: number): void {
  trace.follow(file, value, depth);
  // `node = node.get(letter)` has a container around it for each turn.
  if (trace.isOpen) return;
  switch (value.kind) {
    case 'binding': {
      const fact = file.facts.bindings[value.binding];
      if (!fact || fact.kind === 'import') trace.isOpen = true;
      else if (!trace.isSource(fact, depth)) {
        trace.bind(file, value.binding, depth);
        for (const each of fact.values) holdInside(trace, each, file, depth);
      }
      break;
    }
    case 'union':
      for (const each of value.values) holdInside(trace, each, file, depth);
      break;
    case 'typed':
      if (value.value) holdInside(trace, value.value, file, depth);
      break;
    case 'member':
      holdInSameMember(trace, value, file, depth);
      break;
    case 'element':
      holdInside(trace, value.of, file, depth + 1);
      break;
    case 'call':
      holdInResult(trace, file.calls[value.call], depth);
      break;
    case 'parameter': {
      const node = file.functions[value.function];
      trace.follow(file, value, depth);
      if (node) holdInParameter(trace, node, value.index, depth);
      break;
    }
    case 'array':
    case 'object':
    case 'builtin':
      break;
    default:
      trace.isOpen = true;
  }
}

/** What a callback is given comes from what it is called back for; what a function is given, from its callers. */
function holdInParameter(trace: Trace, node: FunctionNode, index: number, depth: number): void {
  const { use } = node.fact;
  const call = use.kind === 'argument' && use.index === 0 ? node.file.calls[use.call] : undefined;
  const method = methodOf(call);
  const roles = method === null ? undefined : CALLING_BACK.get(method);
  const callee = call?.fact.callee;
  if (call && roles && callee?.kind === 'member' && isContainer(trace.graph.evaluate(callee.object, call.file))) {
    const initial = call.fact.arguments[1];
    if (index === roles.accumulator) {
      if (initial) holdInside(trace, initial.value, call.file, depth);
      else trace.isOpen = true;
      trace.push(call.file, `call ${String(call.id)}`, depth);
    } else if (index === roles.container) holdInside(trace, callee.object, call.file, depth);
    else holdInside(trace, callee.object, call.file, depth + 1);
    return;
  }
  const callers = usesArguments(node) ? null : callersOf(trace.graph, node);
  if (!callers || trace.isSource(node, index * 100 + depth)) {
    trace.isOpen ||= !callers;
    return;
  }
  for (const { fact, file } of callers) {
    const given = fact.arguments[index];
    if (!given || fact.arguments.slice(0, index + 1).some((each) => each.spread)) trace.isOpen = true;
    else holdInside(trace, given.value, file, depth);
  }
}

function holdInSameMember(
  trace: Trace,
  value: Extract<Value, { kind: 'member' }>,
  file: FileNode,
  depth: number,
): void {
  const types = alternatives(trace.graph.evaluate(value.object, file));
  const areObjects = types.length > 0 && types.every((each) => each.kind === 'instance' || each.kind === 'class');
  if (areObjects) holdInMember(trace, types, value.name, depth);
  else if (types.every(isContainer)) holdInside(trace, value.object, file, depth + 1);
  else trace.isOpen = true;
}

/** `Object.create(null)` */
function isNullObject({ fact: { callee, arguments: passed } }: CallNode): boolean {
  const isCreate = callee.kind === 'member' && callee.name === 'create' && callee.object.kind === 'global';
  return isCreate && callee.object.name === 'Object' && passed.length === 1;
}

/** `groups.get(key)` gives what `groups` holds; a new container is nobody else's. */
function holdInResult(trace: Trace, call: CallNode | undefined, depth: number): void {
  const { callee, isNew } = call?.fact ?? {};
  if (isNew && handlingOf(`new ${call?.fact.name?.text ?? ''}`)) return;
  if (call && isNullObject(call)) return;
  if (call && callee?.kind === 'member' && isContainer(trace.graph.evaluate(callee.object, call.file)))
    holdInside(trace, callee.object, call.file, depth + 1);
  else trace.isOpen = true;
}
