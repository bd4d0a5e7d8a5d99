/**
 * Functions that a module of CommonJS exports, or an object has, under a name that stands for something else at another time:
 * `exports.log = …` twice, `require('./log').log = …` in another file, `audit[name] = traced(audit[name])`. What is called by
 * such a name may be either.
 */
import { addTo } from '../../collections.ts';
import { type Value, WHOLE_MODULE } from '../../model/facts.ts';
import { argumentsFor, type Expression, globalMethodOf } from '../project/call-targets.ts';
import { escapesOf } from '../project/module-escapes.ts';
import type { CallNode, FileNode, FunctionNode, ObjectNode } from '../project/nodes.ts';
import { isOwnExports, ownExports } from '../project/own-exports.ts';
import type { Graph } from '../project/questions.ts';
import { parameterOf } from '../project/parameters.ts';
import { textOf } from '../project/builtins.ts';
import { REPLACING_FOR_TESTS } from '../classes/installs.ts';
import { mayCopy, type UnnamedWrite, unnamedWritesIn, writesIn } from '../classes/unnamed-writes.ts';
import { alternatives, functionsOf, type Type, union, withoutNullish } from '../project/types.ts';

const replaced = new WeakMap<Graph, ReadonlySet<FunctionNode>>();

/** Whether a call that leads to these functions may run something else instead. Asked when all types are settled. */
export function mayRunAnother(graph: Graph, { value, file }: Expression, targets: readonly FunctionNode[]): boolean {
  if (isOwnName(value, file)) return false;
  const found = replaced.get(graph) ?? collect(graph);
  replaced.set(graph, found);
  return targets.some((each) => found.has(each));
}

/** A name that stands for one function of its file for good. */
function isOwnName(value: Value, file: FileNode): boolean {
  if (value.kind === 'function') return true;
  const values = value.kind === 'binding' ? (file.facts.bindings[value.binding]?.values ?? []) : [];
  return values.length === 1 && values[0]?.kind === 'function';
}

function collect(graph: Graph): ReadonlySet<FunctionNode> {
  const found = new Set<FunctionNode>();
  for (const values of valuesOfExports(graph)) for (const each of severalOf(graph, values)) found.add(each);
  for (const owner of setOwners(graph)) for (const each of replacedIn(graph, owner)) found.add(each);
  return found;
}

/** The functions among these, where they are not one and the same; what cannot be called replaces none. */
function severalOf(graph: Graph, values: readonly Expression[]): readonly FunctionNode[] {
  const type = withoutNullish(union(values.map(({ value, file }) => graph.evaluate(value, file))));
  const callable = alternatives(type).filter(({ kind }) => kind !== 'builtin');
  return callable.length > 1 ? callable.flatMap((each) => functionsOf(each)) : [];
}

/** By module and name, all that is put there. */
function valuesOfExports(graph: Graph): readonly (readonly Expression[])[] {
  const files = graph.project.files.filter(({ facts }) => facts.moduleKind === 'commonjs');
  const byFile = new Map(files.map((file) => [file, exportedFrom(file)]));
  const add = (owner: FileNode, name: string, put: Expression): void => {
    const values = byFile.get(owner)?.get(name);
    if (values && !values.some(({ value }) => value === put.value)) values.push(put);
  };
  const escaped = files.filter((file) => escapesOf(graph, file).size > 0);
  for (const { name, object, value, file } of graph.project.files.flatMap(writesIn)) {
    if (name === null) continue;
    const owners = ownersOf(graph, object, file);
    for (const each of owners) if (each.kind === 'namespace') add(each.file, name, { value, file });
    if (owners.some(isUnknown)) for (const each of escaped) add(each, name, { value, file });
  }
  return [...byFile.values()].flatMap((names) => [...names.values()]);
}

/** What a module puts there itself; once it exports another object, what that has under the name counts as well. */
function exportedFrom(file: FileNode): Map<string, Expression[]> {
  const found = new Map<string, Expression[]>();
  const { exports } = file.facts;
  for (const { name, value } of exports) if (value && name !== WHOLE_MODULE) addTo(found, name, { value, file });
  for (const { name, value } of exports) {
    if (!value || name !== WHOLE_MODULE) continue;
    for (const [key, values] of found) values.push({ value: { kind: 'member', object: value, name: key }, file });
  }
  return found;
}

/** `exports`, also as the `this` of a module; or whatever the value is, and what a function is given where it is a parameter. */
function ownersOf(graph: Graph, value: Value, file: FileNode, depth = 0): readonly Type[] {
  if (file.facts.moduleKind === 'commonjs') {
    const own: Type = { kind: 'namespace', file };
    if (value.kind === 'this' && value.function === 0) return [own];
    if (isOwnExports(value)) return [own, ...alternatives(ownExports(graph, value, file))];
  }
  const types = alternatives(graph.evaluate(value, file));
  const parameter = depth < DEEPEST && types.some(isUnknown) ? parameterOf(value, file) : null;
  if (!parameter) return types;
  const given = argumentsFor(graph, parameter.function, parameter.index);
  return [...types, ...given.flatMap((each) => ownersOf(graph, each.value, each.file, depth + 1))];
}

/** Functions that hand on what they are given. */
const DEEPEST = 3;

function isUnknown({ kind }: Type): boolean {
  return kind === 'unknown' || kind === 'missing';
}

type Owner = Extract<Type, { kind: 'namespace' | 'object' }>;

/** A module or object of which members are set by names that are not written there, or by a package. */
interface SetOwner {
  readonly owner: Owner;
  readonly writes: UnnamedWrite[];
  readonly calls: CallNode[];
}

function setOwners(graph: Graph): readonly SetOwner[] {
  const found = new Map<FileNode | ObjectNode, SetOwner>();
  const at = (owner: Owner): SetOwner => {
    const key = owner.kind === 'object' ? owner.object : owner.file;
    const known = found.get(key) ?? { owner, writes: [], calls: [] };
    found.set(key, known);
    return known;
  };
  const escaped = graph.project.files.filter((file) => escapesOf(graph, file).has('given'));
  for (const write of graph.project.files.flatMap(unnamedWritesIn)) {
    const owners = ownersOf(graph, write.object, write.file);
    for (const each of owners) if (isOwner(each)) at(each).writes.push(write);
    if (owners.some(isUnknown)) for (const each of escaped) at({ kind: 'namespace', file: each }).writes.push(write);
  }
  for (const call of graph.project.files.flatMap((file) => patchesIn(graph, file)))
    for (const { value } of call.fact.arguments.slice(0, 1))
      for (const each of ownersOf(graph, value, call.file)) if (isOwner(each)) at(each).calls.push(call);
  return [...found.values()];
}

function isOwner(type: Type): type is Owner {
  return (type.kind === 'namespace' && type.file.facts.moduleKind === 'commonjs') || type.kind === 'object';
}

function replacedIn(graph: Graph, { owner, writes, calls }: SetOwner): readonly FunctionNode[] {
  const { file, names } =
    owner.kind === 'object'
      ? { file: owner.object.file, names: owner.object.fact.members }
      : { file: owner.file, names: owner.file.facts.exports };
  if (file.external) return [];
  return names.flatMap(({ name }) => {
    const isSet = writes.some((each) => mayCopy(graph, each, name)) || calls.some((each) => isGivenName(each, name));
    return isSet ? functionsOf(graph.memberOf(owner, name)) : [];
  });
}

function isGivenName({ fact }: CallNode, name: string): boolean {
  return fact.arguments.some(({ value }) => textOf(value) === name);
}

/** `wrap(audit, 'log', traced)` of a package: it is given what it replaces, and the name. */
function patchesIn(graph: Graph, { calls }: FileNode): readonly CallNode[] {
  return calls.filter((call) => {
    const { arguments: passed, name } = call.fact;
    const isNaming = passed.slice(1).some(({ value }) => textOf(value) !== null);
    if (!isNaming || globalMethodOf(call) !== null || REPLACING_FOR_TESTS.test(name?.text ?? '')) return false;
    return graph.targetsOf(call).length === 0;
  });
}
