/**
 * Methods that are looked up by a name that is not written, `target[verb]`, and then called: by way of variables, parameters,
 * results and whatever holds them. Which method that is cannot be told.
 */
import type { Value } from '../../model/facts.ts';
import { isBorrowing } from '../project/borrowed.ts';
import { callsOf, globalMethodOf } from '../project/call-targets.ts';
import { type Flow, flowsOf, type Key, keyOf } from '../project/flows.ts';
import type { CallNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';

interface Asked {
  readonly graph: Graph;
  /** The function that looks them up. */
  readonly node: FunctionNode;
  /** Whether a value may be the object whose methods are asked about. */
  readonly mayBeOwner: (value: Value, file: FileNode) => boolean;
  readonly seen: Readonly<Record<Form, Map<FileNode, Set<Key>>>>;
}

/** `it`: the method; `held`: something that holds it, which is followed through variables and containers, not from function to function. */
type Form = 'it' | 'held';

/**
 * Whether a method that the function looks up in its own code is called, there or elsewhere.
 *
 * @param mayBeOwner whether a value may be the object whose methods are asked about
 */
export function callsLookedUp(graph: Graph, node: FunctionNode, mayBeOwner: Asked['mayBeOwner']): boolean {
  const asked: Asked = { graph, node, mayBeOwner, seen: { it: new Map(), held: new Map() } };
  const { file } = node;
  if (node.calls.some((call) => callsAtOnce(asked, call))) return true;
  if (node.calls.some((call) => isGiving(asked, call) && isCalled(asked, file, `call ${String(call.id)}`))) return true;
  const texts = new Set(
    node.fact.accesses.flatMap(({ value, write }) => (!write && isLookUp(asked, value, file) ? textOf(value) : [])),
  );
  if (texts.size === 0) return false;
  const reads = flowsOf(file)
    .reads(null)
    .filter((each) => texts.has(textOf(each)));
  return reads.some((each) => isCalled(asked, file, each));
}

/** `target[verb]()`, `target[verb].call(target)` */
function callsAtOnce(asked: Asked, call: CallNode): boolean {
  const { callee, isNew } = call.fact;
  if (isNew) return false;
  const runs = callee.kind === 'member' && isRun(call) ? callee.object : callee;
  return isLookUp(asked, runs, call.file);
}

/** `target[verb]`, whatever it is that is called or read. */
function isLookUp({ mayBeOwner }: Asked, value: Value, file: FileNode): boolean {
  return value.kind === 'member' && value.name === null && mayBeOwner(value.object, file);
}

/** Functions of the language that give a member, or what describes it, by its name. */
const GIVING: ReadonlySet<string> = new Set([
  'Object.getOwnPropertyDescriptor',
  'Object.getOwnPropertyDescriptors',
  'Reflect.get',
  'Reflect.getOwnPropertyDescriptor',
]);

/** `Object.getOwnPropertyDescriptor(target, verb)` */
function isGiving({ mayBeOwner }: Asked, call: CallNode): boolean {
  const [target, key] = call.fact.arguments;
  if (!target || !GIVING.has(globalMethodOf(call) ?? '')) return false;
  const isWritten = key !== undefined && !key.spread && key.value.kind === 'builtin' && key.value.text !== undefined;
  return !isWritten && (target.spread || mayBeOwner(target.value, call.file));
}

/** Two values that say the same of one file are the same. */
function textOf(value: Value): string {
  return JSON.stringify(value);
}

/** Whether it is called, or what holds it gives it to somebody who calls it. */
function isCalled(asked: Asked, file: FileNode, key: Key, form: Form = 'it'): boolean {
  const seen = asked.seen[form];
  const keys = seen.get(file) ?? new Set();
  seen.set(file, keys);
  if (keys.has(key)) return false;
  keys.add(key);
  if (form === 'it' && isCallee(file, key)) return true;
  return flowsOf(file)
    .of(key)
    .some((flow) => (form === 'it' ? isCalledBy(asked, file, flow) : isHeldBy(asked, file, flow)));
}

function isCallee({ calls }: FileNode, key: Key): boolean {
  return calls.some(({ fact: { callee, isNew } }) => !isNew && NAMED.has(callee.kind) && keyOf(callee) === key);
}

/** What is told apart by where it stands. */
const NAMED: ReadonlySet<Value['kind']> = new Set(['binding', 'parameter', 'call']);

function isCalledBy(asked: Asked, file: FileNode, flow: Flow): boolean {
  switch (flow.to) {
    case 'binding':
      return isCalled(asked, file, `binding ${String(flow.binding)}`);
    case 'result':
      return isResultCalled(asked, file.functions[flow.function]);
    case 'argument':
      return isArgumentCalled(asked, file.calls[flow.call], flow);
    case 'receiver':
      return isRun(file.calls[flow.call]);
    // What describes a member has it in a member of its own.
    case 'part':
      return isCalled(asked, file, flow.part);
    case 'element':
      return isCalled(asked, file, flow.array, 'held');
    case 'property':
      return isCalled(asked, file, `object ${String(flow.object)}`, 'held');
    case 'member':
    case 'field':
      return isMemberCalled(asked, file, flow.name);
    case 'lost':
      return asked.node.fact.generator && isIterated(asked, asked.node);
    case 'written':
    case 'export':
      return false;
  }
}

/** `method.call(target)`, `method.bind(target)` */
function isRun(call: CallNode | undefined): boolean {
  const { callee } = call?.fact ?? {};
  return callee?.kind === 'member' && (isBorrowing(callee.name) || callee.name === 'bind');
}

function isHeldBy(asked: Asked, file: FileNode, flow: Flow): boolean {
  switch (flow.to) {
    case 'binding':
      return isCalled(asked, file, `binding ${String(flow.binding)}`, 'held');
    case 'result': {
      const { use } = file.functions[flow.function]?.fact ?? {};
      return use?.kind === 'argument' && isCalled(asked, file, `call ${String(use.call)}`, 'held');
    }
    case 'argument': {
      const call = file.calls[flow.call];
      const method = call ? globalMethodOf(call) : null;
      return method !== null && !LOOKING.test(method) && isCalled(asked, file, `call ${String(flow.call)}`, 'held');
    }
    case 'receiver':
      return isGivenBy(asked, file.calls[flow.call]);
    case 'part':
      return isCalled(asked, file, flow.part) || isCalled(asked, file, flow.part, 'held');
    case 'element':
      return isCalled(asked, file, flow.array, 'held');
    case 'property':
      return isCalled(asked, file, `object ${String(flow.object)}`, 'held');
    default:
      return false;
  }
}

/** Methods of what holds several that give one, or some. */
const GETTING = /^(at|pop|shift|find|findLast|get|next|then|map|flatMap|forEach|reduce)$/;
const SOME = /^(filter|slice|splice|concat|flat|values|entries|toSorted|toReversed|map|flatMap)$/;

/** `methods.get(verb)`, `methods.forEach((method) => …)` */
function isGivenBy(asked: Asked, call: CallNode | undefined): boolean {
  const { callee, arguments: passed } = call?.fact ?? {};
  if (!call || callee?.kind !== 'member') return false;
  const result = `call ${String(call.id)}`;
  const callback = passed?.[0]?.value;
  const isGetting = GETTING.test(callee.name ?? '');
  const isGivenBack =
    isGetting &&
    callback?.kind === 'function' &&
    [0, 1].some((index) => isCalled(asked, call.file, `parameter ${String(callback.function)} ${String(index)}`));
  return (
    isGivenBack ||
    (isGetting && isCalled(asked, call.file, result)) ||
    (SOME.test(callee.name ?? '') && isCalled(asked, call.file, result, 'held'))
  );
}

/** What a member of that name holds, in the same file. */
function isMemberCalled(asked: Asked, file: FileNode, name: string | null): boolean {
  if (name === null) return false;
  const isBorrowed = file.calls.some((call) => {
    const { callee } = call.fact;
    return callee.kind === 'member' && isRun(call) && callee.object.kind === 'member' && callee.object.name === name;
  });
  return (
    isBorrowed ||
    flowsOf(file)
      .reads(name)
      .some((each) => isCalled(asked, file, each))
  );
}

function isResultCalled(asked: Asked, node: FunctionNode | undefined): boolean {
  if (!node) return false;
  const { file, fact } = node;
  const { use, form, name } = fact;
  if (form === 'getter' || form === 'initializer') return isMemberCalled(asked, file, name);
  // What is called back gives it to the call that it is handed to: `verbs.map((verb) => target[verb])`.
  if (use.kind === 'argument' && isCalled(asked, file, `call ${String(use.call)}`, 'held')) return true;
  if (use.kind === 'immediately-invoked' && isCalled(asked, file, `call ${String(use.call)}`)) return true;
  return callsOf(asked.graph, node).some((each) => isCalled(asked, each.file, `call ${String(each.id)}`));
}

/** What a generator gives stands in what its call gives. */
function isIterated(asked: Asked, node: FunctionNode): boolean {
  return callsOf(asked.graph, node).some((each) => isCalled(asked, each.file, `call ${String(each.id)}`, 'held'));
}

/** Functions of the language that give nothing of what they are given. */
const LOOKING = /^(console|Intl|JSON|Math|Number|String|Boolean|BigInt|Date|is\w+|parse\w+|\w+URI\w*)(\.|$)|\.is\w*$/;

function isArgumentCalled(
  asked: Asked,
  call: CallNode | undefined,
  { index }: Extract<Flow, { to: 'argument' }>,
): boolean {
  if (!call) return false;
  const { graph, mayBeOwner } = asked;
  const { file, id, fact } = call;
  const { callee, arguments: passed } = fact;
  const method = callee.kind === 'global' ? callee.name : globalMethodOf(call);
  if (method === 'Reflect.apply') return index === 0;
  if (method !== null) return !LOOKING.test(method) && isCalled(asked, file, `call ${String(id)}`);
  const targets = graph.targetsOf(call);
  if (targets.length > 0) return targets.some((each) => isCalled(asked, each.file, parameterKey(each, index)));
  if (callee.kind === 'member' && isCalled(asked, file, keyOf(callee.object), 'held')) return true;
  // Somebody who is not seen is given the method and what to call it on.
  return passed.some(({ value }, at) => at !== index && value.kind === 'this' && mayBeOwner(value, file));
}

function parameterKey({ id, fact }: FunctionNode, index: number): string {
  const rest = fact.parameters.findIndex((each) => each.rest);
  return `parameter ${String(id)} ${String(rest >= 0 && rest < index ? rest : index)}`;
}
