/** Variants that are replaced from outside a class, in a way that nothing is done about. */
import type { CallNode, FileNode } from '../../graph/nodes.ts';
import { asyncNameOf } from '../../graph/pairs.ts';
import type { Graph } from '../../graph/questions.ts';
import type { Type } from '../../graph/types.ts';
import type { AccessFact, Value } from '../../model/facts.ts';
import type { Planning } from '../context.ts';
import { isIgnored } from '../views/contexts/refusals.ts';

interface Patch {
  readonly line: number;
  readonly text: string;
  /** The method; null where the code does not name it. */
  readonly name: string | null;
}

export function findPatchedVariants(planning: Planning): void {
  const { graph, isEditable } = planning;
  for (const file of graph.project.files) {
    if (!isEditable(file.facts.path)) continue;
    for (const node of file.functions) {
      if (isIgnored(node)) continue;
      for (const access of node.fact.accesses) report(planning, file, patchByWrite(graph, file, access));
      for (const call of node.calls) for (const patch of patchesByCall(graph, call)) report(planning, file, patch);
    }
  }
}

/** `Model.prototype.save = …`, `books.save = …`, and `F.prototype.save = …` of a class in the form of a function. */
function patchByWrite(graph: Graph, file: FileNode, access: AccessFact): Patch | null {
  if (!access.write || access.value.kind !== 'member') return null;
  const { object, name } = access.value;
  const { line } = access.position;
  // A method beside it says what is to be done; what replaces an inherited one for each object is easily missed.
  if (object.kind === 'this' && isDeclaredBeside(graph, graph.evaluate(object, file), name)) return null;
  const patch = { line, text: access.text, name };
  if (name === null) return isPrototype(object) && bearsAny(graph, graph.evaluate(object, file)) ? patch : null;
  const isFound = graph.hierarchy.assigned.some(
    (each) => each.file === file && each.line === line && each.name === name,
  );
  if (isFound) return null;
  const isOldClass =
    isPrototype(object) && graph.evaluate(object.object, file).kind === 'function' && graph.pairs.syncNames.has(name);
  return isOldClass || bears(graph, graph.evaluate(object, file), name) ? patch : null;
}

const DEFINING = new Set(['assign', 'extend', 'defineProperty', 'defineProperties', 'mixin', 'merge']);

/** `Object.assign(Book.prototype, …)`, `_.extend(books, { save() {…} })` and the like. */
function patchesByCall(graph: Graph, call: CallNode): readonly Patch[] {
  const [target, ...sources] = call.fact.arguments;
  if (!target || !DEFINING.has(call.fact.name?.text ?? '')) return [];
  const seen = graph.hierarchy.assigned.some(
    ({ file, statement }) =>
      file === call.file && statement[0] >= call.fact.range[0] && statement[1] <= call.fact.range[1],
  );
  const type = graph.evaluate(target.value, call.file);
  const objects = sources.map(({ value }) => (value.kind === 'object' ? call.file.objects[value.object] : undefined));
  const patch = { line: call.fact.position.line, text: call.fact.text };
  const members = objects.flatMap((object) => object?.fact.members ?? []);
  const named = members.filter((each) => each.value.kind !== 'builtin' && bears(graph, type, each.name));
  if (seen && objects.every((object) => object?.fact.open === false)) return [];
  if (named.length > 0 && !seen) return named.map(({ name }) => ({ ...patch, name }));
  // What is assigned cannot be seen; on a prototype that is rarely mere data.
  const isOpen = objects.some((object) => object === undefined || object.fact.open);
  const key = call.fact.name?.text === 'defineProperty' ? keyOf(sources[0]?.value) : null;
  if (!isPrototype(target.value) || (key === null && !isOpen)) return [];
  return (key === null ? bearsAny(graph, type) : bears(graph, type, key)) ? [{ ...patch, name: key }] : [];
}

function isDeclaredBeside(graph: Graph, type: Type, name: string | null): boolean {
  return type.kind !== 'instance' || name === null || graph.hierarchy.own(type.class, name, false) !== null;
}

function keyOf(value: Value | undefined): string | null {
  return value?.kind === 'builtin' ? (value.text ?? null) : null;
}

function isPrototype(value: Value): value is Extract<Value, { kind: 'member' }> {
  return value.kind === 'member' && value.name === 'prototype';
}

function bears(graph: Graph, target: Type, name: string): boolean {
  if (target.kind === 'orm') return graph.pairs.ofOrmType(target.type, name, target.origin) !== null;
  return target.kind === 'instance' && graph.pairs.borneBy(target.class, name, false) !== null;
}

function bearsAny(graph: Graph, target: Type): boolean {
  return [...graph.pairs.syncNames].some((name) => bears(graph, target, name));
}

function report({ draft, relative, graph }: Planning, file: FileNode, patch: Patch | null): void {
  if (!patch) return;
  const { name, text, line } = patch;
  const message =
    name === null
      ? `${text} may replace a sync variant, which its async variant would not know of`
      : `${text} may replace ${name}(), which ${asyncNameOf(graph.project.profile, name)}() would not know of`;
  draft.finding({
    code: 'patched-variant',
    path: relative(file.facts.path),
    line,
    symbol: text,
    message,
    callPath: [],
  });
}
