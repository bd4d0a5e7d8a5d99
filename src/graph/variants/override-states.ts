/** What becomes of an override that a call may run: whether it keeps no async variant, or gets a fallback as one. */
import type { FunctionNode } from '../project/nodes.ts';
import type { Definition, Graph, Pair } from '../project/questions.ts';
import type { Variants } from './translation.ts';

export interface OverrideOptions {
  /** Files that may be changed. */
  readonly isEditable: (path: string) => boolean;
  /** Overrides that can be mirrored get a mirror. */
  readonly writesMirrors: boolean;
  /** Overrides that cannot be mirrored get a fallback. */
  readonly writesFallbacks: boolean;
  /** Something else than its body makes the override fall back, where a fallback is another thing than the variant of its base. */
  readonly fallsBack: (definition: Definition, pair: Pair) => boolean;
  /** Its async variant, written by hand, runs it. */
  readonly delegates: (definition: Definition, pair: Pair) => boolean;
}

/** @param isBlocked whether the body is known to be one that no mirror can be made of */
export function createOverrideStates(
  graph: Graph,
  options: OverrideOptions,
  isBlocked: (body: FunctionNode) => boolean,
): Pick<Variants, 'isBare' | 'fallsBack'> {
  function isStatic({ member, assigned }: Definition): boolean {
    return member?.static ?? assigned?.static ?? false;
  }

  /** There is an async variant beside it, or it is where the pair begins, which is the base's own affair. */
  function isSettled(definition: Definition, pair: Pair): boolean {
    const { class: owner, member } = definition;
    const onClass = isStatic(definition);
    if (graph.hierarchy.own(owner, pair.async, onClass) || graph.pairs.registered(owner, pair.async, onClass))
      return true;
    return !graph.pairs.inheritedBy(owner, pair.sync, onClass) || member?.abstract === true;
  }

  function isLeftAlone({ class: owner, member, assigned, function: body }: Definition): boolean {
    const isMarked = owner.fact.ignored || member?.ignored || body?.fact.ignored || body?.fact.async;
    const isAccessor = member?.kind === 'getter' || member?.kind === 'setter';
    const path = assigned?.file.facts.path ?? owner.file.facts.path;
    return isMarked === true || isAccessor || !options.isEditable(path);
  }

  /** An earlier run wrote a fallback for it, which stays unless a mirror takes its place. */
  function isWritten(definition: Definition, pair: Pair): boolean {
    return graph.pairs.written(definition.class, pair.async, isStatic(definition)).length > 0;
  }

  return {
    isBare(definition, pair) {
      if (isSettled(definition, pair) || isWritten(definition, pair)) return false;
      if (isLeftAlone(definition)) return true;
      const body = definition.function;
      return !options.writesFallbacks && (!body || isBlocked(body));
    },
    fallsBack(definition, pair) {
      const registered = graph.pairs.registered(definition.class, pair.async, isStatic(definition));
      if (options.delegates(definition, pair)) return true;
      if (registered) return registered.fact.name?.text === 'fallbackToSyncVariant';
      if (isSettled(definition, pair)) return false;
      const isThere = isWritten(definition, pair);
      if (isThere ? isLeftAlone(definition) || !options.writesMirrors : isLeftAlone(definition)) return isThere;
      if (!isThere && !options.writesFallbacks) return false;
      const body = definition.function;
      return (body !== null && isBlocked(body)) || options.fallsBack(definition, pair);
    },
  };
}
