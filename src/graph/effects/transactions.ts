/** Transactions: calls that run a callback inside one, and functions of the project that do so with what they are given. */
import { lookUpOwn } from '../../collections.ts';
import type { Returns } from '../../model/profile.ts';
import { ITERATION_METHODS } from '../project/builtins.ts';
import { isBorrowing } from '../project/borrowed.ts';
import type { Role } from './roles.ts';
import { type CallNode, type FileNode, type FunctionNode, isInside } from '../project/nodes.ts';
import { syncNamesOf } from '../../model/variant-names.ts';
import { possibleSyncNames, ruleOfOthers } from '../pairs/naming.ts';
import { pairOfTableAs } from '../pairs/table-pairs.ts';
import type { Graph } from '../project/questions.ts';
import { siblingVariant } from '../pairs/siblings.ts';
import { alternatives, functionsOf, withoutNullish } from '../project/types.ts';
import type { Value } from '../../model/facts.ts';

type Parameters = ReadonlyMap<FunctionNode, ReadonlySet<number>>;

/** The call runs its callback in a transaction: the profile says so, or the project's own ORM has it under that name. */
export function isTransaction(graph: Graph, call: CallNode, role: Role): boolean {
  if (role.kind === 'orm') return runsInOne(role) || isNamed(graph, role.pair.sync, call);
  if (role.kind === 'orm-function') return role.awaitsCallbacks;
  if (role.kind !== 'project') return false;
  if (role.targets.some((each) => isOfOrm(graph, each))) return true;
  return transactionNames(graph).has(call.fact.name?.text ?? '') || isWrapper(graph, call, 'sync');
}

/** A cursor's `forEach()` waits for its callback, too, and is no transaction. */
function runsInOne({ pair, awaitsCallbacks }: Extract<Role, { kind: 'orm' }>): boolean {
  return awaitsCallbacks && !ITERATION_METHODS.has(pair.sync) && mayBeTransaction(pair.sync, pair.returns);
}

/** What calls its function and gives something of its own goes through rows, unless its name says something else. */
function mayBeTransaction(name: string, returns: Returns | undefined): boolean {
  return (returns !== 'plain' && typeof returns !== 'object') || /transact|atomic/i.test(name);
}

/** What the ORM's code has in both variants and calls back there may be its transaction, whatever it is called. */
function isOfOrm(graph: Graph, node: FunctionNode): boolean {
  return graph.packages.isOrmCode(node.file) && siblingVariant(graph, node) !== null;
}

/** A pair of the project's own ORM, whose transactions are methods of a class. */
function isNamed(graph: Graph, sync: string, call: CallNode): boolean {
  return transactionNames(graph).has(sync) && call.fact.arguments.length > 0;
}

/** `atomic` */
export function transactionNames({ project: { profile } }: Graph): ReadonlySet<string> {
  const types = [...Object.values(profile.types), ...Object.values(profile.objects)];
  return new Set(
    types.flatMap(({ awaitsCallbacks, pairs, staticPairs }) =>
      awaitsCallbacks.filter((each) => mayBeTransaction(each, lookUpOwn(staticPairs, each) ?? lookUpOwn(pairs, each))),
    ),
  );
}

/** The functions that a call is given, written there or by name, and runs in a transaction. */
export function callbacksIn(graph: Graph, call: CallNode): readonly FunctionNode[] {
  return call.fact.arguments.flatMap(({ value }) => functionsOf(graph.evaluate(value, call.file)));
}

/**
 * The call is that of a transaction's async variant: of a value of the profile that bears it, of an object or class of the
 * project that has it beside the sync one, under another name (`const { aatomic } = transaction`) as well; or of a function
 * that runs in one what it is given.
 */
export function isAsyncTransaction(graph: Graph, call: CallNode): boolean {
  return isAsyncVariant(graph, call.fact.callee, call.file) || isWrapper(graph, call, 'async');
}

function isAsyncVariant(graph: Graph, callee: Value, file: FileNode, depth = 0): boolean {
  if (callee.kind === 'binding') {
    const binding = file.facts.bindings[callee.binding];
    const [value] = binding?.values ?? [];
    return binding?.values.length === 1 && value !== undefined && depth < 4
      ? isAsyncVariant(graph, value, file, depth + 1)
      : false;
  }
  if (callee.kind !== 'member' || callee.name === null) return false;
  const { profile } = graph.project;
  const { name } = callee;
  const names = transactionNames(graph);
  if (!possibleSyncNames(profile, name).some((each) => names.has(each))) return false;
  const types = alternatives(withoutNullish(graph.evaluate(callee.object, file)));
  return (
    types.length > 0 &&
    types.every((type) => {
      if (type.kind === 'orm') {
        const table = profile.types[type.type] ?? profile.objects[type.type];
        const pair = pairOfTableAs(profile, type.type, name, '');
        return pair !== null && (table?.awaitsCallbacks.includes(pair.sync) ?? false);
      }
      if (type.kind === 'class' || type.kind === 'instance')
        return names.has(graph.pairs.borneAs(type.class, name, type.kind === 'class')?.sync ?? '');
      if (type.kind !== 'object') return false;
      const { members } = type.object.fact;
      const sync = syncNamesOf(ruleOfOthers(profile), name).filter((each) => names.has(each));
      return members.some((each) => sync.includes(each.name));
    })
  );
}

const known = {
  sync: new WeakMap<Graph, Parameters>(),
  async: new WeakMap<Graph, Parameters>(),
};

/** The parameters of the project's functions that are run in transactions: `f` in `(f) => transaction.atomic(f)`. */
function wrappers(graph: Graph, kind: 'sync' | 'async'): Parameters {
  const found = known[kind].get(graph);
  if (found) return found;
  const parameters = new Map<FunctionNode, Set<number>>();
  known[kind].set(graph, parameters);
  const names = transactionNames(graph);
  // Few projects have a transaction at all, and then no call has to be resolved.
  const calls = graph.project.files.flatMap((file) => file.calls);
  const direct = calls.filter(({ fact, file }) =>
    kind === 'sync' ? names.has(fact.name?.text ?? '') : isAsyncVariant(graph, fact.callee, file),
  );
  for (const call of direct) note(graph, call, parameters);
  for (let grew = parameters.size > 0; grew;) {
    grew = false;
    for (const call of calls) {
      if (graph.targetsOf(call).some((target) => parameters.has(target)) && note(graph, call, parameters)) grew = true;
    }
  }
  return parameters;
}

/** Notes the parameters that the callbacks of a call are, or call. */
function note(graph: Graph, call: CallNode, parameters: Map<FunctionNode, Set<number>>): boolean {
  const values = call.fact.arguments.map(({ value }) => value);
  const callbacks = callbacksIn(graph, call);
  const inner = call.file.calls.filter((each) =>
    callbacks.some((callback) => each.function === callback || isInside(each.function, callback)),
  );
  let isNew = false;
  for (const value of [...values, ...inner.map(({ fact }) => called(fact.callee))]) {
    const binding = value.kind === 'binding' ? call.file.facts.bindings[value.binding] : undefined;
    const owner = binding?.kind === 'parameter' ? call.file.functions[binding.function] : undefined;
    const index = owner?.fact.parameters.findIndex((each) => each.name === binding?.name) ?? -1;
    // What the callback itself is given is somebody else's.
    if (!owner || index < 0 || callbacks.includes(owner)) continue;
    const indexes = parameters.get(owner) ?? new Set();
    if (!indexes.has(index)) isNew = true;
    parameters.set(owner, indexes.add(index));
  }
  return isNew;
}

/** `f` in `f()`, `f.call(x)` and `f.apply(x)`. */
function called(callee: Value): Value {
  return callee.kind === 'member' && isBorrowing(callee.name) ? callee.object : callee;
}

/** The call gives a function of the project what that runs in a transaction. */
function isWrapper(graph: Graph, call: CallNode, kind: 'sync' | 'async'): boolean {
  const parameters = wrappers(graph, kind);
  if (parameters.size === 0) return false;
  return graph.targetsOf(call).some((target) => parameters.has(target));
}
