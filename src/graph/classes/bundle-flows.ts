/** Where a bundle of methods goes: the calls that it is given to, and what it is put on. */
import type { Value } from '../../model/facts.ts';
import { callersOf, placesImporting } from '../types/callers.ts';
import type { Bundle } from './bundles.ts';
import { flowsOf, keyOf, type Flow, type Key } from '../project/flows.ts';
import type { CallNode, FileNode, ObjectNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';

export type Destination =
  /** `index`: the argument it is or stands in; -1 where a method of it is called. */
  | { readonly to: 'call'; readonly call: CallNode; readonly index: number; readonly inside: readonly ObjectNode[] }
  | { readonly to: 'member'; readonly object: Value; readonly name: string | null; readonly file: FileNode };

interface Place {
  readonly key: Key;
  readonly file: FileNode;
  /** Objects that it stands in, as far as it came. */
  readonly inside: readonly ObjectNode[];
}

/** Places beyond which a bundle is in so many hands that it is no set of methods for some class. */
const MOST = 200;

/** All that can be followed. @param bundle from where on */
export function destinationsOf(graph: Graph, bundle: Bundle): readonly Destination[] {
  const { of, value, file } = bundle;
  const inside = value.kind === 'object' ? file.objects.slice(value.object, value.object + 1) : [];
  const found: Destination[] = [];
  const places: Place[] = [{ key: keyOf(value), file, inside }];
  const seen = new Set<string>();
  for (const place of places) {
    const name = typeof place.key === 'string' ? `${place.file.facts.path} ${place.key}` : null;
    if ((name !== null && seen.has(name)) || places.length > MOST) continue;
    if (name !== null) seen.add(name);
    for (const flow of flowsOf(place.file).of(place.key)) follow(graph, of, place, flow, places, found);
    places.push(...importers(graph, of, place));
  }
  return found;
}

function follow(
  graph: Graph,
  of: Bundle['of'],
  { file, inside }: Place,
  flow: Flow,
  places: Place[],
  found: Destination[],
): void {
  switch (flow.to) {
    case 'binding':
      places.push({ key: `binding ${String(flow.binding)}`, file, inside });
      break;
    case 'argument':
    case 'receiver': {
      const call = file.calls[flow.call];
      if (call) found.push({ to: 'call', call, index: flow.to === 'argument' ? flow.index : -1, inside });
      break;
    }
    case 'property': {
      const object = file.objects[flow.object];
      if (!object) break;
      places.push({ key: `object ${String(flow.object)}`, file, inside: [...inside, object] });
      // `module.exports = { methods }`
      if (flow.name !== null) places.push(...importedAs(graph, of, flow.name, inside));
      break;
    }
    case 'element':
      places.push({ key: flow.array, file, inside });
      break;
    case 'result':
      places.push(...results(graph, file, flow.function, inside, found));
      break;
    case 'member':
      found.push({ to: 'member', object: flow.object, name: flow.name, file });
      if (flow.name !== null) places.push(...importedAs(graph, of, flow.name, inside));
      break;
    default:
  }
}

/** A function that gives it is given away itself, or called. */
function results(
  graph: Graph,
  file: FileNode,
  id: number,
  inside: readonly ObjectNode[],
  found: Destination[],
): readonly Place[] {
  const node = file.functions[id];
  if (!node) return [];
  const { use } = node.fact;
  if (use.kind === 'argument') {
    const call = file.calls[use.call];
    if (call) found.push({ to: 'call', call, index: use.index, inside });
    return [];
  }
  return (callersOf(graph, node) ?? []).map((call) => ({ key: `call ${String(call.id)}`, file: call.file, inside }));
}

/** Names that other files have for it. */
function importers(graph: Graph, of: Bundle['of'], { key, file, inside }: Place): readonly Place[] {
  const names = file.facts.exports.flatMap(({ name, value }) => (value && keyOf(value) === key ? [name] : []));
  return names.flatMap((each) => importedAs(graph, of, each, inside));
}

function importedAs(graph: Graph, of: Bundle['of'], name: string, inside: readonly ObjectNode[]): readonly Place[] {
  return placesImporting(graph, name).flatMap(({ file, binding }) => {
    const types = alternatives(graph.evaluate({ kind: 'binding', binding }, file));
    return types.some((each) => isOne(each, of)) ? [{ key: `binding ${String(binding)}`, file, inside }] : [];
  });
}

function isOne(type: Type, of: Bundle['of']): boolean {
  return (type.kind === 'object' && type.object === of) || (type.kind === 'class' && type.class === of);
}
