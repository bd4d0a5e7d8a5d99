/** Variant pairs: which class bears which, and where that is known from (the code, or the profile's tables). */
import type { Profile, Returns } from '../model/profile.ts';
import { keyOf } from './definers.ts';
import { memberNamed } from './file-index.ts';
import type { CallNode, ClassNode, FunctionNode } from './nodes.ts';
import type { Definition, Graph, Pair, Pairs, WrittenFallback } from './questions.ts';
import { isPromise, isPromiseWritten } from './promises.ts';
import type { Registrations } from './registrations.ts';
import type { Type } from './types.ts';

/** The name of an async variant: a leading `_` or `#` stays in front. Rule of the profile (Django's `a`, Meteor's `Async`). */
export function asyncNameOf(profile: Profile, name: string): string {
  const lead = /^[_#]*/.exec(name)?.[0] ?? '';
  const rest = name.slice(lead.length);
  return 'prefix' in profile.variants
    ? `${lead}${profile.variants.prefix}${rest}`
    : `${lead}${rest}${profile.variants.suffix}`;
}

/** The sync name that `name` is the async variant of; null when it does not follow the rule. */
export function syncNameOf(profile: Profile, name: string): string | null {
  const lead = /^[_#]*/.exec(name)?.[0] ?? '';
  const rest = name.slice(lead.length);
  if ('prefix' in profile.variants) {
    const { prefix } = profile.variants;
    return rest.startsWith(prefix) && rest.length > prefix.length ? lead + rest.slice(prefix.length) : null;
  }
  const { suffix } = profile.variants;
  return rest.endsWith(suffix) && rest.length > suffix.length ? lead + rest.slice(0, -suffix.length) : null;
}

export function createPairs(graph: Graph, registrations: Registrations): Pairs {
  const { profile } = graph.project;
  const bearing = new WeakMap<ClassNode, boolean>();
  const beginning = new WeakMap<ClassNode, boolean>();
  let names: { sync: Set<string>; async: Set<string> } | null = null;

  function registered(node: ClassNode, asyncName: string, isStatic: boolean): CallNode | null {
    return registrations.calls.get(node)?.get(keyOf(asyncName, isStatic)) ?? null;
  }

  function written(node: ClassNode, asyncName: string, isStatic: boolean): readonly WrittenFallback[] {
    return registrations.written.get(node)?.get(keyOf(asyncName, isStatic)) ?? [];
  }

  /** @param withWritten fallbacks of an earlier run count as well */
  function fromCode(starts: readonly ClassNode[], name: string, isStatic: boolean, withWritten = false): Pair | null {
    const asyncName = asyncNameOf(profile, name);
    const sync = starts.flatMap((node) => graph.hierarchy.lookUp(node, name, isStatic));
    if (sync.length === 0 || !sync.every((each) => mayBeSyncVariant(graph, each))) return null;
    const isVariant = starts.every((node) => {
      const found = graph.hierarchy.lookUp(node, asyncName, isStatic);
      return found.length > 0
        ? found.every((each) => mayBeAsyncVariant(graph, each, name))
        : isRegisteredFor(node, asyncName, isStatic, withWritten);
    });
    if (!isVariant) return null;
    return { sync: name, async: asyncName, assumedFrom: null, returns: conventional(profile, name), ormType: null };
  }

  /** The class or one above it registers the variant. */
  function isRegisteredFor(node: ClassNode, asyncName: string, isStatic: boolean, withWritten: boolean): boolean {
    const { classes, writtenOn } = registrations;
    return [classes, ...(withWritten ? [writtenOn] : [])].some((each) => {
      const found = each.get(keyOf(asyncName, isStatic));
      return found !== undefined && graph.hierarchy.isAtOrBelow(node, found);
    });
  }

  function ofOrmType(type: string, name: string, origin: string): Pair | null {
    const returns = lookUpOwn(profile.types[type]?.pairs, name);
    if (returns === undefined) return null;
    return { sync: name, async: asyncNameOf(profile, name), assumedFrom: origin, returns, ormType: type };
  }

  function fromRoots(node: ClassNode, name: string, isStatic: boolean): Pair | null {
    if (isStatic) return null;
    for (const root of graph.hierarchy.ormRoots(node)) {
      const pair = ofOrmType(root.type, name, root.origin);
      if (pair) return pair;
    }
    return null;
  }

  function inheritedBy(node: ClassNode, name: string, isStatic: boolean): Pair | null {
    const bases = graph.hierarchy.bases(node).flatMap((base) => (base.kind === 'class' ? [base.class] : []));
    const declared = bases.length > 0 ? fromCode(bases, name, isStatic) : null;
    return declared ?? fromRoots(node, name, isStatic) ?? fromWritten(bases, name, isStatic);
  }

  /** Nothing tells of the pair any more but a fallback that an earlier run wrote for it. */
  function fromWritten(starts: readonly ClassNode[], name: string, isStatic: boolean): Pair | null {
    return starts.length > 0 ? fromCode(starts, name, isStatic, true) : null;
  }

  function collectNames() {
    names ??= collect(graph, { inheritedBy });
    return names;
  }

  function bearsAny(node: ClassNode): boolean {
    const found = bearing.get(node) ?? (graph.hierarchy.ormRoots(node).length > 0 || declaresAny(node));
    bearing.set(node, found);
    return found;
  }

  /** It, or a class above it, declares both sides of some pair. */
  function declaresAny(node: ClassNode): boolean {
    const above = new Set([node]);
    for (const each of above) {
      for (const { name, static: isStatic } of each.fact.members)
        if (name !== null && fromCode([node], name, isStatic)) return true;
      for (const base of graph.hierarchy.bases(each)) if (base.kind === 'class') above.add(base.class);
    }
    return false;
  }

  /** It declares both sides of a pair, and inherits neither. */
  function begins(node: ClassNode): boolean {
    let found = beginning.get(node);
    if (found === undefined) {
      found = beginningPairs(graph, node).length > 0;
      beginning.set(node, found);
    }
    return found;
  }

  return {
    bearsAny,
    begins,
    borneBy: (node, name, isStatic) =>
      fromCode([node], name, isStatic) ?? fromRoots(node, name, isStatic) ?? fromWritten([node], name, isStatic),
    inheritedBy,
    ofOrmType,
    registered,
    written,
    get syncNames() {
      return collectNames().sync;
    },
    get asyncNames() {
      return collectNames().async;
    },
  };
}

/**
 * The bodies of pairs that the class declares and inherits from none: the sync one and the async one of each. A model with a
 * helper that has a variant, written by hand or as a mirror, is no beginning.
 */
export function beginningPairs(graph: Graph, node: ClassNode): readonly (readonly [FunctionNode, FunctionNode])[] {
  if (graph.hierarchy.bases(node).some((base) => base.kind === 'class' && graph.pairs.bearsAny(base.class))) return [];
  if (graph.hierarchy.ormRoots(node).length > 0) return [];
  return node.fact.members.flatMap(({ name, static: isStatic, function: id }) => {
    const sync = id === null ? undefined : node.file.functions[id];
    if (name === null || !sync || !graph.pairs.borneBy(node, name, isStatic)) return [];
    if (graph.pairs.inheritedBy(node, name, isStatic)) return [];
    const async = graph.hierarchy.own(node, asyncNameOf(graph.project.profile, name), isStatic)?.function;
    return async && async.fact.mirror !== true ? [[sync, async] as const] : [];
  });
}

/** Reads an own property: names from source code may be `constructor` or `__proto__`. */
export function lookUpOwn<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** A method that returns a promise is no sync variant of anything. */
function mayBeSyncVariant(graph: Graph, definition: Definition): boolean {
  const fact = definition.function?.fact;
  if (!fact) return mayHoldFunction(definition);
  if (fact.form === 'getter' || fact.form === 'setter') return false;
  return !fact.async && !isPromiseWritten(graph, fact.returnType, definition.class.file);
}

/** A field is a variant if it holds a function, as far as can be seen. */
function mayHoldFunction({ member }: Definition): boolean {
  if (member === null || member.kind === 'method') return true;
  if (member.kind !== 'field' || member.type?.kind === 'builtin') return false;
  return member.value === null || !['builtin', 'array', 'object', 'class'].includes(member.value.kind);
}

/** The name alone proves nothing (`live`/`alive`): an async variant gives a promise, or names its sync variant. */
function mayBeAsyncVariant(graph: Graph, definition: Definition, syncName: string): boolean {
  const fact = definition.function?.fact;
  if (!fact) return definition.member?.kind !== 'method' && mayHoldFunction(definition);
  if (fact.form === 'getter' || fact.form === 'setter') return false;
  const { file } = definition.class;
  if (fact.async || isPromiseWritten(graph, fact.returnType, file)) return true;
  if (fact.returnType?.kind === 'builtin') return false;
  if (!fact.hasBody) return true;
  return fact.returns.some((value) => {
    if (isPromise(graph, graph.evaluate(value, file))) return true;
    if (value.kind !== 'call') return false;
    const call = file.calls[value.call];
    return fact.strings.includes(syncName) || (call !== undefined && mentions(call, syncName));
  });
}

/** A call whose callee or arguments name the sync variant, or that is about promises: `syncToAsync(this.save)(…)`. */
function mentions(call: CallNode, syncName: string): boolean {
  const values = [call.fact.callee, ...call.fact.arguments.map((each) => each.value)];
  const nested = values.some(
    (value) => value.kind === 'call' && mentions(call.file.calls[value.call] ?? call, syncName),
  );
  return (
    nested ||
    values.some((value) => value.kind === 'member' && value.name === syncName) ||
    /async|await|promise|thread/i.test(call.fact.text)
  );
}

/** What an operation of that name returns in the ORMs the profile describes: `get` an instance, `count` a number. */
function conventional(profile: Profile, name: string): Returns {
  for (const type of Object.values(profile.types)) {
    const returns = lookUpOwn(type.pairs, name);
    if (returns !== undefined) return returns;
  }
  return 'unknown';
}

/** Every sync and async name that is somebody's: an ORM-like name on an unknown receiver may be that. */
function collect(graph: Graph, pairs: Pick<Pairs, 'inheritedBy'>): { sync: Set<string>; async: Set<string> } {
  const sync = new Set<string>();
  const async = new Set<string>();
  const { profile } = graph.project;
  const add = (name: string): void => {
    sync.add(name);
    async.add(asyncNameOf(profile, name));
  };
  const { files: ofOrm } = graph.packages;
  for (const file of [...graph.project.files, ...ofOrm]) {
    for (const node of file.classes) {
      for (const member of node.fact.members) {
        const syncName = member.name === null ? null : syncNameOf(profile, member.name);
        if (syncName !== null && graph.pairs.borneBy(node, syncName, member.static)) add(syncName);
        if (member.name !== null && pairs.inheritedBy(node, member.name, member.static)) add(member.name);
      }
    }
  }
  for (const object of ofOrm.flatMap((file) => file.objects)) {
    for (const { name } of object.fact.members) {
      const syncName = syncNameOf(profile, name);
      if (syncName !== null && memberNamed(object, syncName)) add(syncName);
    }
  }
  const tables = [...Object.values(profile.types), ...Object.values(profile.objects)];
  // Whoever has one of the pairs that the profile knows may have the others where they cannot be seen.
  const usesTables =
    ofOrm.length > 0 ||
    tables.some(({ pairs: known }) => Object.keys(known).some((name) => sync.has(name))) ||
    usesTypes(graph);
  if (usesTables) {
    for (const type of tables) Object.keys(type.pairs).forEach(add);
    Object.keys(profile.functions).forEach(add);
  }
  return { sync, async };
}

/** A type of the profile is extended or imported somewhere. */
function usesTypes(graph: Graph): boolean {
  return graph.project.files.some(
    (file) =>
      file.classes.some((node) => graph.hierarchy.ormRoots(node).length > 0) ||
      file.facts.bindings.some((_, id) => isOrm(graph.evaluate({ kind: 'binding', binding: id }, file))),
  );
}

function isOrm(type: Type): boolean {
  return type.kind === 'orm' || type.kind === 'orm-class';
}
