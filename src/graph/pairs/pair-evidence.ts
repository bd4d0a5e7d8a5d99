/** Evidence of a pair: names alone prove nothing (`live`/`alive`), so one method must be sync and the other give a promise. */
import type { ParameterFact, TypeFact } from '../../model/facts.ts';
import { ownNamed } from '../classes/definers.ts';
import { isAsyncIterator } from './iterator-pairs.ts';
import type { CallNode, FileNode, FunctionNode } from '../project/nodes.ts';
import { isPromise, isPromiseWritten } from '../types/promises.ts';
import type { Definition, Graph } from '../project/questions.ts';
import { alternatives, type Type } from '../project/types.ts';

/** A method that returns a promise is no sync variant of anything. */
export function mayBeSyncVariant(graph: Graph, definition: Definition): boolean {
  const fact = definition.function?.fact;
  if (!fact) return mayHoldFunction(definition);
  if (fact.form === 'getter' || fact.form === 'setter') return false;
  return !fact.async && !isPromiseWritten(graph, fact.returnType, definition.class.file);
}

/** A field is a variant if it holds a function, as far as can be seen. */
function mayHoldFunction({ member }: Definition): boolean {
  if (member === null || member.kind === 'method') return true;
  if (member.kind !== 'field' || member.type?.kind === 'builtin') return false;
  return member.value === null || !['builtin', 'array', 'object', 'class'].includes(member.value.kind);
}

/** The name alone proves nothing: an async variant gives a promise, or names its sync variant. */
export function mayBeAsyncVariant(graph: Graph, definition: Definition, syncName: string): boolean {
  const fact = definition.function?.fact;
  if (!fact) return definition.member?.kind !== 'method' && mayHoldFunction(definition);
  if (fact.form === 'getter' || fact.form === 'setter') return false;
  const { file } = definition.class;
  if (fact.async || isPromiseWritten(graph, fact.returnType, file)) return true;
  if (fact.returnType?.kind === 'builtin') return false;
  if (!fact.hasBody || isAsyncIterator(graph, definition) === true) return true;
  return fact.returns.some((value) => {
    if (isPromise(graph, graph.evaluate(value, file))) return true;
    if (value.kind !== 'call') return false;
    const call = file.calls[value.call];
    return fact.strings.includes(syncName) || (call !== undefined && mentions(call, syncName));
  });
}

/** A call whose callee or arguments name the sync variant, or that is about promises: `syncToAsync(this.save)(…)`. */
function mentions(call: CallNode, syncName: string): boolean {
  const values = [call.fact.callee, ...call.fact.arguments.map((each) => each.value)];
  const nested = values.some(
    (value) => value.kind === 'call' && mentions(call.file.calls[value.call] ?? call, syncName),
  );
  return (
    nested ||
    values.some((value) => value.kind === 'member' && value.name === syncName) ||
    /async|await|promise|thread/i.test(call.fact.text)
  );
}

/**
 * What speaks against a pair whose async name is any name at all, as with `readSync`/`read`: many such methods call back, and give
 * nothing or a promise as they are called.
 *
 * @returns the end of a sentence about the async one; null where it is proven to be the async variant
 */
export function objectionTo(graph: Graph, sync: Definition, async: Definition): string | null {
  const versions = declared(async);
  if (versions.length === 0) return 'is no method whose code or type can be seen';
  if (!versions.every((each) => isPromiseAlways(graph, each)) && isAsyncIterator(graph, async) !== true)
    return 'does not always give a promise';
  const others = declared(sync);
  const isAlike =
    others.length === versions.length && versions.every((each, at) => takesTheSame(each, others[at] ?? each));
  return isAlike ? null : `takes other parameters than ${nameOf(sync)}()`;
}

function nameOf({ member, assigned }: Definition): string {
  return member?.name ?? assigned?.name ?? '';
}

/** The method, and in declarations each of its signatures. */
function declared(definition: Definition): readonly FunctionNode[] {
  const { class: owner, member, function: body } = definition;
  if (!body || body.fact.form === 'getter' || body.fact.form === 'setter') return [];
  if (!member || !owner.fact.ambient) return [body];
  return ownNamed(owner, nameOf(definition), member.static).flatMap((each) =>
    each.function === null ? [] : (owner.file.functions[each.function] ?? []),
  );
}

function isPromiseAlways(graph: Graph, { fact, file }: FunctionNode): boolean {
  if (fact.generator) return false;
  const written = [...fact.overloadTypes, ...(fact.returnType ? [fact.returnType] : [])];
  if (written.length > 0) return written.every((type) => isPromiseType(graph, type, file));
  if (fact.async) return true;
  return fact.returns.length > 0 && fact.returns.every((value) => isPromiseOnly(graph, graph.evaluate(value, file)));
}

/** Names of types that always are one; `MaybePromise` and `PromiseOrValue` are not. */
const PROMISES: ReadonlySet<string> = new Set(['Promise', 'PromiseLike', 'Bluebird']);

function isPromiseType(graph: Graph, type: TypeFact, file: FileNode): boolean {
  if (type.kind === 'union') return type.types.every((each) => isPromiseType(graph, each, file));
  if (type.kind !== 'reference') return false;
  const known = graph.typeOf(type, file);
  return (PROMISES.has(type.name) || known.kind === 'instance') && isPromiseOnly(graph, known);
}

function isPromiseOnly(graph: Graph, type: Type): boolean {
  const all = alternatives(type);
  return all.length > 0 && all.every((each) => isPromise(graph, each));
}

/** The same parameters in the same order: a mirror takes those of the sync variant, whatever the async one is given. */
function takesTheSame(a: FunctionNode, b: FunctionNode): boolean {
  const [these, those] = [parametersOf(a), parametersOf(b)];
  if (these.length !== those.length) return false;
  return these.every((each, at) => {
    const other = those[at];
    if (other?.rest !== each.rest || !isTypeAlike(each.type, other.type)) return false;
    if (each.rest) return true;
    if (each.name === null || other.name === null) return false;
    // `_` and `path` may be the same, but `copySync(from, to)` and `copy(to, from)` are not.
    const isElsewhere = those.some(({ name }) => name === each.name) || these.some(({ name }) => name === other.name);
    return each.name === other.name || (each.type !== null && other.type !== null && !isElsewhere);
  });
}

function parametersOf({ fact }: FunctionNode): readonly ParameterFact[] {
  return fact.signature ?? fact.parameters;
}

/** What is not written may be alike. */
function isTypeAlike(a: TypeFact | null, b: TypeFact | null): boolean {
  if (a === null || b === null) return true;
  if (a.kind === 'reference' && b.kind === 'reference') return a.name === b.name;
  return a.kind === b.kind && (a.kind !== 'builtin' || b.kind !== 'builtin' || a.name === b.name);
}
