/**
 * Implicit calls: making a primitive of an object runs its `toString()`, `valueOf()` or `[Symbol.toPrimitive]()`, and
 * `JSON.stringify()` its `toJSON()` (ECMA-262, ToPrimitive and SerializeJSONProperty).
 */
import type { Value } from '../model/facts.ts';
import type { CallNode, FileNode, FunctionNode, ObjectNode } from './nodes.ts';
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
  /** Methods among `wanted` that run when the value becomes a primitive. */
  converters(value: Value, file: FileNode, wanted: ReadonlySet<FunctionNode>): readonly FunctionNode[];
  /** The same for all that a function which cannot be seen is given. */
  argumentConverters(call: CallNode, wanted: ReadonlySet<FunctionNode>): readonly FunctionNode[];
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

export function createConversions(graph: Graph): Conversions {
  const all = graph.project.files
    .flatMap((file) => file.functions)
    .filter((node) => node.owner !== null && CONVERTERS.has(nameOfFunction(node) ?? ''));

  function ofType(type: Type, candidates: readonly FunctionNode[], isConverted: boolean): readonly FunctionNode[] {
    return alternatives(type).flatMap((each): readonly FunctionNode[] => {
      switch (each.kind) {
        case 'array':
          return ofType(each.element, candidates, isConverted);
        case 'tuple':
          return each.elements.flatMap((element) => ofType(element, candidates, isConverted));
        case 'instance':
        case 'class':
          return candidates.filter((node) => isMember(node, each.class, each.kind === 'class'));
        case 'object':
          return candidates.filter(({ owner }) => owner?.kind === 'object' && isWithin(owner.object, each.object));
        case 'unknown':
        case 'missing':
          return isConverted ? candidates : [];
        default:
          return [];
      }
    });
  }

  function isMember(node: FunctionNode, type: FileNode['classes'][number], isStatic: boolean): boolean {
    return graph.hierarchy
      .dispatch(type, nameOfFunction(node) ?? '', isStatic)
      .some((definition) => definition.function === node);
  }

  return {
    converters(value, file, wanted) {
      const candidates = all.filter((node) => wanted.has(node));
      return candidates.length === 0 ? [] : ofType(graph.evaluate(value, file), candidates, true);
    },
    argumentConverters(call, wanted) {
      const candidates = all.filter((node) => wanted.has(node));
      if (candidates.length === 0) return [];
      const { callee, arguments: passed, name } = call.fact;
      const isConverting = CONVERTING.has(name?.text ?? '');
      const values = passed.map((each) => each.value);
      if (isConverting && callee.kind === 'member') values.push(callee.object);
      return values.flatMap((value) => ofType(graph.evaluate(value, call.file), candidates, isConverting));
    },
  };
}
