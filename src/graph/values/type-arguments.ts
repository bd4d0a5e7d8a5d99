/**
 * What the results of generic functions and methods are in one call of them: `get(): T` of a `Manager<Book>`,
 * `open<E>(entity: EntityClass<E>): Repository<E>` that is given a class. Of an installed package the declarations say it.
 */
import type { TypeFact } from '../../model/facts.ts';
import { typedClass, typedFunctions } from '../pairs/declarations.ts';
import { classOf, instanceOf } from '../types/instances.ts';
import type { CallNode, ClassNode, FunctionNode } from '../project/nodes.ts';
import type { Graph } from '../project/questions.ts';
import type { Evaluate } from './settings.ts';
import { type Bound, inferBound, substituted } from '../types/type-parameters.ts';
import { alternatives, type Type, union } from '../project/types.ts';

type Instance = Extract<Type, { kind: 'instance' }>;

/** A call, and what stands for the values in it. */
interface Asked {
  readonly call: CallNode;
  readonly evaluate: Evaluate;
}

/** What a function gives by its written types; null where its result has nothing to do with type parameters. */
export function resultByArguments(graph: Graph, node: FunctionNode, receiver: Type, asked: Asked | null): Type | null {
  const results = typedFunctions(graph, node).map((typed): Type | null => {
    const { returnType } = typed.fact;
    if (!returnType) return null;
    if (returnType.kind === 'this') return receiver;
    const bound = new Map(ofReceiver(graph, node, typed, receiver));
    if (asked) bindCall(graph, typed, receiver, asked, bound);
    return substituted(graph, returnType, typed.file, bound);
  });
  const known = results.flatMap((each) => each ?? []);
  if (known.length === 0 || known.length < results.length) return null;
  const type = union(known);
  return alternatives(type).some(({ kind }) => kind === 'unknown') ? null : type;
}

/** A written type of a member of the class, for one of its objects; null where no type parameter is in it. */
export function memberByArguments(graph: Graph, type: TypeFact, owner: ClassNode, receiver: Type): Type | null {
  if (receiver.kind !== 'instance') return null;
  const typed = typedClass(graph, owner);
  return substituted(graph, type, typed.file, ofClass(graph, owner, typed, receiver));
}

function ofReceiver(graph: Graph, { owner }: FunctionNode, typed: FunctionNode, receiver: Type): Bound {
  if (receiver.kind !== 'instance' || owner?.kind !== 'class' || owner.static || typed.owner?.kind !== 'class')
    return NOTHING;
  return ofClass(graph, owner.class, typed.owner.class, receiver);
}

/** @param typed the class as its types are written, which may be in another file */
function ofClass(graph: Graph, owner: ClassNode, typed: ClassNode, receiver: Instance): Bound {
  const [parameter] = typed.fact.typeParameters;
  const argument = parameter === undefined ? null : argumentOf(graph, receiver.class, receiver.model, owner);
  return argument && parameter !== undefined ? new Map([[parameter, argument]]) : NOTHING;
}

/** What the first type parameter of a class is for an object of one that is, or extends, it. */
function argumentOf(
  graph: Graph,
  start: ClassNode,
  model: Type | null,
  owner: ClassNode,
  seen = new Set<ClassNode>(),
): Type | null {
  if (start === owner) return model && instanceOf(model);
  const { file, fact } = typedClass(graph, start);
  const [first] = fact.baseArguments;
  const [base, ...others] = graph.hierarchy
    .bases(start)
    .flatMap((each) => (each.kind === 'class' && graph.hierarchy.isFamily(each.class, owner) ? [each.class] : []));
  if (!first || !base || others.length > 0 || seen.has(start)) return null;
  const [own] = fact.typeParameters;
  const given =
    model && own !== undefined ? substituted(graph, first, file, new Map([[own, instanceOf(model)]])) : null;
  if (!given && own !== undefined && mentions(first, own)) return null;
  return argumentOf(graph, base, classOf(given ?? graph.typeOf(first, file)), owner, seen.add(start));
}

function mentions(type: TypeFact, parameter: number): boolean {
  switch (type.kind) {
    case 'reference':
      return (
        (type.target.kind === 'binding' && type.target.binding === parameter) ||
        type.arguments.some((each) => mentions(each, parameter))
      );
    case 'array':
      return mentions(type.element, parameter);
    case 'union':
      return type.types.some((each) => mentions(each, parameter));
    default:
      return false;
  }
}

/** Adds what the function's own type parameters are in the call: as it is written there, or by what it is given. */
function bindCall(
  graph: Graph,
  typed: FunctionNode,
  receiver: Type,
  { call, evaluate }: Asked,
  bound: Map<number, Type>,
): void {
  const { typeParameters = [], thisType } = typed.fact;
  if (typeParameters.length === 0) return;
  const written = call.fact.typeArguments;
  if (written) {
    typeParameters.forEach((binding, at) => {
      const type = written[at];
      if (type) bound.set(binding, graph.typeOf(type, call.file));
    });
    return;
  }
  if (thisType) inferBound(graph, thisType, typed.file, receiver, bound, typeParameters);
  inferGiven(graph, typed, typeParameters, { call, evaluate }, bound);
}

function inferGiven(
  graph: Graph,
  typed: FunctionNode,
  typeParameters: readonly number[],
  { call, evaluate }: Asked,
  bound: Map<number, Type>,
): void {
  const parameters = typed.fact.hasBody ? typed.fact.parameters : (typed.fact.signature ?? []);
  for (const [at, { value, spread }] of call.fact.arguments.entries()) {
    const parameter = parameters[at];
    if (spread || !parameter || parameter.rest) return;
    if (parameter.type)
      inferBound(graph, parameter.type, typed.file, evaluate(value, call.file), bound, typeParameters);
  }
}

/** What `new Shelf(Book)` binds the first type parameter of the class to; null where its constructor does not tell. */
export function argumentOfConstruction(graph: Graph, made: ClassNode, asked: Asked): Type | null {
  const seen = new Set<ClassNode>();
  for (let at: ClassNode | undefined = made; at && !seen.has(at); at = passedOnTo(graph, at)) {
    seen.add(at);
    const typed = typedClass(graph, at);
    const [parameter] = typed.fact.typeParameters;
    if (parameter === undefined) return null;
    const [constructor, ...others] = typed.fact.members.filter(({ kind }) => kind === 'constructor');
    const body = constructor?.function == null ? undefined : typed.file.functions[constructor.function];
    if (!body) continue;
    const bound = new Map<number, Type>();
    if (others.length === 0) inferGiven(graph, body, [parameter], asked, bound);
    return bound.get(parameter) ?? null;
  }
  return null;
}

/** The base of a class that hands its own first type parameter on to it as it is. */
function passedOnTo(graph: Graph, node: ClassNode): ClassNode | undefined {
  const { fact } = typedClass(graph, node);
  const [first] = fact.baseArguments;
  const isSame =
    first?.kind === 'reference' && first.target.kind === 'binding' && first.target.binding === fact.typeParameters[0];
  const [base, ...others] = isSame ? graph.hierarchy.bases(node) : [];
  return base?.kind === 'class' && others.length === 0 ? base.class : undefined;
}

const NOTHING: Bound = new Map();
