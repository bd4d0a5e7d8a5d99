/** Where a method's name goes that is handed on as a text: it may be what a member is looked up by, and called. */
import type { Value } from '../../model/facts.ts';
import { isBorrowing } from '../project/borrowed.ts';
import { type Flow, flowsOf } from '../project/flows.ts';
import type { CallNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { usesArguments } from '../project/own-arguments.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, withoutNullish } from '../project/types.ts';

interface Asked {
  readonly graph: Graph;
  readonly looksUp: (node: FunctionNode) => boolean;
  readonly seen: Set<string>;
}

/**
 * Whether a text that a call hands on comes to a function that looks a member up by a name which is not written, and runs
 * something of which nothing is known.
 *
 * @param looksUp whether a function does the former on what the method may be one of
 */
export function comesToLookUp(
  graph: Graph,
  call: CallNode,
  text: string,
  looksUp: (node: FunctionNode) => boolean,
): boolean {
  const asked: Asked = { graph, looksUp, seen: new Set() };
  return call.fact.arguments.some(({ value }, index) => {
    if (value.kind === 'builtin' && value.text === text) return isPassedTo(asked, call, index);
    return holdsText(value, text, call.file) && followed(asked, call).some((each) => mayRunAny(asked, each));
  });
}

function isPassedTo(asked: Asked, call: CallNode, index: number): boolean {
  const { callee, arguments: passed } = call.fact;
  // `perform.call(null, book, 'save')` gives it as another parameter.
  const isMoved = callee.kind === 'member' && callee.name !== null && isBorrowing(callee.name);
  const isElsewhere = isMoved || passed.slice(0, index + 1).some(({ spread }) => spread);
  return followed(asked, call).some((each) => (isElsewhere ? mayRunAny(asked, each) : mayRunIn(asked, each, index)));
}

/** The functions that a call runs whose code counts: of a package, those of the file that the call is in. */
function followed({ graph }: Asked, call: CallNode): readonly FunctionNode[] {
  return graph.targetsOf(call).filter((each) => each.file === call.file || !each.file.external);
}

/** The same for a function that has the text as one of its parameters. */
function mayRunIn(asked: Asked, node: FunctionNode, index: number): boolean {
  const key = `${node.file.facts.path} ${String(node.id)} ${String(index)}`;
  if (asked.seen.has(key)) return false;
  asked.seen.add(key);
  const parameter = node.fact.parameters[index];
  if (usesArguments(node) || node.fact.parameters.some((each, at) => each.rest && at <= index))
    return mayRunAny(asked, node);
  if (!parameter) return false;
  if (asked.looksUp(node)) return runsAnything(asked, reachedFrom(asked, node));
  return usesOf(node, index).some((flow) => goesOn(asked, node, flow)) || isWordedAnew(asked, node);
}

/** What becomes of a parameter, and of variables of the function that are the same. */
function usesOf({ file, id }: FunctionNode, index: number): readonly Flow[] {
  const { of } = flowsOf(file);
  const keys = new Set([`parameter ${String(id)} ${String(index)}`]);
  const found: Flow[] = [];
  for (const key of keys) {
    for (const flow of of(key)) {
      const isOwn = flow.to === 'binding' && file.facts.bindings[flow.binding]?.function === id;
      if (isOwn) keys.add(`binding ${String(flow.binding)}`);
      else found.push(flow);
    }
  }
  return found;
}

function goesOn(asked: Asked, node: FunctionNode, flow: Flow): boolean {
  if (flow.to !== 'argument') return mayRunAny(asked, node);
  const call = node.file.calls[flow.call];
  if (!call || isLogged(call)) return false;
  return followed(asked, call).length === 0 || flow.spread
    ? mayRunAny(asked, node)
    : isPassedTo(asked, call, flow.index);
}

/** `console.debug(verb)`, `JSON.stringify(verb)` */
function isLogged({ fact: { callee } }: CallNode): boolean {
  return callee.kind === 'member' && callee.object.kind === 'global' && /^(console|JSON)$/.test(callee.object.name);
}

/** `invoke(book, `${verb}`)` hands on another text, which may be the same. */
function isWordedAnew(asked: Asked, node: FunctionNode): boolean {
  return node.calls.some((call) =>
    call.fact.arguments.some(
      ({ value }, index) =>
        value.kind === 'builtin' &&
        value.name === 'string' &&
        value.text === undefined &&
        isPassedTo(asked, call, index),
    ),
  );
}

/** Where it goes cannot be told: any function that runs from there on may look something up by it. */
function mayRunAny(asked: Asked, node: FunctionNode): boolean {
  const reached = reachedFrom(asked, node);
  return reached.some((each) => asked.looksUp(each)) && runsAnything(asked, reached);
}

function reachedFrom({ graph }: Asked, node: FunctionNode): readonly FunctionNode[] {
  const found = new Set([node]);
  for (const { calls, nested } of found) {
    for (const call of calls)
      for (const each of graph.targetsOf(call)) if (each.file === call.file || !each.file.external) found.add(each);
    for (const each of nested) found.add(each);
  }
  return [...found];
}

function runsAnything(asked: Asked, nodes: readonly FunctionNode[]): boolean {
  return nodes.some((node) => node.calls.some((call) => callsAnything(asked, call)));
}

/** `method.call(target)`, `method()`: a value of which nothing is known. */
function callsAnything({ graph }: Asked, { fact: { callee, isNew }, file }: CallNode): boolean {
  if (isNew) return false;
  if (callee.kind === 'member' && callee.name !== null && !isBorrowing(callee.name)) return false;
  const called = callee.kind === 'member' && callee.name !== null ? callee.object : callee;
  const types = alternatives(withoutNullish(graph.evaluate(called, file)));
  return types.length === 0 || types.some(({ kind }) => kind === 'unknown' || kind === 'missing');
}

/** The value is an object that has the text in it as it stands. */
function holdsText(value: Value, text: string, file: FileNode): boolean {
  const fact = value.kind === 'object' ? file.objects[value.object]?.fact : undefined;
  return fact?.members.some((each) => each.value.kind === 'builtin' && each.value.text === text) ?? false;
}
