/** Tables of routes: lists of `path('/books', list)` calls, of `{ path, handler }` objects or of pairs, as in `urlpatterns`. */
import type { Value } from '../../../model/facts.ts';
import type { CallNode, FileNode, FunctionNode, ObjectNode } from '../../../graph/project/nodes.ts';
import type { HandlersIn, Keys } from './handlers.ts';
import type { OriginsOf } from './origins.ts';

export interface TableEntry {
  readonly handler: FunctionNode;
  readonly route: string;
}

const NAMES = new Set(['urlpatterns', 'urlPatterns', 'routes', 'urls']);
const MODULES = /(^|\/)(urls|routes|routing)(\.[^/]*|\/[^/]*)?$/;
const PATHS: readonly string[] = ['path', 'url', 'pattern', 'route'];
const KEYS: Keys = { options: ['handler', 'view', 'action', 'loader', 'controller', 'callback', 'handlers'], maps: [] };
const NESTED: readonly string[] = ['children', 'routes'];

/** What the tables of these files name. */
export function findTables(
  files: readonly FileNode[],
  originsOf: OriginsOf,
  handlersIn: HandlersIn,
): readonly TableEntry[] {
  const found: TableEntry[] = [];
  /** A table may hold itself, and many may hold the same one. */
  const read = new Set<Value>();

  function note(values: readonly Value[], file: FileNode, route: string): void {
    for (const value of values) {
      for (const handler of handlersIn(value, file, KEYS)) found.push({ handler, route });
    }
  }

  function readRow(row: Value, file: FileNode): void {
    if (row.kind === 'element') {
      readTable(row.of, file);
    } else if (row.kind === 'array') {
      readPair(row.elements, file);
    } else {
      for (const origin of originsOf(row, file)) {
        if (origin.kind === 'call') readCall(origin.call);
        const object =
          origin.kind === 'value' && origin.value.kind === 'object'
            ? origin.file.objects[origin.value.object]
            : undefined;
        if (object) readObject(object);
      }
    }
  }

  /** `['/books', list]` */
  function readPair(values: readonly Value[], file: FileNode): void {
    const route = values.map(textOf).find((text) => text !== undefined);
    if (route !== undefined) note(values, file, route);
  }

  /** `path('/books', list, { name: 'books' })`, `route('GET', '/books', list)` */
  function readCall(call: CallNode): void {
    readPair(
      call.fact.arguments.map(({ value }) => value),
      call.file,
    );
  }

  function readObject(object: ObjectNode): void {
    const { fact, file } = object;
    const path = fact.members.find(({ name }) => PATHS.includes(name));
    const route = path && textOf(path.value);
    for (const { name, value } of fact.members) {
      if (NESTED.includes(name)) readTable(value, file);
      else if (route !== undefined && KEYS.options.includes(name)) note([value], file, route);
    }
  }

  function readTable(value: Value, file: FileNode): void {
    for (const origin of originsOf(value, file)) {
      if (origin.kind !== 'value' || origin.value.kind !== 'array' || read.has(origin.value)) continue;
      read.add(origin.value);
      for (const row of origin.value.elements) readRow(row, origin.file);
    }
  }

  for (const file of files) {
    for (const table of tablesOf(file)) readTable(table, file);
  }
  return found;
}

/** What a module declares under a name for tables, or exports where tables are expected. */
function tablesOf({ facts }: FileNode): readonly Value[] {
  const isModule = MODULES.test(facts.path.replace(/\.[cm]?[jt]sx?$/, ''));
  const named = facts.bindings.flatMap((binding) =>
    binding.function === 0 && NAMES.has(binding.name) ? binding.values : [],
  );
  const exported = facts.exports.flatMap(({ name, value }) => (value && (isModule || NAMES.has(name)) ? [value] : []));
  return [...named, ...exported];
}

function textOf(value: Value): string | undefined {
  return value.kind === 'builtin' ? value.text : undefined;
}
