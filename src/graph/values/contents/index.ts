/**
 * What is put into a container after it was made: an array, a Map, a Set, a record. Its reference is followed forward from
 * where it is made, through variables, fields, helpers and other containers, to all that is done with it. Where it goes out
 * of sight, anything may be put in.
 */
import type { Value } from '../../../model/facts.ts';
import { type Flow, flowsOf, keyOf } from '../../project/flows.ts';
import type { ClassNode, FileNode } from '../../project/nodes.ts';
import type { Graph } from '../../project/questions.ts';
import type { Sight } from '../../types/callers.ts';
import { alternatives, type Type } from '../../project/types.ts';
import { passTo } from './arguments.ts';
import { storeIn } from './around.ts';
import { callMethod } from './calls.ts';
import { holdExported } from './exported.ts';
import { iteratedDepths } from './kinds.ts';
import { holdInMember, holdInObject } from './members.ts';
import { giveBack, passToCallers } from './results.ts';
import { type Alias, type Put, type Site, Trace } from './trace.ts';

export interface Contents {
  readonly puts: readonly Put[];
  /** Code that is not seen may put things in, too. */
  readonly isOpen: boolean;
}

const UNKNOWN_VALUE: Value = { kind: 'unknown' };

/**
 * What is put into a container anywhere.
 *
 * @param site where it is made
 * @returns what is put in, and whether there may be more that is not seen
 */
export function contentsOf(graph: Graph, site: Site): Contents {
  const trace = new Trace(graph, site);
  run(trace);
  return {
    puts: trace.puts,
    isOpen: trace.isOpen || (trace.isCalled && trace.puts.some((put) => mayFill(graph, put))),
  };
}

/**
 * Where a class goes: to code that is seen, and to no other, so that nobody else creates objects of it.
 *
 * @returns whether what is created at a call may be one of it; null where the class goes out of sight
 */
export function sightOf(graph: Graph, node: ClassNode): Sight | null {
  const { file, id, fact } = node;
  const maker = file.functions[fact.function];
  if (!maker || fact.decorators) return null;
  const trace = new Trace(graph, {
    file,
    value: { kind: 'class', class: id },
    function: maker,
    isDeep: false,
    class: node,
  });
  run(trace);
  if (trace.isOpen) return null;
  // A member that is called is not read as a value, and so not met.
  return ({ fact: { callee }, file: from }, types) =>
    types.some(({ kind }) => kind === 'unknown') && (callee.kind === 'member' || trace.has(from, keyOf(callee), 0));
}

/** Called on the container, it may put in more: it is no arrow function, or not known. */
function mayFill(graph: Graph, { value, file, spread }: Put): boolean {
  const types = alternatives(graph.evaluate(value, file));
  return (
    spread ||
    types.some((type) => type.kind === 'unknown' || (type.kind === 'function' && type.function.fact.form !== 'arrow'))
  );
}

function run(trace: Trace): void {
  const { file, value } = trace.site;
  if (value.kind === 'object') holdInObject(trace, file.objects[value.object], 0);
  else trace.follow(file, value, 0);
  for (;;) {
    for (let at = trace.next(); at; at = trace.next()) visit(trace, at);
    const before = trace.count;
    for (const each of [...trace.returned]) if (!trace.isOpen) passToCallers(trace, each.node, each.depth);
    if (trace.isOpen || trace.count === before) return;
  }
}

/** A part of the container, or of one around it. */
function take(trace: Trace, file: FileNode, part: Value, depth: number): void {
  if (depth === 0) {
    if (trace.site.isDeep) trace.follow(file, part, 0);
  } else if (part.kind === 'element')
    for (const each of iteratedDepths(trace.graph, part.of, file, depth)) trace.follow(file, part, each);
  else trace.follow(file, part, depth - 1);
}

function visit(trace: Trace, { file, key, depth }: Alias): void {
  for (const flow of flowsOf(file).of(key)) {
    if (trace.isOpen) return;
    if (flow.to === 'export') holdExported(trace, file, key, depth);
    else step(trace, file, flow, depth);
  }
}

function step(trace: Trace, file: FileNode, flow: Exclude<Flow, { to: 'export' }>, depth: number): void {
  switch (flow.to) {
    case 'binding':
      trace.bind(file, flow.binding, depth);
      break;
    case 'result':
      giveBack(trace, file.functions[flow.function], depth);
      break;
    case 'argument':
      passTo(trace, file.calls[flow.call], flow, depth);
      break;
    case 'receiver':
      callMethod(trace, file.calls[flow.call], depth);
      break;
    case 'part':
      take(trace, file, flow.part, depth);
      break;
    case 'written':
      if (depth === 0) trace.put(file, flow.assigned ?? UNKNOWN_VALUE, { name: flow.name });
      break;
    case 'member':
      storeIn(trace, file, flow.object, flow.name, depth);
      break;
    case 'field': {
      const node = file.classes[flow.class];
      const type: Type | null = node
        ? flow.static
          ? { kind: 'class', class: node }
          : { kind: 'instance', class: node, model: null }
        : null;
      if (type) holdInMember(trace, [type], flow.name, depth);
      break;
    }
    case 'property':
      // What is spread is copied.
      holdInObject(trace, file.objects[flow.object], flow.spread ? trace.copied(depth) : depth + 1);
      break;
    case 'element':
      trace.follow(file, flow.array, depth + 1);
      break;
    case 'lost':
      trace.isOpen = true;
      break;
  }
}
