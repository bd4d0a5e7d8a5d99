/** Accessors that `Object.defineProperty()` adds from outside, there where it is written or through a function that does it. */
import type { Value } from '../../model/facts.ts';
import { textOf } from '../project/builtins.ts';
import { parameterOf } from '../project/parameters.ts';
import { callersOf } from '../types/callers.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { functionsOf } from '../project/types.ts';

export interface DefinedProperty {
  /** Null where it is not written: any name. */
  readonly name: string | null;
  /** The class on whose prototype it is, or on which, for one without a name. */
  readonly class?: ClassNode;
  readonly part: 'get' | 'set';
  readonly function: FunctionNode;
}

/**
 * `Object.defineProperty(x, 'author', { get() {…} })`, and all of a table of such descriptors at once; and
 * `lazily(x, 'author', () => …)`, where `lazily` hands the name and the function on to it.
 */
export function definedProperties(graph: Graph, file: FileNode): readonly DefinedProperty[] {
  return file.calls.flatMap((call) =>
    descriptorsIn(call).flatMap(({ key, descriptor }) => {
      if (descriptor.kind !== 'object') return [];
      const members = file.objects[descriptor.object]?.fact.members ?? [];
      return members.flatMap((member) => {
        if (member.name !== 'get' && member.name !== 'set') return [];
        const body = member.function === null ? undefined : file.functions[member.function];
        const held: Held = { key, value: member.value, body: body ?? null };
        return pairsOf(graph, call, held).map((each) => ({ ...each, part: member.name as DefinedProperty['part'] }));
      });
    }),
  );
}

/** A callback of `forEach()` and the like, which nobody calls by its name. */
function isCallbacks({ fact }: FunctionNode): boolean {
  return fact.use.kind === 'argument';
}

/** `for (const [name, load] of relations) Object.defineProperty(Book.prototype, name, …)`, where the class is known. */
function anyName(graph: Graph, { fact, file }: CallNode, functions: readonly FunctionNode[]): readonly Found[] {
  const [first] = fact.arguments;
  const target = first ? graph.assignmentTarget(first.value, file) : null;
  return target ? functions.map((each) => ({ name: null, class: target.class, function: each })) : [];
}

type Found = Omit<DefinedProperty, 'part'>;

interface Described {
  /** The name, or what stands for it. */
  readonly key: Value | string;
  readonly descriptor: Value;
}

function descriptorsIn({ fact, file }: CallNode): readonly Described[] {
  const [, second, third] = fact.arguments;
  const name = fact.name?.text ?? '';
  if (/^(defineProperty|__define[GS]etter__)$/.test(name) && second && third)
    return [{ key: second.value, descriptor: third.value }];
  if (!/^(defineProperties|create)$/.test(name) || second?.value.kind !== 'object') return [];
  const members = file.objects[second.value.object]?.fact.members ?? [];
  return members.map((each) => ({ key: each.name, descriptor: each.value }));
}

interface Held {
  readonly key: Value | string;
  readonly value: Value;
  readonly body: FunctionNode | null;
}

/** Each name with each function; what a parameter stands for is what the callers give. */
function pairsOf(graph: Graph, call: CallNode, { key, value, body }: Held): readonly Found[] {
  const { file } = call;
  const name = typeof key === 'string' ? key : textOf(key);
  const known = body ? [body] : functionsOf(graph.evaluate(value, file));
  if (name !== null && known.length > 0) return known.map((each) => ({ name, function: each }));
  const parameters = [key, value].map((each) => (typeof each === 'string' ? null : parameterOf(each, file)));
  const around = parameters.find((each) => each !== null)?.function;
  if (!around || (name === null && isCallbacks(around))) return anyName(graph, call, known);
  return (callersOf(graph, around) ?? []).flatMap((caller) => {
    const [given, held] = parameters.map((each) => each && caller.fact.arguments[each.index]?.value);
    const names = name ?? (given ? textOf(given) : null);
    const functions = known.length > 0 ? known : held ? functionsOf(graph.evaluate(held, caller.file)) : [];
    return names === null ? [] : functions.map((each) => ({ name: names, function: each }));
  });
}
