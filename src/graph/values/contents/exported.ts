/** Exports: whoever imports a container, or the module that has it, has it too. */
import { addTo } from '../../../collections.ts';
import { type Value, WHOLE_MODULE } from '../../../model/facts.ts';
import { flowsOf, type Key, keyOf } from '../../project/flows.ts';
import type { FileNode } from '../../project/nodes.ts';
import { isFile } from '../../project/project.ts';
import type { Graph } from '../../project/questions.ts';
import type { Trace } from './trace.ts';

/** A variable that is imported, or required. */
interface Importer {
  readonly file: FileNode;
  readonly binding: number;
  /** The name of the export that it is; null for the whole module. */
  readonly name: string | null;
}

interface Passage {
  readonly file: FileNode;
  /** The name it has there; null for `export *`. */
  readonly name: string | null;
  readonly from: string | null;
}

interface Index {
  readonly importers: ReadonlyMap<FileNode, readonly Importer[]>;
  /** By module, those that export something of it again. */
  readonly passages: ReadonlyMap<FileNode, readonly Passage[]>;
  /** Modules that are used without a variable: `require('./db').tables.clear()`, `import('./db').then(f)`. */
  readonly loose: ReadonlySet<FileNode>;
}

const indexes = new WeakMap<Graph, Index>();

/**
 * Follows a reference that a module exports into those that import it. What nobody imports is for code that is not seen.
 *
 * @param depth how many containers stand around it in what is exported
 */
export function holdExported(trace: Trace, file: FileNode, key: Key, depth: number): void {
  const names = file.facts.exports.filter(({ value }) => value && keyOf(value) === key).map(({ name }) => name);
  let found = 0;
  for (const place of placesOf(trace.graph, file, names)) {
    if (indexOf(trace.graph).loose.has(place.file)) trace.isOpen = true;
    for (const each of indexOf(trace.graph).importers.get(place.file) ?? []) {
      const isWhole = each.name === null && (place.name === WHOLE_MODULE || place.name === 'default');
      const isNamed = each.name === place.name || (each.name === 'default' && place.name === WHOLE_MODULE);
      if (isNamed || isWhole) trace.push(each.file, `binding ${String(each.binding)}`, depth);
      else if (place.name === WHOLE_MODULE) trace.push(each.file, `binding ${String(each.binding)}`, depth - 1);
      if (isNamed || place.name === WHOLE_MODULE) found += 1;
      else if (each.name === null) found += holdInModule(trace, each, place.name, depth);
    }
  }
  // Code that is not seen creates its own objects of a class.
  const isOthers = depth > 0 || !trace.site.class;
  if (found === 0 && isOthers) trace.isOpen = true;
}

/** `db.tables`, where `db` is the module. */
function holdInModule(trace: Trace, { file, binding }: Importer, name: string, depth: number): number {
  let found = 0;
  for (const flow of flowsOf(file).of(`binding ${String(binding)}`)) {
    if (flow.to === 'receiver') continue;
    if (flow.to !== 'part' || flow.part.kind !== 'member' || flow.part.name === null) trace.isOpen = true;
    else if (flow.part.name === name) {
      trace.follow(file, flow.part, depth);
      found += 1;
    }
  }
  return found;
}

/** The modules that have it, each with the name it has there. */
function placesOf(graph: Graph, file: FileNode, names: readonly string[]): readonly { file: FileNode; name: string }[] {
  const found = names.map((name) => ({ file, name }));
  const seen = new Map<FileNode, Set<string>>();
  for (const place of found) {
    const known = seen.get(place.file) ?? new Set();
    seen.set(place.file, known);
    if (known.has(place.name)) continue;
    known.add(place.name);
    for (const each of indexOf(graph).passages.get(place.file) ?? []) {
      if (each.from === null && place.name !== 'default') found.push({ file: each.file, name: place.name });
      if (each.from === place.name) found.push({ file: each.file, name: each.name ?? place.name });
    }
  }
  return found;
}

function indexOf(graph: Graph): Index {
  const known = indexes.get(graph) ?? build(graph);
  indexes.set(graph, known);
  return known;
}

function build({ project, packages }: Graph): Index {
  const importers = new Map<FileNode, Importer[]>();
  const passages = new Map<FileNode, Passage[]>();
  const loose = new Set<FileNode>();
  for (const file of packages.seen) {
    const enter = (specifier: string, binding: number, name: string | null): void => {
      const target = project.open(file, specifier);
      if (isFile(target)) addTo(importers, target, { file, binding, name });
    };
    const pass = (specifier: string, name: string | null, from: string | null): void => {
      const target = project.open(file, specifier);
      if (isFile(target)) addTo(passages, target, { file, name, from });
    };
    file.facts.bindings.forEach(({ import: imported, values }, binding) => {
      if (imported && !imported.types) enter(imported.specifier, binding, imported.name === '*' ? null : imported.name);
      for (const value of values) {
        const read = moduleRead(value);
        if (read) enter(read.specifier, binding, read.name);
      }
    });
    for (const specifier of usedAtOnce(file)) {
      const target = project.open(file, specifier);
      if (isFile(target)) loose.add(target);
    }
    for (const { name, from } of file.facts.exports) if (from) pass(from.specifier, name, from.name);
    for (const specifier of file.facts.starExports) pass(specifier, null, null);
  }
  return { importers, passages, loose };
}

function usedAtOnce(file: FileNode): readonly string[] {
  const used = file.calls.flatMap(({ fact }) => [fact.callee, ...fact.arguments.map(({ value }) => value)]);
  const written = file.functions.flatMap(({ fact }) => fact.accesses.filter((each) => each.write));
  const deeper = file.facts.bindings.flatMap(({ values }) => values.filter((each) => moduleRead(each) === null));
  return [...used, ...written.map(({ value }) => value), ...deeper].flatMap((each) => rootModule(each) ?? []);
}

function rootModule(value: Value): string | null {
  if (value.kind === 'member') return rootModule(value.object);
  if (value.kind === 'awaited') return rootModule(value.value);
  return value.kind === 'module' ? value.specifier : null;
}

/** `require('./db')`, `await import('./db')`, and a member of one of these. */
function moduleRead(value: Value): { readonly specifier: string; readonly name: string | null } | null {
  if (value.kind === 'awaited') return moduleRead(value.value);
  if (value.kind === 'module') return { specifier: value.specifier, name: null };
  if (value.kind !== 'member' || value.name === null) return null;
  const whole = moduleRead(value.object);
  return whole?.name === null ? { specifier: whole.specifier, name: value.name } : null;
}
