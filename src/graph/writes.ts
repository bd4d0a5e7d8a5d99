/** Assignments to members, over the whole project: what may replace a method, fill a field or take a name. */
import type { Graph, Write, Writes } from './questions.ts';
import { alternatives, type Type } from './types.ts';

export function createWrites(graph: Graph): Writes {
  let index: Map<string, Write[]> | null = null;

  function all(name: string): readonly Write[] {
    index ??= collect(graph);
    return index.get(name) ?? [];
  }

  function mayBe(type: Type, owner: Type): boolean {
    const types = alternatives(type);
    return types.length === 0 || types.some((each) => isRelated(graph, each, owner));
  }

  function known(owner: Type, name: string): readonly Write[] {
    return all(name).filter(({ object, file }) => {
      const types = alternatives(graph.evaluate(object, file));
      return types.some((each) => (each.kind === 'instance' || each.kind === 'class') && isRelated(graph, each, owner));
    });
  }

  /** `X.prototype.m = function…`, which is a definition of `m` like any other. */
  function isDefinition({ value, file }: Write, name: string): boolean {
    const body = value.kind === 'function' ? file.functions[value.function] : undefined;
    const assigned = body && graph.hierarchy.assignedAs(body);
    if (!assigned || assigned.always === false) return false;
    return graph.hierarchy.own(assigned.class, name, assigned.static)?.assigned === assigned;
  }

  /** It concerns `owner` itself, not only some of its objects or what extends it. */
  function concerns({ object, file }: Write, owner: Type): boolean {
    if (object.kind === 'this' && owner.kind === 'instance') return false;
    return alternatives(graph.evaluate(object, file)).some(
      (each) => isRelated(graph, each, owner) && !isBelow(graph, each, owner),
    );
  }

  return {
    to: (owner, name) => all(name).filter((write) => mayBe(graph.evaluate(write.object, write.file), owner)),
    known,
    replacing: (owner, name, isExact) =>
      known(owner, name).filter((each) => !isDefinition(each, name) && (!isExact || concerns(each, owner))),
    has: (name) => all(name).length > 0,
  };
}

function collect(graph: Graph): Map<string, Write[]> {
  const index = new Map<string, Write[]>();
  for (const file of graph.project.files) {
    for (const { fact } of file.functions) {
      for (const { write, value, assigned } of fact.accesses) {
        if (!write || value.kind !== 'member' || value.name === null) continue;
        const list = index.get(value.name) ?? [];
        list.push({ value: assigned ?? { kind: 'unknown' }, object: value.object, file });
        index.set(value.name, list);
      }
    }
  }
  return index;
}

function isBelow(graph: Graph, type: Type, owner: Type): boolean {
  if (type.kind !== 'instance' && type.kind !== 'class') return false;
  if (owner.kind !== type.kind) return false;
  return type.class !== owner.class && graph.hierarchy.isBelow(type.class, owner.class);
}

/** One is, extends or is extended by the other; what is not known may be anything. */
function isRelated(graph: Graph, a: Type, b: Type): boolean {
  if (a.kind === 'unknown' || a.kind === 'missing') return true;
  if (a.kind === 'object' && b.kind === 'object') return a.object === b.object;
  if ((a.kind !== 'instance' && a.kind !== 'class') || a.kind !== b.kind) return false;
  return graph.hierarchy.isRelated(a.class, b.class);
}
