/** Registrations: the functions that a project gives to a framework to be called, and for what. */
import { frameworks } from '../../../frameworks/index.ts';
import { type Framework, NOTHING, VERBS } from '../../../frameworks/framework.ts';
import type { Value, ArgumentFact } from '../../../model/facts.ts';
import type { RegistrationOption } from '../../../model/options.ts';
import type { Graph } from '../../../graph/project/questions.ts';
import type { CallNode, FileNode, FunctionNode } from '../../../graph/project/nodes.ts';
import { createApps, isNamed, type Apps } from './apps.ts';
import { type Chain, type Enclosed, findEnclosed } from './enclosing.ts';
import { goingOn } from './goes-on.ts';
import { createConfigured } from './configured.ts';
import { ANY_KEY, createHandlers, type Keys, type HandlersIn } from './handlers.ts';
import { createOrigins, type OriginsOf } from './origins.ts';
import { hasHandlerParameters, takesRequestFirst } from './requests.ts';
import { findTables } from './tables.ts';

export interface Registration {
  /** `GET /books` */
  readonly route: string;
  /** As of candidates. */
  readonly evidence: 'certain' | 'likely' | 'possible';
  /** Null where the app could be any. */
  readonly framework: Framework | null;
  /** Where it runs the handlers behind it, and waits for them. */
  readonly goesOn: CallNode | null;
  /** A middleware that runs it inside an operation of the ORM. */
  readonly enclosed: Enclosed | null;
}

const METHODS: ReadonlySet<string> = new Set(frameworks.flatMap((each) => [...each.methods, ...each.plugins]));
const OPTIONS: ReadonlySet<string> = new Set(frameworks.flatMap((each) => each.options));
/** What routers of every kind have, and the keys of a route's options. */
const ROUTING: ReadonlySet<string> = new Set([...VERBS, 'use', 'route', 'del']);
const ROUTE_KEYS: Keys = { ...NOTHING, options: ['handler', 'preHandler', 'onRequest', 'preValidation'] };

/** The function is one of a route's options, whose key says less than the route does. */
export function isOption({ owner }: FunctionNode): boolean {
  return owner?.kind === 'object' && OPTIONS.has(owner.name);
}

/** What the questions of this file are asked about, and what they remember. */
interface Context {
  readonly reachesItself: (node: FunctionNode) => boolean;
  readonly found: Map<FunctionNode, Omit<Registration, 'enclosed'>>;
  readonly chains: Chain[];
  readonly unknown: (() => void)[];
  readonly originsOf: OriginsOf;
  readonly apps: Apps;
  readonly handlersIn: HandlersIn;
  readonly configured: (call: CallNode) => readonly ArgumentFact[];
}

/**
 * @param reachesItself whether a function makes an async ORM call itself or through what it calls, not through what it registers
 * @param isOperation whether a call is an async ORM call
 * @param named calls that the configuration names
 */
export function findRegistrations(
  graph: Graph,
  files: readonly FileNode[],
  reachesItself: (node: FunctionNode) => boolean,
  isOperation: (call: CallNode) => boolean,
  named: readonly RegistrationOption[],
): ReadonlyMap<FunctionNode, Registration> {
  const found = new Map<FunctionNode, Omit<Registration, 'enclosed'>>();
  const chains: Chain[] = [];
  const unknown: (() => void)[] = [];
  const originsOf = createOrigins(graph.project);
  const apps = createApps(graph, files, originsOf);
  const handlersIn = createHandlers(graph, originsOf);

  const configured = createConfigured(graph.project, named);
  const context: Context = { reachesItself, found, chains, unknown, originsOf, apps, handlersIn, configured };

  for (const file of files) {
    for (const call of file.calls) {
      if (named.length > 0) visitConfigured(context, call);
      visitMethod(context, call);
      visitFunction(context, call);
    }
  }
  for (const visit of unknown) visit();
  for (const { handler, route } of findTables(files, originsOf, handlersIn)) note(context, handler, route, 'likely');
  const enclosed = findEnclosed(chains, (node) => found.get(node)?.goesOn ?? null, isOperation);
  // What is behind such a middleware opens no context, so there is none inside its own.
  const enclosing = new Set([...enclosed.values()].map(({ by }) => by));
  return new Map(
    [...found].map(([node, { goesOn, ...each }]) => {
      const waitsFor = goesOn && enclosing.has(goesOn) ? null : goesOn;
      return [node, { ...each, goesOn: waitsFor, enclosed: enclosed.get(node) ?? null }];
    }),
  );
}

function note(
  { found, apps, reachesItself }: Context,
  handler: FunctionNode,
  route: string,
  evidence: Registration['evidence'],
  by?: Framework,
): void {
  const known = found.get(handler);
  // A plugin registers what is written in it; only what it does itself has to be covered.
  if (apps.isPlugin(handler) && !reachesItself(handler)) return;
  if (known === undefined || (known.evidence !== 'certain' && evidence === 'certain'))
    found.set(handler, {
      ...{ route, evidence, framework: by ?? null },
      goesOn: by?.next === 'waits' ? goingOn(handler) : null,
    });
}

/** `app.get('/books', list)` */
function visitMethod(context: Context, call: CallNode): void {
  const { apps, unknown, handlersIn, chains } = context;
  const { callee, arguments: passed, isNew } = call.fact;
  if (isNew || callee.kind !== 'member') return;
  if (callee.name === null) {
    visitComputed(context, call, callee.object);
    return;
  }
  if (!METHODS.has(callee.name)) return;
  const app = apps.of(callee.object, call.file);
  if (app === null) return;
  const path = routePath(call);
  if (app === 'unknown') {
    unknown.push(() => {
      visitUnknown(context, call, callee.name ?? '', path);
    });
    return;
  }
  if (!app.methods.includes(callee.name) && !app.plugins.includes(callee.name)) return;
  const handlers = passed.flatMap(({ value }) => handlersIn(value, call.file, app));
  chains.push({ framework: app, handlers });
  for (const handler of handlers) note(context, handler, routeName(call, callee.name, path), 'certain', app);
}

/** `app[each.method](each.path, each.handler)`, in a loop over a table */
function visitComputed(context: Context, call: CallNode, object: Value): void {
  const { apps, handlersIn, chains } = context;
  const app = apps.of(object, call.file);
  if (app === null || app === 'unknown' || call.fact.arguments.length < 2) return;
  const handlers = call.fact.arguments.flatMap(({ value }) => handlersIn(value, call.file, app));
  chains.push({ framework: app, handlers });
  for (const handler of handlers) note(context, handler, `${call.fact.text} of a table`, 'certain', app);
}

/** Of a value that could be anything, only what looks like a route in every respect is one. */
function visitUnknown(context: Context, call: CallNode, method: string, path: string | null): void {
  const { handlersIn, chains } = context;
  if (!ROUTING.has(method) || path?.startsWith('/') !== true || isHandling(context, call.function)) return;
  const handlers = call.fact.arguments.flatMap(({ value }) => handlersIn(value, call.file, ROUTE_KEYS));
  chains.push({ framework: null, handlers });
  for (const handler of handlers) {
    // A cache may be asked for a path as well, and make what it does not have; it gives no request to do so.
    const evidence = hasHandlerParameters(handler) ? 'certain' : 'possible';
    if (handler.fact.async) note(context, handler, routeName(call, method, path), evidence);
  }
}

/** Routes are made when the program starts, not while a request is handled. */
function isHandling(context: Context, node: FunctionNode): boolean {
  const { found, apps } = context;
  if (takesRequestFirst(node) || (found.has(node) && !apps.isPlugin(node))) return true;
  return node.parent !== null && isHandling(context, node.parent);
}

/** `new Worker('mails', send)`, `schedule('0 3 * * *', clean)` */
function visitFunction(context: Context, call: CallNode): void {
  const { handlersIn } = context;
  const framework = registrarOf(context, call);
  if (!framework) return;
  for (const { value } of call.fact.arguments) {
    for (const handler of handlersIn(value, call.file, framework)) note(context, handler, callName(call), 'certain');
  }
}

function registrarOf({ originsOf }: Context, call: CallNode): Framework | null {
  const { callee } = call.fact;
  const origins = originsOf(callee, call.file);
  return frameworks.find((each) => origins.some((origin) => isNamed(each, origin, each.functions))) ?? null;
}

function visitConfigured(context: Context, call: CallNode): void {
  const { configured, handlersIn } = context;
  for (const { value } of configured(call)) {
    for (const handler of handlersIn(value, call.file, ANY_KEY)) note(context, handler, callName(call), 'certain');
  }
}

/** The path a handler is registered for: the argument that looks like one, or that of `app.route('/books')` before it. */
function routePath({ fact, file }: Pick<CallNode, 'fact' | 'file'>): string | null {
  const texts = textsIn({ fact });
  const own =
    texts.find((text) => text.startsWith('/')) ??
    optionText(file, fact.arguments[0]?.value, ['url', 'path']) ??
    texts[0];
  if (own !== undefined) return own;
  const route = routeBefore({ fact, file });
  return route ? routePath(route) : null;
}

function textsIn({ fact }: Pick<CallNode, 'fact'>): readonly string[] {
  return fact.arguments.flatMap(({ value }) =>
    value.kind === 'builtin' && value.text !== undefined ? [value.text] : [],
  );
}

/** The `app.route('/books')` that a chain of verbs begins with. */
function routeBefore({ fact, file }: Pick<CallNode, 'fact' | 'file'>): CallNode | null {
  const { callee } = fact;
  const before = callee.kind === 'member' && callee.object.kind === 'call' ? file.calls[callee.object.call] : undefined;
  if (!before) return null;
  return before.fact.name?.text === 'route' ? before : routeBefore(before);
}

function routeName(call: CallNode, method: string, path: string | null): string {
  const verb = optionText(call.file, call.fact.arguments[0]?.value, ['method']) ?? method;
  return path === null ? `${verb}()` : `${verb.toUpperCase()} ${path}`;
}

/** `Worker('mails')` */
function callName(call: CallNode): string {
  const [text] = textsIn(call);
  return `${call.fact.name?.text ?? 'call'}(${text === undefined ? '' : `'${text}'`})`;
}

function optionText(file: FileNode, value: Value | undefined, keys: readonly string[]): string | undefined {
  const object = value?.kind === 'object' ? file.objects[value.object] : undefined;
  const member = object?.fact.members.find((each) => keys.includes(each.name));
  return member?.value.kind === 'builtin' ? member.value.text : undefined;
}
