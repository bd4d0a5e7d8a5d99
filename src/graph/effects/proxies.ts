/** Proxies: the traps that the project writes, and which values may be a proxy (ECMA-262, 10.5). */
import type { Value } from '../../model/facts.ts';
import { type ClassNode, type FileNode, type FunctionNode, membersOf, type ObjectNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { nameOfFunction } from '../pairs/siblings.ts';
import { alternatives, type Type } from '../project/types.ts';

export interface Proxies {
  /** The files make none. */
  readonly none: boolean;
  /** The traps of those names, whatever the proxy: always the same list. */
  traps(names: readonly string[]): readonly FunctionNode[];
  /** All lists that `traps` gives. */
  readonly lists: readonly (readonly FunctionNode[])[];
  /** A value of the type may be a proxy: one that is not known, or that somewhere stands behind one. */
  mayBe(type: Type): boolean;
}

/** What is done to an object, by the traps that it may run. */
const TOGETHER: readonly (readonly string[])[] = [
  ['get'],
  ['has'],
  ['deleteProperty'],
  ['apply'],
  ['construct', 'get'],
  ['set', 'defineProperty', 'getOwnPropertyDescriptor'],
  ['ownKeys', 'getOwnPropertyDescriptor', 'get'],
];
const TRAPS: ReadonlySet<string> = new Set(TOGETHER.flat());

interface Made {
  readonly target: Value | undefined;
  readonly handler: Value | undefined;
  readonly file: FileNode;
}

/** @param files those whose proxies are meant */
export function createProxies(graph: Graph, files: readonly FileNode[]): Proxies {
  const made = files.flatMap((file) => file.calls.flatMap((call) => madeBy(call.fact, file)));
  const handlers = new Set(made.flatMap((each) => handlersOf(graph, each, files)));
  const byName = new Map<string, readonly FunctionNode[]>(
    TOGETHER.map((names) => [names.join(), [...handlers].filter((node) => names.includes(nameOfFunction(node) ?? ''))]),
  );
  let behind: ReturnType<typeof findTargets> | null = null;

  function mayBe(type: Type): boolean {
    behind ??= findTargets(graph, made);
    const { all, classes, objects } = behind;
    const each = alternatives(type);
    if (each.length === 0) return true;
    return each.some((one) => {
      if (['unknown', 'missing', 'record', 'shape'].includes(one.kind)) return true;
      if (one.kind === 'object') return all || objects.has(one.object);
      if (one.kind !== 'instance' && one.kind !== 'class') return false;
      return all || [...classes].some((target) => graph.hierarchy.isFamily(one.class, target));
    });
  }

  return {
    none: made.length === 0,
    traps: (names) => byName.get(names.join()) ?? [],
    lists: [...byName.values()],
    mayBe,
  };
}

/** Whether the file makes a proxy. */
export function makesProxy(file: FileNode): boolean {
  return file.calls.some((call) => madeBy(call.fact, file).length > 0);
}

/** `new Proxy(target, handler)` and `Proxy.revocable(target, handler)` */
function madeBy(
  { callee, isNew, arguments: passed }: FileNode['calls'][number]['fact'],
  file: FileNode,
): readonly Made[] {
  const maker = isNew ? callee : callee.kind === 'member' && callee.name === 'revocable' ? callee.object : null;
  if (maker?.kind !== 'global' || maker.name !== 'Proxy') return [];
  return [{ target: passed[0]?.value, handler: passed[1]?.value, file }];
}

function handlersOf(graph: Graph, { handler, file }: Made, files: readonly FileNode[]): readonly FunctionNode[] {
  const types = handler ? alternatives(graph.evaluate(handler, file)) : [];
  if (types.length === 0) return anyHandlers(files);
  return types.flatMap((type) => {
    if (type.kind === 'object') return membersOf(type.object).filter(isTrap);
    if (type.kind === 'instance' || type.kind === 'class')
      return [...TRAPS].flatMap((name) =>
        graph.hierarchy
          .dispatch(type.class, name, type.kind === 'class')
          .flatMap((each) => (each.function ? [each.function] : [])),
      );
    return type.kind === 'external' || type.kind === 'builtin' ? [] : anyHandlers(files);
  });
}

/** What a handler that cannot be seen may consist of. */
function anyHandlers(files: readonly FileNode[]): readonly FunctionNode[] {
  return files.flatMap((file) => file.functions.filter((node) => node.owner !== null && isTrap(node)));
}

function isTrap(node: FunctionNode): boolean {
  return TRAPS.has(nameOfFunction(node) ?? '');
}

/** Whose own code may see it through a proxy: `this` in a method that is called on one is the proxy. */
function findTargets(
  graph: Graph,
  made: readonly Made[],
): { all: boolean; classes: ReadonlySet<ClassNode>; objects: ReadonlySet<ObjectNode> } {
  const classes = new Set<ClassNode>();
  const objects = new Set<ObjectNode>();
  let all = false;
  for (const { target, file } of made) {
    const types = target ? alternatives(graph.evaluate(target, file)) : [];
    if (types.length === 0) all = true;
    for (const type of types) {
      if (type.kind === 'instance' || type.kind === 'class') classes.add(type.class);
      else if (type.kind === 'object') objects.add(type.object);
      else if (type.kind === 'unknown' || type.kind === 'missing') all = true;
    }
  }
  return { all, classes, objects };
}
