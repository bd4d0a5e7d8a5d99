/** Handlers: the functions that a project gives to its web framework, and for which route. */
import { frameworks } from '../../entry-points/index.ts';
import type { Value } from '../../model/facts.ts';
import type { Graph } from '../../graph/questions.ts';
import type { CallNode, FileNode, FunctionNode } from '../../graph/nodes.ts';
import { alternatives } from '../../graph/types.ts';
import { createApps } from './apps.ts';

const METHODS: ReadonlySet<string> = new Set(frameworks.flatMap((each) => each.methods));
const OPTIONS: ReadonlySet<string> = new Set(frameworks.flatMap((each) => each.options));
/** `catchErrors(auth(async (req, res) => …))`: how many wrappers are looked through. */
const DEPTH = 3;

/** The function is one of a route's options, whose key says less than the route does. */
export function isOption({ owner }: FunctionNode): boolean {
  return owner?.kind === 'object' && OPTIONS.has(owner.name);
}

/** @returns handlers with their routes: `GET /books` */
export function findRegistrations(graph: Graph, files: readonly FileNode[]): ReadonlyMap<FunctionNode, string> {
  const found = new Map<FunctionNode, string>();
  const appOf = createApps(graph);

  function visit(call: CallNode): void {
    const { callee, arguments: passed, isNew } = call.fact;
    if (isNew || callee.kind !== 'member' || callee.name === null || !METHODS.has(callee.name)) return;
    const app = appOf(callee.object, call.file);
    if (app === null || (app !== 'unknown' && !app.methods.includes(callee.name))) return;
    const path = routePath(call);
    // Of a value that could be anything, only what looks like a route in every respect is one.
    if (app === 'unknown' && !path?.startsWith('/')) return;
    for (const { value } of passed) {
      for (const handler of handlersIn(graph, value, call.file, DEPTH)) {
        const isPlausible = app !== 'unknown' || handler.fact.async;
        if (isPlausible && !found.has(handler)) found.set(handler, routeName(call, callee.name, path));
      }
    }
  }

  for (const file of files) for (const call of file.calls) visit(call);
  return found;
}

/** The functions an argument holds: itself, in a list, among options, inside a wrapper's call, or bound. */
function handlersIn(graph: Graph, value: Value, file: FileNode, depth: number): readonly FunctionNode[] {
  if (depth === 0) return [];
  const inside = (each: Value): readonly FunctionNode[] => handlersIn(graph, each, file, depth - 1);
  if (value.kind === 'array') return value.elements.flatMap((each) => handlersIn(graph, each, file, depth));
  if (value.kind === 'call') {
    const call = file.calls[value.call];
    if (!call || call.fact.isNew) return [];
    const { callee } = call.fact;
    if (callee.kind === 'member' && callee.name === 'bind') return inside(callee.object);
    // Of what goes through a wrapper, only an async function is taken for a handler.
    return call.fact.arguments.flatMap((each) => inside(each.value)).filter((each) => each.fact.async);
  }
  return alternatives(graph.evaluate(value, file)).flatMap((type): readonly FunctionNode[] => {
    if (type.kind === 'function') return type.function.file.external ? [] : [type.function];
    if (type.kind === 'array') return functionsOf(type.element);
    if (type.kind !== 'object') return [];
    const { fact, file: home } = type.object;
    const members = fact.members.filter((member) => OPTIONS.has(member.name));
    return members.flatMap((member) => handlersIn(graph, member.value, home, depth - 1));
  });
}

function functionsOf(type: ReturnType<Graph['evaluate']>): readonly FunctionNode[] {
  return alternatives(type).flatMap((each) =>
    each.kind === 'function' && !each.function.file.external ? [each.function] : [],
  );
}

/** The path a handler is registered for: the argument that looks like one, or that of `app.route('/books')` before it. */
function routePath({ fact, file }: Pick<CallNode, 'fact' | 'file'>): string | null {
  const texts = fact.arguments.flatMap(({ value }) =>
    value.kind === 'builtin' && value.text !== undefined ? [value.text] : [],
  );
  const own =
    texts.find((text) => text.startsWith('/')) ??
    optionText(file, fact.arguments[0]?.value, ['url', 'path']) ??
    texts[0];
  if (own !== undefined) return own;
  const route = routeBefore({ fact, file });
  return route ? routePath(route) : null;
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

function optionText(file: FileNode, value: Value | undefined, keys: readonly string[]): string | undefined {
  const object = value?.kind === 'object' ? file.objects[value.object] : undefined;
  const member = object?.fact.members.find((each) => keys.includes(each.name));
  return member?.value.kind === 'builtin' ? member.value.text : undefined;
}
