/**
 * Effects: which functions reach a synchronous ORM call, over the whole project. A least fixpoint: a function reaches the
 * ORM if one of its calls, reads or nested functions does (semantics, section 5).
 */
import type { Role } from './classify.ts';
import type { Graph } from './questions.ts';
import { isSometimesQuery, iteratedArgument } from './iterables.ts';
import type { CallNode, FunctionNode } from './nodes.ts';
import { siblingVariant } from './siblings.ts';
import { alternatives, type Type } from './types.ts';
import type { AccessFact } from '../model/facts.ts';

export interface Effects {
  readonly classify: (call: CallNode) => Role;
  reaches(node: FunctionNode): boolean;
  /** A call of it has to become a call of its async variant. */
  needsVariant(node: FunctionNode): boolean;
  /** The call, by itself or through what it runs, reaches the ORM. */
  callReaches(call: CallNode): boolean;
  /** Accessors that a read or write runs. */
  accessors(node: FunctionNode, access: AccessFact): readonly FunctionNode[];
  /** Functions that a name or member stands for, where it is used as a value. */
  functionsNamed(node: FunctionNode, access: AccessFact): readonly FunctionNode[];
  /** A name that may be an ORM operation when nothing is known about the receiver. */
  isOrmLike(name: string): boolean;
}

export function createEffects(graph: Graph, classify: (call: CallNode) => Role): Effects {
  const reaching = new Set<FunctionNode>();
  const reachingNames = new Set<string>();
  const accessorNames = new Map<string, FunctionNode[]>();
  const all = graph.project.files.flatMap((file) => file.functions);

  for (const node of all) {
    const isAccessor = node.fact.form === 'getter' || node.fact.form === 'setter';
    if (!isAccessor || node.fact.name === null) continue;
    accessorNames.set(node.fact.name, [...(accessorNames.get(node.fact.name) ?? []), node]);
  }

  const isOrmLike = (name: string): boolean => graph.pairs.syncNames.has(name) || reachingNames.has(name);

  function callReaches(call: CallNode): boolean {
    const role = classify(call);
    switch (role.kind) {
      case 'orm':
      case 'orm-function':
        return true;
      case 'project':
        return role.targets.some((each) => needsVariant(each));
      case 'iteration':
        return (!role.proven && isOrmLike(role.method)) || callbacksOf(call).some((each) => reaching.has(each));
      case 'unresolved':
        // Behind an import that leads nowhere there may be anything.
        return role.missing === true || isOrmLike(role.name);
      case 'dynamic':
        return true;
      case 'external':
      case 'harmless':
        return false;
    }
  }

  /** It reaches the ORM, or its author wrote an async variant of it, which says that it has to be one. */
  function needsVariant(node: FunctionNode): boolean {
    return !node.fact.async && (reaching.has(node) || siblingVariant(graph, node) !== null);
  }

  function accessors(node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
    if (access.value.kind !== 'member' || access.value.name === null) return [];
    const named = accessorNames.get(access.value.name);
    if (!named) return [];
    const name = access.value.name;
    const form = access.write ? 'setter' : 'getter';
    const candidates = named.filter((each) => each.fact.form === form);
    const receivers = alternatives(graph.evaluate(access.value.object, node.file));
    if (receivers.length === 0) return candidates;
    return receivers.flatMap((each) => (isKnown(each) ? candidates.filter((body) => isOwnAccessor(each, name, body)) : candidates));
  }

  /** Its members are all in sight. Of a receiver that is not known it may be any accessor of the name. */
  function isKnown(type: Type): boolean {
    if (type.kind === 'instance' || type.kind === 'class') return graph.hierarchy.unknownBases(type.class).length === 0;
    return ['builtin', 'array', 'external', 'object', 'tuple'].includes(type.kind);
  }

  function isOwnAccessor(type: Type, name: string, body: FunctionNode): boolean {
    if (type.kind === 'object') return body.owner?.kind === 'object' && body.owner.object === type.object;
    if (type.kind !== 'instance' && type.kind !== 'class') return false;
    const isStatic = type.kind === 'class';
    return graph.hierarchy.family(type.class, name, isStatic).some((owner) => body.owner?.kind === 'class' && body.owner.class === owner && body.owner.static === isStatic);
  }

  function functionsNamed(node: FunctionNode, access: AccessFact): readonly FunctionNode[] {
    if (access.write) return [];
    const types = alternatives(graph.evaluate(access.value, node.file));
    return types.flatMap((each) => (each.kind === 'function' ? [each.function] : []));
  }

  function check(node: FunctionNode): boolean {
    if (node.calls.some(callReaches)) return true;
    if (node.calls.some((each) => iteratedArgument(graph, each) !== null)) return true;
    if (node.nested.some((each) => reaching.has(each))) return true;
    const runsQuery = node.fact.iterations.some(
      ({ construct, value }) => construct !== 'for-await' && isSometimesQuery(graph, graph.evaluate(value, node.file)),
    );
    if (runsQuery) return true;
    return node.fact.accesses.some((access) => accessors(node, access).some((each) => reaching.has(each)));
  }

  // Each round can only add; it ends when a round adds nothing.
  for (let grew = true; grew; ) {
    grew = false;
    for (const node of all) {
      if (reaching.has(node) || node.fact.form === 'module' || !check(node)) continue;
      reaching.add(node);
      if (node.fact.name !== null && node.owner) reachingNames.add(node.fact.name);
      grew = true;
    }
  }

  return { classify, reaches: (node) => reaching.has(node), needsVariant, callReaches, accessors, functionsNamed, isOrmLike };
}

/** Function expressions passed to a call directly. */
export function callbacksOf(call: CallNode): readonly FunctionNode[] {
  return call.fact.arguments.flatMap(({ value }) => {
    const node = value.kind === 'function' ? call.file.functions[value.function] : undefined;
    return node ? [node] : [];
  });
}
