/** Whether a value is an app or router of a framework: told by the call that made it, its type, its package, or who hands it over. */
import { addTo } from '../../../collections.ts';
import { frameworks } from '../../../frameworks/index.ts';
import type { Framework } from '../../../frameworks/framework.ts';
import type { TypeFact, Value } from '../../../model/facts.ts';
import { isPackage } from '../../../graph/project/exports.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { alternatives, type Type, withoutNullish } from '../../../graph/project/types.ts';
import type { Origin, OriginsOf } from './origins.ts';
import { importedFrom } from './requests.ts';

/** The framework whose app a value is; `unknown` where it could be anything; null where it is something else. */
export type App = Framework | 'unknown' | null;

export interface Apps {
  of(value: Value, file: FileNode): App;
  /** The function is given an app of the framework as its first argument. */
  isPlugin(node: FunctionNode): boolean;
}

const PLUGGING: ReadonlySet<string> = new Set(frameworks.flatMap((each) => each.plugins));

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly graph: Graph;
  readonly files: readonly FileNode[];
  readonly originsOf: OriginsOf;
  readonly plugins: Map<FunctionNode, Framework>;
  callersOf: Map<FunctionNode, CallNode[]> | null;
}

export function createApps(graph: Graph, files: readonly FileNode[], originsOf: OriginsOf): Apps {
  const plugins = new Map<FunctionNode, Framework>();
  const context: Context = { graph, files, originsOf, plugins, callersOf: null };

  findTyped(context);
  findPlugins(context);
  return { of: (value, file) => appOf(context, value, file), isPlugin: (node) => plugins.has(node) };
}

function appOf(context: Context, value: Value, file: FileNode): App {
  const { graph } = context;
  const framework = made(context, value, file, new Set());
  if (framework) return framework;
  const types = alternatives(withoutNullish(graph.evaluate(value, file)));
  const typed = types.map((type) => frameworkOf(type) ?? extended(context, type)).find((each) => each !== null);
  if (typed) return typed;
  return types.every((type) => type.kind === 'unknown' || type.kind === 'missing') ? 'unknown' : null;
}

/** `class Shop extends EventEmitter` */
function extended({ graph }: Context, type: Type): Framework | null {
  return type.kind === 'instance' ? first(graph.hierarchy.packageBases(type.class), frameworkOf) : null;
}

/** Follows a value to what it was made by. */
function made(context: Context, value: Value, file: FileNode, seen: ReadonlySet<unknown>): Framework | null {
  const { originsOf } = context;
  return first(originsOf(value, file), (origin) => madeAt(context, origin, seen));
}

function madeAt(context: Context, origin: Origin, seen: ReadonlySet<unknown>): Framework | null {
  switch (origin.kind) {
    case 'package':
      return first(frameworks, (each) => (isNamed(each, origin, each.instances) ? each : null));
    case 'parameter':
      return (
        givenTo(context, origin.function, origin.index) ?? givenByCallers(context, origin.function, origin.index, seen)
      );
    case 'call':
      return seen.has(origin.call) ? null : madeBy(context, origin.call, new Set([...seen, origin.call]));
    case 'value': {
      const { value, file } = origin;
      // A procedure is a member of what makes procedures; any other member of an app is something else.
      if (value.kind !== 'member' || value.name === null) return null;
      const owner = made(context, value.object, file, seen);
      return owner?.members.includes(value.name) ? owner : null;
    }
  }
}

/** `express()`, `new Hono()`, `createApp()` of the project; and `app.route('/books')`, as routers give themselves to be called again. */
function madeBy(context: Context, call: CallNode, seen: ReadonlySet<unknown>): Framework | null {
  const { originsOf, graph } = context;
  const { callee } = call.fact;
  const factory = first(originsOf(callee, call.file), (origin) =>
    first(frameworks, (each) => (isNamed(each, origin, each.factories) ? each : null)),
  );
  if (factory) return factory;
  const returned = first(graph.targetsOf(call), ({ file, fact }) =>
    file.external ? null : first(fact.returns, (each) => made(context, each, file, seen)),
  );
  if (returned) return returned;
  return callee.kind === 'member' ? made(context, callee.object, call.file, seen) : null;
}

function givenTo({ plugins }: Context, node: FunctionNode, index: number): Framework | null {
  const plugin = index === 0 ? plugins.get(node) : undefined;
  if (plugin) return plugin;
  const parameter = node.fact.parameters[index];
  if (!parameter || parameter.type !== null) return null;
  return frameworks.find((each) => each.parameters.includes(parameter.name ?? '')) ?? null;
}

/** `addCommands(program)`: the parameter is what all callers give. */
function givenByCallers(
  context: Context,
  node: FunctionNode,
  index: number,
  seen: ReadonlySet<unknown>,
): Framework | null {
  if (seen.has(node)) return null;
  const below = new Set([...seen, node]);
  const given = (callers(context).get(node) ?? []).map((call) => {
    const passed = call.fact.arguments[index];
    return passed && !passed.spread ? made(context, passed.value, call.file, below) : null;
  });
  const [framework] = given;
  return framework && given.every((each) => each === framework) ? framework : null;
}

/** The calls of each function of the project that takes something. */
function callers(context: Context): ReadonlyMap<FunctionNode, readonly CallNode[]> {
  const { files, graph } = context;
  if (context.callersOf) return context.callersOf;
  context.callersOf = new Map();
  for (const call of files.flatMap((file) => file.calls)) {
    if (call.fact.arguments.length === 0) continue;
    for (const node of graph.targetsOf(call)) if (!node.file.external) addTo(context.callersOf, node, call);
  }
  return context.callersOf;
}

/** `app.register(routes)`, `io.on('connection', (socket) => …)`: each may show more apps, and so more of these. */
function findPlugins(context: Context): void {
  const { files, plugins } = context;
  const calls = files.flatMap((file) => file.calls.filter(mayPlug));
  for (let grew = true; grew;) {
    const before = plugins.size;
    for (const call of calls) notePlugins(context, call);
    grew = plugins.size > before;
  }
}

/** `const routes: FastifyPluginAsync = async (app) => …` */
function findTyped({ files, graph, plugins }: Context): void {
  for (const file of files) {
    for (const { type, values } of file.facts.bindings) {
      const framework = type === null ? null : pluggedInto(type, file);
      for (const value of framework ? values : []) {
        for (const node of functionsOf(graph, value, file)) if (framework) plugins.set(node, framework);
      }
    }
  }
}

function notePlugins(context: Context, call: CallNode): void {
  const { plugins } = context;
  const { callee, arguments: passed } = call.fact;
  if (callee.kind !== 'member' || callee.name === null) return;
  const app = appOf(context, callee.object, call.file);
  if (app === null || app === 'unknown' || !app.plugins.includes(callee.name)) return;
  for (const { value } of passed) {
    for (const node of pluginsIn(context, value, call.file)) plugins.set(node, app);
  }
}

/** By name, in place, or in a wrapper: `app.register(fp(routes))`. */
function pluginsIn({ originsOf, graph }: Context, value: Value, file: FileNode): readonly FunctionNode[] {
  const wrapped = originsOf(value, file).flatMap((origin) =>
    origin.kind === 'call' && !origin.call.fact.isNew
      ? origin.call.fact.arguments.flatMap((each) => functionsOf(graph, each.value, origin.call.file))
      : [],
  );
  return [...functionsOf(graph, value, file), ...wrapped];
}

/** The origin is one of these names of the framework; `default` stands for the module itself as well. */
export function isNamed(framework: Framework, origin: Origin, names: readonly string[]): boolean {
  if (origin.kind !== 'package') return false;
  const { module, path } = origin;
  if (module === null) return framework.globals.includes(path[0] ?? '') && names.includes(path.join('.'));
  if (!framework.packages.some((known) => isPackage(module, known))) return false;
  const own = path[0] === 'default' ? path.slice(1) : path;
  return names.includes(own.length === 0 ? 'default' : own.join('.'));
}

function frameworkOf(type: Type): Framework | null {
  if (type.kind === 'external') {
    const name = type.path.at(-1) ?? 'default';
    const isApp = ({ factories, types }: Framework): boolean => factories.includes(name) || types.includes(name);
    return (
      frameworks.find((each) => each.packages.some((known) => isPackage(type.module, known)) && isApp(each)) ?? null
    );
  }
  if (type.kind !== 'instance' && type.kind !== 'class') return null;
  const { path } = type.class.file.facts;
  return frameworks.find((each) => each.packages.some((known) => path.includes(`/node_modules/${known}/`))) ?? null;
}

/** The framework whose plugins are written with that type. */
function pluggedInto(type: TypeFact, file: FileNode): Framework | null {
  if (type.kind !== 'reference') return null;
  const specifier = importedFrom(type.target, file);
  const isFrom = ({ packages }: Framework): boolean => packages.some((each) => isPackage(specifier, each));
  const name = type.name.split('.').at(-1) ?? '';
  return frameworks.find((each) => each.pluginTypes.includes(name) && isFrom(each)) ?? null;
}

/** The functions of the project that a value may be. */
export function functionsOf(graph: Graph, value: Value, file: FileNode): readonly FunctionNode[] {
  return alternatives(graph.evaluate(value, file)).flatMap((type) =>
    type.kind === 'function' && !type.function.file.external ? [type.function] : [],
  );
}

function mayPlug({ fact }: CallNode): boolean {
  return fact.callee.kind === 'member' && fact.callee.name !== null && PLUGGING.has(fact.callee.name);
}

function first<S, T>(items: readonly S[], pick: (item: S) => T | null): T | null {
  for (const item of items) {
    const found = pick(item);
    if (found !== null) return found;
  }
  return null;
}
