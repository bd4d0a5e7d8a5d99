/** Types of containers by what they are made with and what is put into them. */
import type { Value } from '../../model/facts.ts';
import { type Contents, contentsOf } from './contents/index.ts';
import type { Put } from './contents/trace.ts';
import type { CallNode, FileNode, FunctionNode, ObjectNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, NEVER, type Type, union, UNKNOWN } from '../project/types.ts';

/** Arrays that are longer are lists, not tuples. */
const LONGEST_TUPLE = 8;

/** An array as it is written, with what comes in later. */
export function arrayType(graph: Graph, value: Extract<Value, { kind: 'array' }>, file: FileNode): Type {
  const maker = file.functions[value.function];
  const items = value.elements.map((each) => graph.evaluate(each, file));
  const contents = contentsAt(graph, value, maker, false);
  const element = union([...items, ...putInto(graph, contents)]);
  const isFixed = contents.puts.length === 0 && !contents.isOpen && !value.elements.some(isSpread);
  const isTuple = isFixed && items.length > 0 && items.length <= LONGEST_TUPLE;
  return isTuple ? { kind: 'array', element, items } : { kind: 'array', element };
}

/** What is spread stands in an array by its elements. */
function isSpread(value: Value): boolean {
  return value.kind === 'element';
}

/** What a call gives, with what is put into it later if it is a container. */
export function withContents(graph: Graph, type: Type, call: CallNode): Type {
  if (!alternatives(type).some(isGrowing)) return type;
  const value: Value = { kind: 'call', call: call.id };
  const isShared = isOthers(graph, call, type);
  if (isShared && contentsAt(graph, value, call.function, true).isOpen)
    return withPuts(graph, hollow(type), contentsAt(graph, value, call.function, false));
  return withPuts(graph, type, contentsAt(graph, value, call.function, isShared));
}

function withPuts(graph: Graph, type: Type, contents: Contents): Type {
  if (contents.puts.length === 0 && !contents.isOpen) return type;
  const put = union(putInto(graph, contents));
  const named = union(contents.puts.map((each) => typeOfPut(graph, each)));
  const keys = union([
    ...contents.puts.map(({ key, file }) => (key ? graph.evaluate(key, file) : UNKNOWN)),
    ...(contents.isOpen ? [UNKNOWN] : []),
  ]);
  return union(
    alternatives(type).map((each): Type => {
      if (each.kind === 'array') return { kind: 'array', element: union([each.element, put]) };
      // What has a name is one of the members of a record.
      if (each.kind === 'record') return { kind: 'record', element: union([each.element, put, named]) };
      if (each.kind !== 'builtin' || !each.element) return each;
      return { ...each, element: union([each.element, put]), key: union([each.key ?? UNKNOWN, keys]) };
    }),
  );
}

function isGrowing(type: Type): type is Extract<Type, { kind: 'array' | 'record' | 'builtin' }> {
  return type.kind === 'array' || type.kind === 'record' || (type.kind === 'builtin' && type.element !== undefined);
}

/** A container of containers of which nothing is known, for others may put in what they like; what holds them is its own. */
function hollow(type: Type): Type {
  return union(
    alternatives(type).map((each): Type => {
      if (!isGrowing(each)) return each;
      const held = alternatives(each.element ?? NEVER).map((inner) => (isHolding(inner) ? emptied(inner) : inner));
      const element = union(held);
      return each.kind === 'array' ? { kind: 'array', element } : { ...each, element };
    }),
  );
}

function emptied(type: Type): Type {
  if (type.kind === 'array') return { kind: 'array', element: UNKNOWN };
  if (type.kind === 'record') return { kind: 'record', element: UNKNOWN };
  return type.kind === 'builtin' ? { ...type, element: UNKNOWN, key: UNKNOWN } : UNKNOWN;
}

/** Containers in what a function of the project gives may be held by others as well, who are not asked. */
function isOthers(graph: Graph, call: CallNode, type: Type): boolean {
  const isNested = alternatives(type).some(
    (each) => isGrowing(each) && alternatives(each.element ?? NEVER).some(isHolding),
  );
  return (
    isNested &&
    (graph.targetsOf(call).length > 0 || call.fact.arguments.some((each) => isNamedFunction(graph, call, each.value)))
  );
}

function isHolding(type: Type): boolean {
  return isGrowing(type) || type.kind === 'object';
}

function isNamedFunction(graph: Graph, { file }: CallNode, value: Value): boolean {
  return (
    value.kind !== 'function' && alternatives(graph.evaluate(value, file)).some((each) => each.kind === 'function')
  );
}

/** A member of an object literal that is none of those it is written with: what was put there under that name, or any. */
export function recordMember(graph: Graph, node: ObjectNode, name: string | null): Type {
  const { fact, file } = node;
  const value: Value = { kind: 'object', object: node.id };
  const { puts, isOpen } = contentsAt(graph, { ...value }, file.functions[fact.function], false, file);
  const own = name === null ? fact.members : [];
  const found = [
    ...own.map((each) => (/^[gs]etter$/.test(each.kind) ? UNKNOWN : graph.evaluate(each.value, file))),
    ...fact.computed.map((each) => graph.evaluate(each, file)),
    ...fact.spreads.map((each) => graph.memberOf(graph.evaluate(each, file), name)),
    ...puts
      .filter((put) => name === null || put.name === null || put.name === name)
      .map((put) => {
        const type = graph.evaluate(put.value, put.file);
        return put.spread ? graph.memberOf(type, name) : type;
      }),
  ];
  return union(isOpen ? [...found, UNKNOWN] : found);
}

function contentsAt(
  graph: Graph,
  value: Value,
  maker: FunctionNode | undefined,
  isDeep: boolean,
  file = maker?.file,
): Contents {
  if (!maker || !file) return { puts: [], isOpen: true };
  return contentsOf(graph, { file, value, function: maker, isDeep });
}

/** What stands in an array under a name that is no number is none of its elements. */
function putInto(graph: Graph, { puts, isOpen }: Contents): readonly Type[] {
  const found = puts.filter(({ name }) => name === null || /^\d+$/.test(name)).map((put) => typeOfPut(graph, put));
  return isOpen ? [...found, UNKNOWN] : found;
}

function typeOfPut(graph: Graph, { value, file, spread }: Put): Type {
  const type = graph.evaluate(value, file);
  return spread ? graph.elementOf(type) : type;
}
