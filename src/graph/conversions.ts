/**
 * Implicit calls: making a primitive of an object runs its `toString()`, `valueOf()` or `[Symbol.toPrimitive]()`, and
 * `JSON.stringify()` its `toJSON()` (ECMA-262, ToPrimitive and SerializeJSONProperty).
 */
import { addTo } from '../collections.ts';
import type { Value } from '../model/facts.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode, ObjectNode } from './nodes.ts';
import type { Graph } from './questions.ts';
import { nameOfFunction } from './siblings.ts';
import { alternatives, type Type } from './types.ts';

const CONVERTERS: ReadonlySet<string> = new Set(['toString', 'valueOf', 'toJSON', '@@toPrimitive']);

/** Functions of the language that convert whatever they are given. */
const CONVERTING: ReadonlySet<string> = new Set([
  'String',
  'Number',
  'BigInt',
  'Date',
  'parseInt',
  'parseFloat',
  'stringify',
  'join',
  'concat',
  'encodeURI',
  'encodeURIComponent',
]);

export interface Conversions {
  /** The method is one that a conversion may run. */
  isConverter(node: FunctionNode): boolean;
  /** A method among those that are wanted that runs when the value becomes a primitive; null if there is none. */
  converter(value: Value, file: FileNode): FunctionNode | null;
  /** The same for all that a function which cannot be seen is given. */
  argumentConverter(call: CallNode): FunctionNode | null;
}

/** Which methods are looked for. */
export interface Wanted {
  has(node: FunctionNode): boolean;
  /** The first of the methods that are wanted, in the order of `converters`; null if there is none. */
  first(): FunctionNode | null;
}

/** `JSON.stringify({ loan })` goes into the object. */
function isWithin(object: ObjectNode, outer: ObjectNode, depth = 0): boolean {
  if (object === outer) return true;
  if (depth > 3 || object.file !== outer.file) return false;
  return outer.fact.members.some(({ value }) => {
    const inner = value.kind === 'object' ? outer.file.objects[value.object] : undefined;
    return inner !== undefined && isWithin(object, inner, depth + 1);
  });
}

/** All methods that conversions may run, in the order of the code. */
export function convertersOf(graph: Graph): readonly FunctionNode[] {
  return graph.project.files
    .flatMap((file) => file.functions)
    .filter((node) => node.owner !== null && CONVERTERS.has(nameOfFunction(node) ?? ''));
}

/** @param all see `convertersOf` */
export function createConversions(graph: Graph, all: readonly FunctionNode[], wanted: Wanted): Conversions {
  const numbers = new Map(all.map((node, number) => [node, number]));
  const byFile = new Map<FileNode, FunctionNode[]>();
  for (const node of all) addTo(byFile, node.file, node);

  function ofType(type: Type, isConverted: boolean): FunctionNode | null {
    for (const each of alternatives(type)) {
      const found = ofAlternative(each, isConverted);
      if (found) return found;
    }
    return null;
  }

  function ofAlternative(type: Type, isConverted: boolean): FunctionNode | null {
    switch (type.kind) {
      case 'array':
        return ofType(type.element, isConverted);
      case 'tuple':
        return type.elements.map((element) => ofType(element, isConverted)).find((each) => each !== null) ?? null;
      case 'instance':
      case 'class':
        return first(membersOf(type.class, type.kind === 'class'));
      case 'object':
        return first(
          (byFile.get(type.object.file) ?? []).filter(
            ({ owner }) => owner?.kind === 'object' && isWithin(owner.object, type.object),
          ),
        );
      case 'unknown':
      case 'missing':
        return isConverted ? wanted.first() : null;
      default:
        return null;
    }
  }

  function membersOf(node: ClassNode, isStatic: boolean): readonly FunctionNode[] {
    return [...CONVERTERS].flatMap((name) =>
      graph.hierarchy
        .dispatch(node, name, isStatic)
        .flatMap(({ function: body }) => (body && numbers.has(body) && nameOfFunction(body) === name ? [body] : [])),
    );
  }

  /** The first in the order of the code. */
  function first(nodes: readonly FunctionNode[]): FunctionNode | null {
    let found: FunctionNode | null = null;
    for (const node of nodes) {
      if (!wanted.has(node)) continue;
      if (found === null || (numbers.get(node) ?? 0) < (numbers.get(found) ?? 0)) found = node;
    }
    return found;
  }

  return {
    isConverter: (node) => numbers.has(node),
    converter: (value, file) => (wanted.first() ? ofType(graph.evaluate(value, file), true) : null),
    argumentConverter(call) {
      if (!wanted.first()) return null;
      const { callee, arguments: passed, name } = call.fact;
      const isConverting = CONVERTING.has(name?.text ?? '');
      const values = passed.map((each) => each.value);
      if (isConverting && callee.kind === 'member') values.push(callee.object);
      for (const value of values) {
        const found = ofType(graph.evaluate(value, call.file), isConverting);
        if (found) return found;
      }
      return null;
    },
  };
}
