/** Methods under computed names: one of them may be an override, or the async variant that makes others overrides. */
import { addTo } from '../../collections.ts';
import type { ClassNode } from '../../graph/project/nodes.ts';
import { marksOf } from '../../graph/pairs/naming.ts';
import type { Graph } from '../../graph/project/questions.ts';
import type { MemberFact } from '../../model/facts.ts';
import type { Planning } from '../context.ts';
import { restsOnOrm } from './rests-on-orm.ts';

export function findComputedMembers(planning: Planning): void {
  findComputedMethods(planning);
  findGeneratedVariants(planning);
}

function findComputedMethods({ graph, draft, relative, isEditable }: Planning): void {
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const node of file.classes) {
      const member = node.fact.members.find((each) => each.name === null && each.kind === 'method');
      const bears =
        member && [...graph.pairs.syncNames].some((name) => graph.pairs.inheritedBy(node, name, member.static));
      if (!member || !bears || node.fact.ambient || node.fact.ignored || member.ignored) continue;
      const name = node.fact.name ?? 'this class';
      draft.finding({
        code: 'computed-member',
        path: relative(file.facts.path),
        line: member.position.line,
        symbol: node.fact.name ?? 'default',
        message: `${name} has a method under a computed name, which may be an override that was not seen`,
        callPath: [],
      });
    }
  }
}

/** `for (const name of names) Model.prototype['a' + name] = …`: what overrides `save` may have an `asave` above it. */
function findGeneratedVariants({ graph, draft, relative, isEditable }: Planning): void {
  const mayBePair = createNameTest(graph);
  for (const [base, keys] of generatedKeys(graph)) {
    const isSuspect = (name: string): boolean => keys.some((key) => makesVariant(graph, key)) || mayBePair(base, name);
    for (const node of graph.hierarchy.descendants(base)) {
      const { path } = node.file.facts;
      const isOpen = isEditable(path) && !node.fact.ignored;
      const member = isOpen ? overriddenWithoutPair(graph, node, base, isSuspect) : undefined;
      if (!member) continue;
      draft.finding({
        code: 'computed-member',
        path: relative(path),
        line: member.position.line,
        symbol: node.fact.name ?? 'default',
        message: `${base.fact.name ?? 'the base'} gets methods under computed names, so ${member.name ?? ''}() may override one of a pair that was not seen`,
        callPath: [],
      });
    }
  }
}

/** Classes whose prototypes are given members under computed names, dependencies included, with the text of each place. */
function generatedKeys(graph: Graph): ReadonlyMap<ClassNode, readonly string[]> {
  const found = new Map<ClassNode, string[]>();
  for (const file of graph.project.files) {
    for (const { fact } of file.functions) {
      for (const { write, value, text } of fact.accesses) {
        if (!write || value.kind !== 'member' || value.name !== null) continue;
        if (value.object.kind !== 'member' || value.object.name !== 'prototype') continue;
        const type = graph.evaluate(value.object, file);
        if (type.kind === 'instance') addTo(found, type.class, text);
      }
    }
  }
  return found;
}

/** The key is put together from a name and what makes an async name of it: `['a' + name]`, ``[`${name}Async`]``. */
function makesVariant({ project: { profile } }: Graph, text: string): boolean {
  const key = text.slice(text.lastIndexOf('['));
  return marksOf(profile).some(({ prefix = '', suffix = '' }) => {
    const before =
      prefix !== '' && new RegExp(`^\\[\\s*(['"]${literal(prefix)}['"]\\s*\\+|\`${literal(prefix)}\\$\\{)`).test(key);
    const after =
      suffix !== '' && new RegExp(`(\\+\\s*['"]${literal(suffix)}['"]|\\}${literal(suffix)}\`)\\s*\\]$`).test(key);
    return before || after;
  });
}

/** A prefix or suffix may have a `$`. */
function literal(text: string): string {
  return text.replaceAll('$', String.raw`\$`);
}

/** Whether a method of that name may be one of a pair: where nothing rests on an ORM, only below what is called as its bases are. */
function createNameTest(graph: Graph): (base: ClassNode, name: string) => boolean {
  const types = Object.values(graph.project.profile.types);
  const names = new Set([...types.flatMap(({ pairs }) => Object.keys(pairs)), ...graph.pairs.syncNames]);
  const bases = new Set(types.flatMap((type) => type.names));
  const isOrmProject = restsOnOrm(graph);
  return (base, name) => names.has(name) && (isOrmProject || bases.has(base.fact.name ?? ''));
}

function overriddenWithoutPair(
  graph: Graph,
  node: ClassNode,
  base: ClassNode,
  isSuspect: (name: string) => boolean,
): MemberFact | undefined {
  return node.fact.members.find(
    ({ name, kind, static: isStatic }) =>
      name !== null &&
      kind === 'method' &&
      !isStatic &&
      isSuspect(name) &&
      graph.hierarchy.lookUp(base, name, false).length > 0 &&
      graph.pairs.inheritedBy(node, name, false) === null,
  );
}
