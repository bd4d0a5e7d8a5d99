/**
 * Decorators of the project: what they put in the place of a member, a read, a write or a construction may run. One that is a
 * plain function defines a property on the prototype; one of the standard gives `{ get, set, init }`, or the function that makes
 * the first value or is called for the method (TypeScript handbook, Decorators; TC39 proposal-decorators).
 */
import { addTo } from '../../collections.ts';
import type { MemberFact, Value } from '../../model/facts.ts';
import type { CallNode, ClassNode, FileNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import { alternatives, functionsOf, type Type } from '../project/types.ts';
import { type Companies, type Company, meets } from './companies.ts';

export interface Decorated {
  /** What a read or write of a member may run, by what the decorators on it leave; of any member where `name` is null. */
  on(receivers: readonly Type[], name: string | null, company: Company | null): readonly FunctionNode[];
  /** What decorators put around the method that is called, and what they run when an object is made by `new`. */
  byCall(call: CallNode): readonly FunctionNode[];
}

interface Place {
  readonly class: ClassNode;
  /** Null for a decorator of the class, which may define any. */
  readonly member: MemberFact | null;
  readonly left: readonly FunctionNode[];
  readonly initializing: readonly FunctionNode[];
}

export function createDecorated(graph: Graph, companies: Companies): Decorated {
  const places = graph.project.files.flatMap((file) => file.classes.flatMap((each) => placesIn(graph, each)));
  const byName = new Map<string | null, Place[]>();
  for (const each of places) addTo(byName, each.member?.name ?? null, each);

  const named = (name: string | null): readonly Place[] =>
    name === null ? places : [...(byName.get(name) ?? []), ...(byName.get(null) ?? [])];

  return {
    on: (receivers, name, company) =>
      named(name)
        .filter(({ member }) => member?.kind !== 'method')
        .filter((each) => meets(companies, company, each.class.file) && mayBeOn(graph, receivers, each))
        .flatMap(({ left }) => left),
    byCall(call) {
      const { isNew, callee } = call.fact;
      if (places.length === 0) return [];
      if (isNew) return byConstruction(graph, places, call);
      if (callee.kind !== 'member') return [];
      const around = named(callee.name).filter(({ member }) => member?.kind === 'method');
      if (around.length === 0) return [];
      const receivers = alternatives(graph.evaluate(callee.object, call.file));
      const company = companies.of(call.file);
      return around
        .filter((each) => meets(companies, company, each.class.file) && mayBeOn(graph, receivers, each))
        .flatMap(({ left }) => left);
    },
  };
}

function placesIn(graph: Graph, node: ClassNode): readonly Place[] {
  const { file, fact } = node;
  const place = (values: readonly Value[], member: MemberFact | null): readonly Place[] => {
    const decorators = values.flatMap((each) => decoratorFunctions(graph, each, file));
    if (decorators.length === 0) return [];
    const run = runBy(graph, decorators);
    const initializing = run
      .flatMap((each) => [
        ...(member?.kind === 'field' ? initialValues(graph, each) : []),
        ...initializers(graph, each),
      ])
      .filter((each) => !run.includes(each));
    const others = new Set([...run, ...initializing]);
    const own = run.flatMap(leftBy(graph)).filter((each) => !others.has(each));
    // What makes the first value, and that alone, is not run by a read.
    const isOver = initializing.length > 0 && own.length === 0;
    const left = [...new Set([...own, ...(isOver ? [] : values.flatMap((each) => givenTo(graph, each, file)))])];
    // A class decorator defines accessors; whatever else it gives is a class, and followed as one.
    const found = member ? left : left.filter(({ fact: each }) => each.form === 'getter' || isDescribed(each.name));
    return [{ class: node, member, left: found, initializing }];
  };
  return [
    ...place(fact.decorators ?? [], null),
    ...fact.members
      .filter(({ decorators }) => decorators.length > 0)
      .flatMap((member) =>
        place(
          member.decorators.map(({ value }) => value),
          member,
        ),
      ),
  ];
}

/** Names of the parts of a descriptor. */
function isDescribed(name: string | null): boolean {
  return name === 'get' || name === 'set';
}

/** What a decorator is, and what made it, where that is the project's. */
function decoratorFunctions(graph: Graph, value: Value, file: FileNode): readonly FunctionNode[] {
  const call = callOf(value, file);
  const makers = call ? graph.targetsOf(call) : [];
  // What they give may have a type that a package wrote: `PropertyDecorator`.
  const made = makers.flatMap(({ fact, file }) =>
    fact.returns.flatMap((each) => functionsOf(graph.evaluate(each, file))),
  );
  const found = [...functionsOf(graph.evaluate(value, file)), ...makers, ...made];
  return found.filter((each) => !each.file.external);
}

function callOf(value: Value, file: FileNode): CallNode | undefined {
  return value.kind === 'call' ? file.calls[value.call] : undefined;
}

/** The functions among its arguments. */
function givenTo(graph: Graph, value: Value, file: FileNode): readonly FunctionNode[] {
  return (callOf(value, file)?.fact.arguments ?? []).flatMap((each) => functionsOf(graph.evaluate(each.value, file)));
}

/** All that runs while the class is set up. */
function runBy(graph: Graph, decorators: readonly FunctionNode[]): readonly FunctionNode[] {
  const found = new Set(decorators);
  for (const each of found)
    for (const call of each.calls)
      for (const target of graph.targetsOf(call)) if (!target.file.external) found.add(target);
  return [...found];
}

/** Functions that one leaves behind: those that stand in it, at any depth, and those that it hands on by their names. */
function leftBy(graph: Graph): (node: FunctionNode) => readonly FunctionNode[] {
  return (node) => [
    ...inside(node),
    ...node.fact.accesses.flatMap(({ value, write }) => (write ? [] : functionsOf(graph.evaluate(value, node.file)))),
  ];
}

function inside({ nested }: FunctionNode): readonly FunctionNode[] {
  return nested.flatMap((each) => [each, ...inside(each)]);
}

/** What makes the first value of a field: what the decorator gives, and `init`. */
function initialValues(graph: Graph, { fact, file }: FunctionNode): readonly FunctionNode[] {
  const given = fact.returns.flatMap((each) => alternatives(graph.evaluate(each, file)));
  const named = ['init', 'initializer'].flatMap((name) =>
    given.flatMap((each) => (each.kind === 'object' ? functionsOf(graph.memberOf(each, name)) : [])),
  );
  return [...given.flatMap(functionsOf), ...named];
}

/** What it gives to `addInitializer()`. */
function initializers(graph: Graph, { calls, file }: FunctionNode): readonly FunctionNode[] {
  return calls
    .filter((each) => each.fact.name?.text === 'addInitializer')
    .flatMap((each) => each.fact.arguments.flatMap(({ value }) => functionsOf(graph.evaluate(value, file))));
}

function mayBeOn(graph: Graph, receivers: readonly Type[], { class: node, member }: Place): boolean {
  if (!member) return mayBeOf(graph, receivers, node);
  const other = member.static ? 'instance' : 'class';
  const possible = receivers.filter(({ kind }) => kind !== other);
  return receivers.length === 0 || (possible.length > 0 && mayBeOf(graph, possible, node));
}

/** One of the receivers is of the class, or of one related to it; what is not known may be of any. */
export function mayBeOf({ hierarchy }: Graph, receivers: readonly Type[], node: ClassNode): boolean {
  if (receivers.length === 0) return true;
  return receivers.some((each) =>
    each.kind === 'instance' || each.kind === 'class' ? hierarchy.isFamily(each.class, node) : !KNOWN.has(each.kind),
  );
}

const KNOWN: ReadonlySet<string> = new Set(['builtin', 'array', 'external', 'object', 'tuple', 'function']);

function byConstruction(graph: Graph, places: readonly Place[], { fact, file }: CallNode): readonly FunctionNode[] {
  const made = alternatives(graph.evaluate(fact.callee, file));
  return places
    .filter(({ class: above }) =>
      made.some(
        (each) => each.kind === 'class' && (each.class === above || graph.hierarchy.isBelow(each.class, above)),
      ),
    )
    .flatMap(({ initializing }) => initializing);
}
