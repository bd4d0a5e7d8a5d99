/** Variants that are replaced from outside a class, in a way that nothing is done about. */
import { bearingOf } from '../../graph/classes/bearers.ts';
import { isFunctionValue } from '../../graph/classes/bundles.ts';
import { mayInstall } from '../../graph/classes/installers.ts';
import { createHandles } from '../../graph/classes/handles.ts';
import type { Expression } from '../../graph/project/call-targets.ts';
import { possibleAsyncNames } from '../../graph/pairs/naming.ts';
import { type CallNode, type FileNode, membersOf } from '../../graph/project/nodes.ts';
import type { Graph } from '../../graph/project/questions.ts';
import { alternatives, type Type } from '../../graph/project/types.ts';
import type { AccessFact, Value } from '../../model/facts.ts';
import type { Planning } from '../context.ts';
import {
  fallBackOn,
  homeOfArgument,
  homeOfAssignment,
  homeOfResult,
  homeOfTarget,
  homesOfGivers,
  type NamedHome,
} from '../homes.ts';
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
      for (const access of node.fact.accesses) {
        const patch = patchByWrite(graph, file, access);
        if (patch && !fallsBackThere(planning, file, access, patch)) report(planning, file, patch);
      }
      for (const call of node.calls) inspect(planning, call);
    }
  }
}

function inspect(planning: Planning, call: CallNode): void {
  const named = patchByName(planning, call);
  for (const patch of [...patchesByCall(planning.graph, call), ...(named ? [named] : [])]) {
    const { name, text, line } = patch;
    const home = name === null ? null : homeOf(planning, call, name);
    const isDone = name !== null && home && fallBackOn(planning, home, name, line, `${text} may replace ${name}()`);
    if (!isDone) report(planning, call.file, patch);
  }
}

function homeOf(planning: Planning, call: CallNode, name: string): NamedHome | null {
  return (
    homeOfTarget(planning, call, name) ?? homeOfArgument(planning, call, name) ?? homeOfResult(planning, call, name)
  );
}

/** What it is put on has a name, there or where the function is called that is given it, and a fallback follows. */
function fallsBackThere(planning: Planning, file: FileNode, access: AccessFact, patch: Patch): boolean {
  const { name, line, text } = patch;
  const { assigned, value } = access;
  if (name === null || !assigned || !isFunctionValue(planning.graph, assigned, file)) return false;
  const how = `${text} replaces the method of a class`;
  const home = homeOfAssignment(planning, file, { line, name });
  if (home) return fallBackOn(planning, home, name, line, how);
  return value.kind === 'member' && fallsBackWhereGiven(planning, { value: value.object, file }, patch);
}

/** The function puts it on what it is given, and a fallback follows wherever it is called. */
function fallsBackWhereGiven(planning: Planning, target: Expression, { name, line, text }: Patch): boolean {
  if (name === null) return false;
  const homes = homesOfGivers(planning, target.value, target.file, name);
  const how = `${text} replaces the method of a class`;
  return homes?.every((each) => fallBackOn(planning, each, name, each.line ?? line, how)) ?? false;
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
  if (isOldClass || bears(graph, graph.evaluate(object, file), name)) return patch;
  return mayBear(graph, object, file, name, access.assigned) ? patch : null;
}

/** Made of something that bears the pair, or a prototype of whatever class a function is given; and what is put there is a function. */
function mayBear(graph: Graph, target: Value, file: FileNode, name: string, held: Value | null): boolean {
  if (!graph.pairs.syncNames.has(name) || !held || !isFunctionValue(graph, held, file)) return false;
  if (bearingOf(graph, target, file, name) !== null) return true;
  const handles = createHandles(graph);
  return handles.isAnyPrototype(target, file) && handles.of(target, file).length === 0;
}

const DEFINING = new Set(['assign', 'extend', 'defineProperty', 'defineProperties', 'mixin', 'merge']);

/** Whether the call is reported here, for a method of that name. */
export function isPatch(graph: Graph, call: CallNode, name: string): boolean {
  return patchesByCall(graph, call).some((each) => each.name === null || each.name === name);
}

/** `Object.assign(Book.prototype, …)`, `_.extend(books, { save() {…} })` and the like. */
function patchesByCall(graph: Graph, call: CallNode): readonly Patch[] {
  const [target, ...sources] = call.fact.arguments;
  const method = call.fact.name?.text ?? '';
  if (!target || (!DEFINING.has(method) && !isReflectSet(call))) return [];
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
  // What a class system in the ORM's own code is given is followed from where that stands.
  if (graph.packages.isOrmCode(call.file) && sources.every(({ value }) => isParameter(call, value))) return [];
  // What is assigned cannot be seen; on a prototype that is rarely mere data.
  const isOpen = objects.some((object) => object === undefined || object.fact.open);
  const key = method === 'defineProperty' || method === 'set' ? keyOf(sources[0]?.value) : null;
  if (key !== null && !isPrototype(target.value)) {
    const held = sources[1]?.value;
    const isBorne = bears(graph, type, key) || mayBear(graph, target.value, call.file, key, functionIn(call, held));
    return isBorne && !seen ? [{ ...patch, name: key }] : [];
  }
  if (!isPrototype(target.value) || (key === null && !isOpen)) return [];
  return (key === null ? bearsAny(graph, type) : bears(graph, type, key)) ? [{ ...patch, name: key }] : [];
}

/** Ways of being told when something happens: nothing is replaced. */
const LISTENING =
  /^(on|once|off|un|listen|subscribe|connect|emit|trigger|fire|watch|observe|add\w*Listener|remove\w*Listener)/i;

/** `shimmer.wrap(Book.prototype, 'save', …)`: a class, the name of the method, and a function. */
function patchByName({ graph, options }: Planning, call: CallNode): Patch | null {
  const { arguments: passed, name, text, position } = call.fact;
  if (call.fact.isNew) return patchByProxy(graph, call);
  const named = passed.flatMap(({ value }) => keyOf(value) ?? []).find((each) => graph.pairs.syncNames.has(each));
  if (named === undefined || LISTENING.test(name?.text ?? '') || DEFINING.has(name?.text ?? '')) return null;
  const isGiven = passed.some(({ value }) => isFunctionValue(graph, value, call.file));
  const isClass = passed.some(({ value }) => bearingOf(graph, value, call.file, named) === 'class');
  if (!isGiven || !isClass || isReflectSet(call)) return null;
  const subject = { isReceiver: false, isObject: false };
  return mayInstall(graph, call, subject, options.nonOrmPackages) ? { line: position.line, text, name: named } : null;
}

/** `new Proxy(book, { get(target, key) { return key === 'save' ? … : … } })`: its traps know the method by name, and no variant. */
function patchByProxy(graph: Graph, { fact, file }: CallNode): Patch | null {
  const { callee, arguments: passed, position } = fact;
  const [target, handler] = passed;
  if (callee.kind !== 'global' || callee.name !== 'Proxy' || !target || !handler) return null;
  const traps = alternatives(graph.evaluate(handler.value, file)).flatMap((each) =>
    each.kind === 'object' ? membersOf(each.object) : [],
  );
  const strings = new Set(traps.flatMap((each) => each.fact.strings));
  const name = [...strings].find(
    (each) =>
      graph.pairs.syncNames.has(each) &&
      possibleAsyncNames(graph.project.profile, each).every((async) => !strings.has(async)) &&
      bearingOf(graph, target.value, file, each) !== null,
  );
  return name === undefined ? null : { line: position.line, text: 'new Proxy()', name };
}

function isReflectSet({ fact: { callee, name } }: CallNode): boolean {
  const owner = callee.kind === 'member' && callee.object.kind === 'global' ? callee.object.name : '';
  return owner === 'Reflect' && name?.text === 'set';
}

/** The function in `{ value: function () {…} }`, or the value itself. */
function functionIn({ file }: CallNode, held: Value | undefined): Value | null {
  const object = held?.kind === 'object' ? file.objects[held.object] : undefined;
  const value = object?.fact.members.find((each) => each.name === 'value' || each.name === 'get')?.value;
  return value ?? held ?? null;
}

function isParameter({ file }: CallNode, value: Value): boolean {
  return value.kind === 'binding' && file.facts.bindings[value.binding]?.kind === 'parameter';
}

function isDeclaredBeside(graph: Graph, type: Type, name: string | null): boolean {
  return type.kind === 'instance' && (name === null || graph.hierarchy.own(type.class, name, false) !== null);
}

function keyOf(value: Value | undefined): string | null {
  return value?.kind === 'builtin' ? (value.text ?? null) : null;
}

function isPrototype(value: Value): value is Extract<Value, { kind: 'member' }> {
  return value.kind === 'member' && value.name === 'prototype';
}

function bears({ pairs }: Graph, target: Type, name: string): boolean {
  return alternatives(target).some((each) => {
    if (each.kind === 'orm') return pairs.ofOrmType(each.type, name, each.origin) !== null;
    return each.kind === 'instance' && pairs.borneBy(each.class, name, false) !== null;
  });
}

function bearsAny(graph: Graph, target: Type): boolean {
  return [...graph.pairs.syncNames].some((name) => bears(graph, target, name));
}

function report({ draft, relative, graph }: Planning, file: FileNode, patch: Patch): void {
  const { name, text, line } = patch;
  const message =
    name === null
      ? `${text} may replace a sync variant, which its async variant would not know of`
      : `${text} may replace ${name}(), which ${possibleAsyncNames(graph.project.profile, name)[0] ?? 'its async variant'}() would not know of`;
  draft.finding({
    code: 'patched-variant',
    path: relative(file.facts.path),
    line,
    symbol: text,
    message,
    callPath: [],
  });
}
