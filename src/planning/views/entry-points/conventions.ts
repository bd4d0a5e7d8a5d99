/** Functions that a framework calls for where they stand, what they are called, or what their class extends. */
import type { Convention } from '../../../frameworks/framework.ts';
import { frameworks } from '../../../frameworks/index.ts';
import { isPackage } from '../../../graph/project/exports.ts';
import type { ClassNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { nameOfFunction } from '../../../graph/pairs/siblings.ts';
import type { Planning } from '../../context.ts';
import type { Exported } from './exported.ts';

export interface Reason {
  /** As of candidates. */
  readonly evidence: 'certain' | 'likely' | 'possible';
  readonly why: string;
}

/** @param exported where it is exported, and as what */
export function conventionFor(
  { relative }: Planning,
  node: FunctionNode,
  exported: readonly Exported[],
): Reason | null {
  for (const { name, conventions } of frameworks) {
    for (const each of conventions) {
      const reason = reasonBy(each, name, { node, exported, relative });
      if (reason) return reason;
    }
  }
  return null;
}

interface Place {
  readonly node: FunctionNode;
  readonly exported: readonly Exported[];
  readonly relative: Planning['relative'];
}

function reasonBy(convention: Convention, framework: string, { node, exported, relative }: Place): Reason | null {
  const { fact, file } = node;
  if ('directive' in convention) {
    const { directive } = convention;
    const isUnder = exported.some((each) => each.file.facts.directives.includes(directive));
    return isUnder || fact.directives.includes(directive)
      ? { evidence: 'certain', why: `is under '${directive}'` }
      : null;
  }
  if ('functions' in convention) {
    const isOne = fact.async && isModuleLevel(node) && convention.functions.test(nameOfFunction(node) ?? '');
    return isOne && convention.path.test(relative(file.facts.path))
      ? { evidence: 'possible', why: `is a component of ${framework} by its name` }
      : null;
  }
  const { path, exports, parameters } = convention;
  if (!exported.some((each) => exports.includes(each.name) && path.test(relative(each.file.facts.path)))) return null;
  if (!parameters) return { evidence: 'certain', why: `is a handler of ${framework} by its place` };
  const isHandler = parameters.includes(fact.parameters[0]?.name ?? '');
  return isHandler ? { evidence: 'likely', why: `is a handler of ${framework} by its name` } : null;
}

/** It stands in no function and no class. */
export function isModuleLevel({ fact, owner }: FunctionNode): boolean {
  return fact.parent === 0 && owner?.kind !== 'class';
}

/** `process()` of a class that extends `WorkerHost`: the name of that base. */
export function calledByBase({ graph }: Planning, node: FunctionNode): string | null {
  const { owner } = node;
  const name = nameOfFunction(node);
  if (owner?.kind !== 'class' || owner.static || name === null) return null;
  for (const { bases, packages } of frameworks) {
    for (const [base, methods] of Object.entries(bases)) {
      if (methods.includes(name) && extendsFrom(graph, owner.class, { base, packages }, new Set())) return base;
    }
  }
  return null;
}

interface Base {
  readonly base: string;
  readonly packages: readonly string[];
}

function extendsFrom(graph: Graph, node: ClassNode, wanted: Base, seen: Set<ClassNode>): boolean {
  const { base, packages } = wanted;
  if (seen.has(node)) return false;
  seen.add(node);
  return graph.hierarchy.bases(node).some((type) => {
    if (type.kind === 'external') {
      return type.path.at(-1) === base && packages.some((each) => isPackage(type.module, each));
    }
    if (type.kind !== 'class') return false;
    const isInstalled = packages.some((each) => type.class.file.facts.path.includes(`/node_modules/${each}/`));
    return (isInstalled && type.class.fact.name === base) || extendsFrom(graph, type.class, wanted, seen);
  });
}
