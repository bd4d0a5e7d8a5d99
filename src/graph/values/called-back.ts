/** What a callback is given: `withRow((row) => …)`, where `withRow` is of the project and calls what it is given with `row`. */
import { lookUpOwn } from '../../collections.ts';
import { parameterAt } from '../project/parameters.ts';
import { accessesOf, callsOf, numbersNamed } from '../project/file-index.ts';
import type { CallNode, ClassNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, type Type, union, UNKNOWN, withoutNullish } from '../project/types.ts';
import { instanceOf } from '../types/instances.ts';
import { ormResult } from './orm-results.ts';

const UNDEFINED: Type = { kind: 'builtin', name: 'undefined' };

/**
 * @param position of the callback among the arguments of the call
 * @param index of the callback's parameter
 * @returns unknown where anybody else may call it, or where it may come to other functions
 */
export function givenToCallback(graph: Graph, call: CallNode, position: number, index: number): Type {
  const { fact } = call;
  if (fact.isNew || fact.arguments.slice(0, position + 1).some((each) => each.spread)) return UNKNOWN;
  const told = givenByOrm(graph, call, index);
  if (told) return told;
  const targets = targetsOf(graph, call);
  if (targets.length === 0) return UNKNOWN;
  return union(targets.map((target) => givenBy(graph, target, position, index, receiverOf(graph, call))));
}

/** The functions that the call runs, if they are all there are. */
function targetsOf(graph: Graph, call: CallNode): readonly FunctionNode[] {
  const { callee } = call.fact;
  const isMember = callee.kind === 'member';
  const types = alternatives(withoutNullish(graph.evaluate(isMember ? callee.object : callee, call.file)));
  const isKnown = types.every((each) =>
    isMember ? each.kind === 'instance' || each.kind === 'class' || each.kind === 'object' : each.kind === 'function',
  );
  const targets = isKnown && types.length > 0 ? graph.targetsOf(call) : [];
  return targets.every((each) => !each.file.external && each.fact.hasBody) ? targets : [];
}

function receiverOf(graph: Graph, { fact: { callee }, file }: CallNode): Type {
  return callee.kind === 'member' ? graph.evaluate(callee.object, file) : UNKNOWN;
}

function givenBy(graph: Graph, target: FunctionNode, position: number, index: number, receiver: Type): Type {
  const { file, fact } = target;
  const parameter = parameterAt(target, position);
  const name = parameter && fact.parameters[position]?.name;
  const binding = name == null ? undefined : numbersNamed(file, name).find((each) => isParameter(target, each));
  if (binding === undefined || fact.redeclaresParameter) return UNKNOWN;
  const calls = callsOf(file, binding);
  const isOnlyCalled = accessesOf(file, binding).every(({ use, write }) => !write && use?.kind === 'test');
  if (!isOnlyCalled || calls.length === 0) return UNKNOWN;
  return union(
    calls.map(({ fact: { callee, arguments: passed } }) => {
      const isPlain = callee.kind === 'binding' && passed.slice(0, index + 1).every((each) => !each.spread);
      const own = passed[index];
      if (!isPlain) return UNKNOWN;
      if (!own) return UNDEFINED;
      // `this` is what the function is called on.
      const isReceiver =
        own.value.kind === 'this' && target.owner?.kind === 'class' && own.value.function === target.id;
      return isReceiver ? receiver : graph.evaluate(own.value, file);
    }),
  );
}

function isParameter({ file, id }: FunctionNode, binding: number): boolean {
  const fact = file.facts.bindings[binding];
  return fact?.kind === 'parameter' && fact.function === id;
}

/**
 * What the ORM gives a method of the project that it calls, where a configuration says it: `beforeFlush(session)`.
 * @returns null where nobody says anything
 */
export function takenFromOrm(graph: Graph, node: FunctionNode, index: number): Type | null {
  const home = node.owner?.kind === 'class' ? graph.homeOf(node) : null;
  if (!home || home.name === null) return null;
  const { profile } = graph.project;
  if (home.name === 'constructor') return takenBySuper(graph, node, home.class, index);
  const pair = node.fact.async ? graph.pairs.borneAs(home.class, home.name, home.static) : null;
  const name = pair?.sync ?? home.name;
  for (const root of graph.hierarchy.ormRoots(home.class)) {
    const taken = lookUpOwn(profile.types[root.type]?.takes, name)?.[index];
    const self: Type = { kind: 'class', class: home.class };
    const receiver = home.static ? self : instanceOf(self);
    if (taken !== undefined)
      return ormResult(graph, taken, { origin: root.origin, model: null, receiver, asked: null });
  }
  return null;
}

/** What a constructor hands on to that of the ORM is what that takes. */
function takenBySuper(graph: Graph, node: FunctionNode, owner: ClassNode, index: number): Type | null {
  const { profile } = graph.project;
  const name = node.fact.parameters[index]?.name;
  const given = node.calls.find(({ fact }) => fact.callee.kind === 'super')?.fact.arguments ?? [];
  const at = given.findIndex(({ value }, position) => {
    const binding = value.kind === 'binding' ? node.file.facts.bindings[value.binding] : undefined;
    const isWhole = given.slice(0, position + 1).every((each) => !each.spread);
    return isWhole && binding?.kind === 'parameter' && binding.function === node.id && binding.name === name;
  });
  const bases = graph.hierarchy.bases(owner);
  const isOfOrm =
    bases.length === 1 &&
    bases.every((each) => each.kind === 'class' && each.class.file === graph.project.described?.file);
  if (at < 0 || !isOfOrm) return null;
  for (const root of graph.hierarchy.ormRoots(owner)) {
    const taken = lookUpOwn(profile.types[root.type]?.takes, 'constructor')?.[at];
    if (taken !== undefined)
      return ormResult(graph, taken, { origin: root.origin, model: null, receiver: UNKNOWN, asked: null });
  }
  return null;
}

/** What a method of the ORM gives the function that it is given, where a configuration says it: `transaction((db) => …)`. */
function givenByOrm(graph: Graph, { fact, file }: CallNode, index: number): Type | null {
  const { callee } = fact;
  const { profile, described } = graph.project;
  if (!described) return null;
  if (callee.kind !== 'member' || callee.name === null) {
    const called = alternatives(graph.evaluate(callee, file));
    const isExport = called.every((each) => each.kind === 'external' && !each.derived && described.isOf(each.module));
    const [only] = called;
    const name = only?.kind === 'external' ? (only.path.at(-1) ?? '') : '';
    const given = isExport && called.length === 1 ? lookUpOwn(profile.exports?.calls, name)?.[index] : undefined;
    const operation = { origin: name, model: null, receiver: UNKNOWN, asked: null };
    return given === undefined ? null : ormResult(graph, given, operation);
  }
  const { name } = callee;
  const receivers = alternatives(withoutNullish(graph.evaluate(callee.object, file)));
  const given = receivers.map((receiver) => {
    if (receiver.kind !== 'instance' && receiver.kind !== 'class') return null;
    // A method of the project stands in its place.
    if (graph.hierarchy.lookUp(receiver.class, name, receiver.kind === 'class').length > 0) return null;
    const model = receiver.kind === 'instance' ? receiver.model : receiver;
    const roots = graph.hierarchy.ormRoots(receiver.class);
    const said = roots.flatMap((root) => {
      const each = lookUpOwn(profile.types[root.type]?.calls, name)?.[index];
      return each === undefined ? [] : [ormResult(graph, each, { origin: root.origin, model, receiver, asked: null })];
    });
    return said.length > 0 ? union(said) : null;
  });
  const known = given.flatMap((each) => each ?? []);
  return known.length > 0 && known.length === given.length ? union(known) : null;
}
