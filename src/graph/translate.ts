/** Translation: rewrites that turn a copy of a function's body into its async variant, or the first thing that blocks it. */
import type { Position, Range, Value } from '../model/facts.ts';
import type { Rewrite } from '../model/plan.ts';
import type { ReceiverNote } from '../model/result.ts';
import type { Role } from './classify.ts';
import { sequentialHelper } from './classify.ts';
import { describe } from './describe.ts';
import { callbacksOf, type Effects } from './effects.ts';
import type { Graph } from './questions.ts';
import { isQuery, isSometimesQuery, iteratedArgument, mayBeQuery } from './iterables.ts';
import { type CallNode, type FunctionNode, isInside } from './nodes.ts';
import { lookUpOwn } from './pairs.ts';
import { alternatives, type Type } from './types.ts';
import { isNameFree, reachVariant } from './reach.ts';
import type { Blocked, ImportNeed, TranslationResult } from './translation.ts';
import type { Variants } from './translation.ts';

const COLLECT = 'collect';

/** A blocker found on the way; it ends the translation. */
class BlockedError extends Error {
  readonly blocked: Blocked;

  constructor(blocked: Blocked) {
    super(blocked.detail);
    this.blocked = blocked;
  }
}

/**
 * @param variants says whether a function that is called has, or can have, an async variant
 * @returns the translation of `root`, or what blocks it
 */
export function translate(root: FunctionNode, graph: Graph, effects: Effects, variants: Variants): TranslationResult {
  const rewrites: Rewrite[] = [];
  const assumptions = new Set<string>();
  const receivers: ReceiverNote[] = [];
  const demands = new Set<FunctionNode>();
  const imports: ImportNeed[] = [];
  const relies = new Set<FunctionNode>();
  /** Nested functions that become async in the copy. */
  const madeAsync = new Set<FunctionNode>();

  function block(at: { position: { line: number }; text: string }, blocker: string, detail: string): never {
    throw new BlockedError({
      blocker,
      detail,
      path: root.file.facts.path,
      line: at.position.line,
      text: at.text,
      callPath: [],
    });
  }

  function body(node: FunctionNode): void {
    for (const obstacle of node.fact.obstacles) {
      block({ position: obstacle.position, text: '' }, obstacle.blocker, obstacle.detail);
    }
    node.fact.iterations.forEach((each) => {
      iteration(node, each);
    });
    node.fact.accesses.forEach((each) => {
      access(node, each);
    });
    node.calls.forEach((each) => {
      call(each);
    });
    nestedFunctions(node.nested);
  }

  function iteration(node: FunctionNode, fact: FunctionNode['fact']['iterations'][number]): void {
    if (fact.construct === 'for-in' || fact.construct === 'object-spread') return;
    const type = graph.evaluate(fact.value, node.file);
    if (!isQuery(graph, type)) {
      if (isLazyCall(node, fact.value))
        block(fact, 'unresolved-receiver', `iterates over ${fact.text}, which may be a query`);
      if (runsProjectIterator(type))
        block(fact, 'queryset-iteration', `iterates over ${fact.text}, whose iterator reaches the ORM`);
      if (isSometimesQuery(graph, type))
        block(fact, 'queryset-iteration', `iterates over ${fact.text}, which may or may not be a query`);
      if (mayBeQuery(graph, type)) assumptions.add(`\`${fact.text}\` is not a queryset (its type could not be seen)`);
      return;
    }
    if (fact.construct === 'for-of' && fact.keywordEnd !== null) {
      rewrites.push({ kind: 'for-await', at: fact.keywordEnd });
      note(fact.position.line, fact.text, describe(type), `for await (… of ${fact.text})`);
      return;
    }
    if (fact.construct === 'spread') collect(fact, describe(type));
    else if (fact.construct !== 'for-await') {
      block(fact, 'queryset-iteration', `runs a query by ${fact.construct} (${fact.text})`);
    }
  }

  /** `x.filter(…)` of an unknown `x`, where `filter` is what makes querysets. */
  function isLazyCall(node: FunctionNode, value: Value): boolean {
    if (value.kind !== 'call') return false;
    const name = node.file.calls[value.call]?.fact.name?.text ?? '';
    const isLazy = Object.values(graph.project.profile.types).some(
      (type) => type.iterable && lookUpOwn(type.lazy, name) !== undefined,
    );
    return (
      isLazy &&
      alternatives(graph.evaluate(value, node.file)).some((each) => each.kind === 'unknown') &&
      graph.pairs.syncNames.size > 0
    );
  }

  function runsProjectIterator(type: Type): boolean {
    return alternatives(type).some((each) => {
      if (each.kind !== 'instance') return false;
      return graph.hierarchy
        .dispatch(each.class, '@@iterator', false)
        .some((own) => own.function !== null && effects.reaches(own.function));
    });
  }

  /** Runs the query first, and iterates over what it gave. */
  function collect(fact: { range: Range; position: Position; text: string }, receiver: string): void {
    rewrites.push({ kind: 'collect', expression: fact.range, helper: COLLECT });
    needRuntime(fact, COLLECT);
    note(fact.position.line, fact.text, receiver, `await ${COLLECT}(${fact.text})`);
  }

  function access(node: FunctionNode, fact: FunctionNode['fact']['accesses'][number]): void {
    for (const accessor of effects.accessors(node, fact)) {
      if (!effects.reaches(accessor)) continue;
      const code = fact.write ? 'accessor' : 'lazy-relation';
      block(
        fact,
        code,
        `${fact.write ? 'writes' : 'reads'} ${fact.text}, an accessor that reaches the ORM (${variants.title(accessor)})`,
      );
    }
    for (const named of effects.functionsNamed(node, fact)) {
      if (!effects.reaches(named) || named.fact.async) continue;
      block(fact, 'method-value', `passes on ${fact.text}, a function that reaches the ORM (${variants.title(named)})`);
    }
    if (fact.value.kind !== 'member') return;
    const owners = alternatives(graph.evaluate(fact.value.object, node.file));
    if (owners.some((each) => each.kind === 'orm' && isSometimesQuery(graph, each)))
      block(fact, 'queryset-iteration', `reads ${fact.text} of a query`);
    if (fact.value.name === null) {
      computedAccess(fact, owners);
      return;
    }
    if (fact.write) return;
    const name = fact.value.name;
    const isVariant = owners.some((each) => {
      if (each.kind === 'orm') return graph.pairs.ofOrmType(each.type, name, '') !== null;
      return (
        (each.kind === 'instance' || each.kind === 'class') &&
        graph.pairs.borneBy(each.class, name, each.kind === 'class') !== null
      );
    });
    if (isVariant) block(fact, 'method-value', `uses ${fact.text} as a value`);
  }

  /** `this[key]` may be any accessor. */
  function computedAccess(fact: FunctionNode['fact']['accesses'][number], owners: readonly Type[]): void {
    for (const each of owners) {
      if (each.kind !== 'instance' || !effects.hasReachingAccessor(each.class)) continue;
      block(
        fact,
        fact.write ? 'accessor' : 'lazy-relation',
        `uses ${fact.text}, which may be an accessor that reaches the ORM`,
      );
    }
  }

  function call(at: CallNode): void {
    const role = effects.classify(at);
    if (role.kind !== 'orm' && role.kind !== 'harmless' && role.kind !== 'iteration') passesQuery(at);
    switch (role.kind) {
      case 'orm':
        ormCall(at, role);
        return;
      case 'orm-function':
        awaitCall(at, role.async, role.module === '' ? 'global' : `function of '${role.module}'`);
        imports.push({ kind: 'module', specifier: role.module, name: role.async });
        assumptions.add(`'${role.module}' exports ${role.async}`);
        return;
      case 'project':
        projectCall(at, role.targets, role.receiver);
        return;
      case 'iteration':
        iterationCall(at, role);
        return;
      case 'dynamic':
        block(at.fact, 'dynamic-call', `calls ${role.what}, which is chosen at run time`);
        return;
      case 'unresolved':
        if (effects.callReaches(at)) {
          block(
            at.fact,
            'unresolved-receiver',
            `calls ${at.fact.text} on a receiver that could not be resolved (${role.receiver})`,
          );
        }
        passesOrmObjects(at, at.fact.text);
        return;
      case 'external':
        passesOrmObjects(at, `${at.fact.text} of ${role.what}`);
        return;
      case 'harmless':
        startsVariant(at);
        assignsMembers(at);
        iteratesArguments(at);
    }
  }

  /** `Object.assign(this, data)` runs setters. */
  function assignsMembers(at: CallNode): void {
    const { callee, arguments: passed } = at.fact;
    const isAssign = callee.kind === 'member' && callee.name === 'assign' && callee.object.kind === 'global';
    const [target] = passed;
    if (!isAssign || !target) return;
    for (const each of alternatives(graph.evaluate(target.value, at.file))) {
      if (each.kind !== 'instance' || !effects.hasReachingAccessor(each.class)) continue;
      block(at.fact, 'accessor', `calls ${at.fact.text}, which may run an accessor that reaches the ORM`);
    }
  }

  /** `this.asave()` in sync code runs on its own; in a mirror it would overlap what follows. */
  function startsVariant(at: CallNode): void {
    const name = at.fact.name?.text ?? '';
    if (graph.pairs.asyncNames.has(name) && !at.fact.awaited && !at.function.fact.async) {
      block(at.fact, 'nested-callback', `starts ${at.fact.text} without waiting for it`);
    }
  }

  /** `Array.from(query)`, `new Set(query)` and the like run the query. */
  function iteratesArguments(at: CallNode): void {
    const range = iteratedArgument(graph, at);
    if (!range) return;
    if (at.fact.obstacle) block(at.fact, 'queryset-iteration', `runs a query in ${at.fact.text}`);
    collect({ range, position: at.fact.position, text: at.fact.text }, 'a query');
  }

  /** Whoever is given a query may run it. */
  function passesQuery(at: CallNode): void {
    const passed = at.fact.arguments.find(
      ({ value, spread }) => !spread && isSometimesQuery(graph, graph.evaluate(value, at.file)),
    );
    if (passed) block(at.fact, 'queryset-iteration', `passes a query to ${at.fact.text}, which may run it`);
  }

  function ormCall(at: CallNode, role: Extract<Role, { kind: 'orm' }>): void {
    for (const definition of role.definitions) {
      if (variants.isBare(definition, role.pair)) {
        const owner = definition.class.fact.name ?? 'a class';
        block(
          at.fact,
          'bare-override',
          `calls ${at.fact.text}, which runs ${owner}.${role.pair.sync}(), an override without an async variant`,
        );
      }
      if (definition.function) relies.add(definition.function);
    }
    if (role.pair.assumedFrom)
      assumptions.add(`\`${role.pair.assumedFrom}\` bears ${role.pair.sync}/${role.pair.async}`);
    if (role.callbackParameter !== null) lastCallback(at, role.pair.async);
    for (const callback of callbacksOf(at)) {
      if (!effects.reaches(callback)) continue;
      if (role.iterates) {
        sequential(at, role.pair.sync, role.receiver);
        return;
      }
      if (!role.awaitsCallbacks) block(at.fact, 'nested-callback', `reaches the ORM inside a ${at.fact.text} callback`);
      makeAsync(callback);
      assumptions.add(`${role.pair.async}() of ${role.receiver} waits for its callback before it goes on`);
    }
    awaitCall(at, role.pair.async, role.receiver);
  }

  /** A callback that the async variant does not take is never called. */
  function lastCallback(at: CallNode, asyncName: string): void {
    const last = at.fact.arguments.at(-1);
    if (!last || at.fact.arguments.length < 2) return;
    const kinds = alternatives(graph.evaluate(last.value, at.file)).map((each) => each.kind);
    if (kinds.includes('function'))
      block(at.fact, 'callback-argument', `passes a callback to ${at.fact.text}, which ${asyncName}() would not call`);
    if (kinds.includes('unknown') && last.value.kind === 'binding') {
      const name = at.file.facts.bindings[last.value.binding]?.name ?? '';
      if (/callback|^cb$|^done$|^next$/i.test(name)) {
        assumptions.add(
          `\`${name}\` is not given by callers of the async variant: ${asyncName}() returns a promise and calls no callback`,
        );
      }
    }
  }

  function projectCall(at: CallNode, targets: readonly FunctionNode[], receiver: string): void {
    const reaching = targets.filter((each) => effects.needsVariant(each));
    if (reaching.length === 0) {
      if (effects.callReaches(at))
        block(at.fact, 'nested-callback', `starts ${at.fact.text}, which works on the ORM, without waiting for it`);
      rejectReachingCallbacks(at);
      return;
    }
    const [first] = reaching;
    if (!first) return;
    if (at.fact.isNew) {
      const isConstructor = first.fact.form === 'constructor';
      const part = isConstructor ? 'constructor' : 'field initializer';
      block(
        at.fact,
        isConstructor ? 'constructor' : 'initializer',
        `creates an object whose ${part} reaches the ORM (${variants.title(first)})`,
      );
    }
    if (targets.every((each) => isInside(each, root))) {
      localCall(at, targets);
      return;
    }
    passCallbacks(at, targets);
    for (const target of variants.group(targets)) {
      const state = variants.of(target);
      if ('blocked' in state) {
        const { blocked } = state;
        const step = variants.describe(target);
        throw new BlockedError({ ...blocked, callPath: [step, ...blocked.callPath] });
      }
      if (state.pending) demands.add(target);
    }
    const way = reachVariant(graph, at, targets);
    if ('blocked' in way) block(at.fact, way.blocked, way.detail);
    imports.push(...way.needs);
    awaitCall(at, way.name, receiver);
  }

  /** `transaction.atomic(() => …)`: the async variant of a project's function may await the callback it is given. */
  function passCallbacks(at: CallNode, targets: readonly FunctionNode[]): void {
    at.fact.arguments.forEach(({ value }, index) => {
      const callback = value.kind === 'function' ? at.file.functions[value.function] : undefined;
      if (!callback || !effects.reaches(callback)) return;
      if (!targets.every((each) => variants.awaitsParameter(each, index))) rejectReachingCallbacks(at);
      makeAsync(callback);
    });
  }

  function rejectReachingCallbacks(at: CallNode): void {
    if (callbacksOf(at).some((each) => effects.reaches(each))) {
      block(at.fact, 'nested-callback', `reaches the ORM inside a ${at.fact.text} callback`);
    }
  }

  /** A helper inside the function: it becomes async in the copy, if all that happens to it is being called. */
  function localCall(at: CallNode, targets: readonly FunctionNode[]): void {
    for (const target of targets) {
      const { use } = target.fact;
      if (use.kind === 'value' || use.kind === 'argument' || use.kind === 'member') {
        block(at.fact, 'nested-callback', `calls ${at.fact.text}, a nested function that is passed on as a value`);
      }
      makeAsync(target);
    }
    awaitCall(at, null, 'a local function');
  }

  function iterationCall(at: CallNode, role: Extract<Role, { kind: 'iteration' }>): void {
    if (effects.callReaches(at)) sequential(at, role.method, role.receiver);
  }

  /** `items.forEach(f)`: a helper of the runtime calls `f` for one element after the other, and waits for each. */
  function sequential(at: CallNode, method: string, receiver: string): void {
    const [callback] = at.fact.arguments;
    if (callback?.value.kind !== 'function' || at.fact.arguments.some((each) => each.spread)) {
      block(at.fact, 'nested-callback', `iterates with ${at.fact.text} over a function that reaches the ORM`);
    }
    if (!at.fact.plain)
      block(at.fact, 'optional-chain', `calls ${at.fact.text} in a form that a sequential helper cannot take over`);
    awaitable(at);
    for (const each of callbacksOf(at)) if (effects.reaches(each)) makeAsync(each);
    const helper = sequentialHelper(method);
    rewrites.push({ kind: 'sequential-call', call: at.fact.range, helper });
    needRuntime(at.fact, helper);
    note(at.fact.position.line, at.fact.text, receiver, `await ${helper}(…)`);
  }

  function needRuntime(at: { position: Position; text: string }, name: string): void {
    if (!isNameFree(root.file, name, variants.runtime)) {
      block(at, 'name-collision', `needs the name ${name} of the runtime, which already stands for something else`);
    }
    imports.push({ kind: 'runtime', name });
  }

  /** Awaiting a function that gives a promise already would unwrap it. */
  function rejectPromise(node: FunctionNode, at: { position: Position; text: string }): void {
    const types = node.fact.returns.flatMap((value) => alternatives(graph.evaluate(value, node.file)));
    const isPromise = types.some(
      (each) => each.kind === 'promise' || (each.kind === 'builtin' && each.name === 'Promise'),
    );
    const isWritten = node.fact.returnType?.kind === 'reference' && node.fact.returnType.name === 'Promise';
    if (isPromise || isWritten) block(at, 'promise-result', 'gives a promise, which an async variant would unwrap');
  }

  function makeAsync(node: FunctionNode): void {
    if (madeAsync.has(node)) return;
    rejectPromise(node, { position: node.fact.position, text: '' });
    if (node.fact.generator)
      block({ position: node.fact.position, text: '' }, 'generator', 'reaches the ORM inside a generator');
    if (node.fact.async) return;
    madeAsync.add(node);
    rewrites.push({ kind: 'make-async', function: node.fact.range });
  }

  function awaitCall(at: CallNode, to: string | null, receiver: string): void {
    awaitable(at);
    if (at.fact.awaited) block(at.fact, 'nested-callback', `awaits ${at.fact.text} already`);
    const { name } = at.fact;
    if (to !== null && !name) block(at.fact, 'dynamic-call', `calls ${at.fact.text}, which has no name to change`);
    const rename = to === null || !name ? null : { range: name.range, to, form: name.form };
    rewrites.push({ kind: 'await-call', call: at.fact.range, rename });
    note(at.fact.position.line, at.fact.text, receiver, to === null ? `await ${at.fact.text}` : `await ${to}()`);
  }

  function awaitable(at: CallNode): void {
    if (at.fact.obstacle) block(at.fact, at.fact.obstacle.blocker, `calls ${at.fact.text} ${at.fact.obstacle.detail}`);
    if (at.function.fact.form === 'initializer')
      block(at.fact, 'initializer', `calls ${at.fact.text} in a field initializer`);
  }

  /**
   * Nested functions that became async are translated in their turn. One may be made async only by another, so this goes
   * on until no more are; what reaches the ORM and is left over stands where no `await` can be waited for.
   */
  function nestedFunctions(nodes: readonly FunctionNode[]): void {
    const open = new Set(nodes.filter((each) => effects.reaches(each)));
    for (const node of open) if (node.fact.use.kind === 'immediately-invoked') makeAsync(node);
    for (let next = pick(open); next; next = pick(open)) {
      open.delete(next);
      body(next);
    }
    for (const node of open) {
      const where = contextOf(node);
      block({ position: node.fact.position, text: '' }, where.blocker, where.detail);
    }
  }

  function pick(open: ReadonlySet<FunctionNode>): FunctionNode | undefined {
    return [...open].find((each) => madeAsync.has(each));
  }

  function contextOf(node: FunctionNode): { blocker: string; detail: string } {
    const { use, form } = node.fact;
    if (form === 'getter' || form === 'setter')
      return { blocker: 'accessor', detail: 'reaches the ORM inside an accessor' };
    if (form === 'constructor') return { blocker: 'constructor', detail: 'reaches the ORM inside a constructor' };
    if (form === 'initializer' || form === 'static-block')
      return { blocker: 'initializer', detail: 'reaches the ORM while a class is set up' };
    if (node.fact.generator) return { blocker: 'generator', detail: 'reaches the ORM inside a generator' };
    if (use.kind !== 'argument')
      return { blocker: 'nested-callback', detail: 'reaches the ORM inside a nested function' };
    const text = node.file.calls[use.call]?.fact.text ?? 'a call';
    return { blocker: 'nested-callback', detail: `reaches the ORM inside a ${text} callback` };
  }

  /** A package that is handed an ORM object may do anything with it. */
  function passesOrmObjects(at: CallNode, what: string): void {
    const passes = at.fact.arguments.some(({ value }) => {
      if (value.kind === 'this') return true;
      return alternatives(graph.evaluate(value, at.file)).some(
        (each) => each.kind === 'instance' || each.kind === 'orm',
      );
    });
    if (passes) assumptions.add(`${what} does not touch the ORM`);
  }

  function note(line: number, text: string, receiver: string, becomes: string): void {
    receivers.push({ line, call: text, receiver, becomes });
  }

  try {
    rejectPromise(root, { position: root.fact.position, text: '' });
    if (root.fact.generator) block({ position: root.fact.position, text: '' }, 'generator', 'is a generator');
    body(root);
  } catch (error) {
    if (error instanceof BlockedError) return { blocked: error.blocked };
    throw error;
  }
  return {
    ok: { rewrites, assumptions: [...assumptions], receivers, demands: [...demands], relies: [...relies], imports },
  };
}
