/** Middleware that opens a context around what is registered behind it: where it covers that, and where it ends too early. */
import { addTo } from '../../../collections.ts';
import type { Framework } from '../../../frameworks/framework.ts';
import { frameworks as known } from '../../../frameworks/index.ts';
import type { BindingFact, Value } from '../../../model/facts.ts';
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import { createApps, functionsOf, type Apps } from '../entry-points/apps.ts';
import { aroundBody, aroundNext } from './around-next.ts';
import type { Coverage } from '../contexts/coverage.ts';
import type { Flow } from '../contexts/flow.ts';
import { createOrigins, type OriginsOf } from '../entry-points/origins.ts';

export interface Middleware {
  /** Handlers that it runs inside a context, each with the call that registers it. */
  readonly covers: ReadonlyMap<FunctionNode, CallNode>;
  /** Middleware around all that is registered behind it. */
  readonly around: ReadonlySet<FunctionNode>;
  /** Calls that open a context around a `next()` that does not wait for the handlers. */
  readonly early: readonly CallNode[];
}

/** What is registered on an app is covered: all of it, or what comes behind a call. */
interface Covered {
  readonly by: CallNode;
  readonly behind: CallNode | null;
}

const NOTHING: Middleware = { covers: new Map(), around: new Set(), early: [] };
const REGISTERING: ReadonlySet<string> = new Set(['use', 'addHook']);
const MOUNTING: ReadonlySet<string> = new Set(['use', 'route', 'mount']);
/** What handles errors and unknown paths may run for a request that came past the middleware. */
const APART: ReadonlySet<string> = new Set(['onError', 'notFound', 'setErrorHandler', 'setNotFoundHandler', 'on']);
const METHODS: ReadonlySet<string> = new Set(
  known.flatMap((each) => each.methods.filter((method) => !APART.has(method))),
);
const EVERYWHERE: ReadonlySet<string> = new Set(['*', '/*']);

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly flow: Flow;
  readonly lasting: Set<FunctionNode>;
  readonly originsOf: OriginsOf;
  readonly apps: Apps;
  readonly calls: CallNode[];
  readonly frameworks: Map<CallNode, Framework | null>;
  readonly made: Map<BindingFact, CallNode | null>;
  readonly covered: Map<CallNode, Covered>;
  readonly prove: (node: FunctionNode) => unknown;
}

/** @param wrapped functions whose bodies will run in a context of their own, unless some middleware covers them */
export function findMiddleware(
  graph: Graph,
  { files, coverage, flow }: { files: readonly FileNode[]; coverage: Coverage; flow: Flow },
  wrapped: readonly FunctionNode[],
): Middleware {
  const around = [
    ...coverage.openers.flatMap((opener) => aroundNext(opener) ?? []),
    ...wrapped.flatMap((node) => aroundBody(node) ?? []),
  ];
  if (around.length === 0) return NOTHING;
  const lasting = new Set(around.flatMap(({ node, waits, isOnlyWay }) => (waits && isOnlyWay ? [node] : [])));
  const originsOf = createOrigins(graph.project);
  const apps = createApps(graph, files, originsOf);
  const calls = files.flatMap((file) => file.calls);
  const frameworks = new Map<CallNode, Framework | null>();
  const made = new Map<BindingFact, CallNode | null>();
  const covered = new Map<CallNode, Covered>();
  /** How often a middleware is registered where it covers all that is behind it. */
  const proven = new Map<FunctionNode, number>();
  const prove = (node: FunctionNode): unknown => proven.set(node, (proven.get(node) ?? 0) + 1);
  const context: Context = { graph, flow, lasting, originsOf, apps, calls, frameworks, made, covered, prove };

  const registered = calls.flatMap((call) => {
    const name = call.fact.name?.text ?? '';
    const framework = REGISTERING.has(name) ? frameworkOf(context, call) : null;
    if (!framework) return [];
    const passed = call.fact.arguments.map(({ value }) => onlyFunction(context, value, call.file));
    return around.filter(({ node }) => passed.includes(node)).map((each) => ({ ...each, call, framework }));
  });
  const early = registered.filter(({ framework, waits, isBare }) => isBare && (framework.next === 'returns' || !waits));
  for (const { node, call, framework, waits, isOnlyWay } of registered) {
    const app = framework.next === 'waits' && waits && isOnlyWay && isForAll(call) ? ownerOf(context, call) : null;
    if (!app) continue;
    prove(node);
    if (!covered.has(app)) covered.set(app, { by: call, behind: call });
  }

  if (covered.size > 0) {
    const mounts = findMounts(context);
    while (coverRouters(context, mounts));
  }
  const covers = coveredHandlers(context);
  const isProven = (node: FunctionNode): boolean => proven.get(node) === usesOf(node, flow);
  return {
    covers,
    around: new Set([...proven.keys()].filter(isProven)),
    early: [...new Set(early.flatMap(({ opener }) => opener ?? []))],
  };
}

/** Of the app or router that a method is called on. */
function frameworkOf({ frameworks, apps }: Context, call: CallNode): Framework | null {
  const found = frameworks.get(call);
  if (found !== undefined) return found;
  const { callee, isNew } = call.fact;
  const app = callee.kind === 'member' && !isNew ? apps.of(callee.object, call.file) : null;
  const framework = app === 'unknown' ? null : app;
  frameworks.set(call, framework);
  return framework;
}

/** The call that made an app: the same for every name it goes by. */
function appOf(context: Context, value: Value, file: FileNode): CallNode | null {
  const { made } = context;
  const binding = value.kind === 'binding' ? file.facts.bindings[value.binding] : undefined;
  const found = binding && made.get(binding);
  if (found !== undefined) return found;
  const app = originOf(context, value, file);
  if (binding) made.set(binding, app);
  return app;
}

function originOf(context: Context, value: Value, file: FileNode): CallNode | null {
  const { originsOf } = context;
  const [origin, ...others] = originsOf(value, file);
  if (origin?.kind !== 'call' || others.length > 0) return null;
  const { callee } = origin.call.fact;
  // `app.use(f)` and `router.routes()` are the app again.
  const isChained = frameworkOf(context, origin.call) !== null && callee.kind === 'member';
  return isChained ? appOf(context, callee.object, origin.call.file) : origin.call;
}

function ownerOf(context: Context, { fact, file }: CallNode): CallNode | null {
  return fact.callee.kind === 'member' ? appOf(context, fact.callee.object, file) : null;
}

/** The function that a value certainly is. */
function onlyFunction({ graph }: Context, value: Value, file: FileNode): FunctionNode | null {
  const type = graph.evaluate(value, file);
  return type.kind === 'function' ? type.function : null;
}

function coverOf(context: Context, call: CallNode): CallNode | null {
  const { covered } = context;
  const owner = ownerOf(context, call);
  const cover = owner ? covered.get(owner) : undefined;
  if (!cover) return null;
  return cover.behind === null || isBehind(call, cover.behind) ? cover.by : null;
}

/** Where an app is an argument: it is mounted on another one, or given away. */
function findMounts(context: Context): Map<CallNode, CallNode[]> {
  const { calls } = context;
  const mounts = new Map<CallNode, CallNode[]>();
  for (const call of calls) {
    for (const { value } of call.fact.arguments) {
      const router = isName(value) ? appOf(context, value, call.file) : null;
      if (router) addTo(mounts, router, call);
    }
  }
  return mounts;
}

/** A router is covered if every app that it is mounted on is, and nothing else is done with it. */
function coverRouters(context: Context, mounts: ReadonlyMap<CallNode, readonly CallNode[]>): boolean {
  const { covered } = context;
  let grew = false;
  for (const [router, places] of mounts) {
    if (covered.has(router)) continue;
    const [by, ...others] = places.map((call) => {
      const isMount = MOUNTING.has(call.fact.name?.text ?? '') && frameworkOf(context, call) !== null;
      return isMount ? coverOf(context, call) : null;
    });
    if (!by || others.includes(null)) continue;
    covered.set(router, { by, behind: null });
    grew = true;
  }
  return grew;
}

function coveredHandlers(context: Context): Map<FunctionNode, CallNode> {
  const { calls, flow } = context;
  const found = new Map<FunctionNode, CallNode[]>();
  for (const call of calls) {
    const name = call.fact.callee.kind === 'member' ? (call.fact.callee.name ?? '') : '';
    const framework = METHODS.has(name) ? frameworkOf(context, call) : null;
    if (framework?.next !== 'waits' || !framework.methods.includes(name)) continue;
    noteHandlers(context, call, name, found);
  }
  // What is registered or named anywhere else may be called without the middleware.
  const all = [...found].filter(([node, by]) => usesOf(node, flow) === by.length);
  return new Map(all.flatMap(([node, [by]]) => (by ? [[node, by]] : [])));
}

/** The handlers of one route stand behind the middleware of the app, and behind each other. */
function noteHandlers(context: Context, call: CallNode, name: string, found: Map<FunctionNode, CallNode[]>): void {
  const { graph, lasting, prove } = context;
  let by = coverOf(context, call);
  for (const value of call.fact.arguments.flatMap(({ value: each }) => listed(each))) {
    if (by) for (const handler of functionsOf(graph, value, call.file)) addTo(found, handler, by);
    const node = onlyFunction(context, value, call.file);
    if (!node || !lasting.has(node)) continue;
    if (name !== 'use') prove(node);
    by ??= call;
  }
}

/** In how many places a function is given to somebody: where it is written, named, or made by a call; infinite if unknown. */
function usesOf(node: FunctionNode, flow: Flow): number {
  const { length } = flow.mentions(node);
  if (length > 0 || node.fact.use.kind === 'argument') return Math.max(length, 1);
  const { parent, fact } = node;
  if (fact.use.kind !== 'value' || !parent) return Infinity;
  if (!parent.fact.returns.some((each) => each.kind === 'function' && each.function === node.id)) return 1;
  return flow.mentions(parent).length > 0 ? Infinity : flow.into(parent).filter(({ kind }) => kind === 'call').length;
}

function listed(value: Value): readonly Value[] {
  return value.kind === 'array' ? value.elements : [value];
}

/** Registered without a path, or for all of them, and whenever the app is set up. */
function isForAll({ fact }: CallNode): boolean {
  const [first, ...others] = fact.arguments;
  const isAnyPath = first?.value.kind === 'builtin' ? EVERYWHERE.has(first.value.text ?? '') : others.length === 0;
  return fact.always && isAnyPath;
}

/** It runs after the other whenever both do. */
function isBehind(call: CallNode, other: CallNode): boolean {
  return call !== other && call.function === other.function && call.fact.range[1] > other.fact.range[1];
}

/** Only these can stand for an app; looking at every argument would take long. */
function isName({ kind }: Value): boolean {
  return kind === 'binding' || kind === 'call' || kind === 'member';
}
