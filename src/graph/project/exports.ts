/** What a module exports: through re-exports, barrels, `export *`, CommonJS and the profile's tables. */
import { WHOLE_MODULE } from '../../model/facts.ts';
import { DATA, isPlatformModule } from './builtins.ts';
import type { Graph } from './questions.ts';
import type { FileNode } from './nodes.ts';
import { lookUpOwn } from '../../collections.ts';
import type { Described } from './described.ts';
import { isFile, type Project } from './project.ts';
import { type Type, UNKNOWN } from './types.ts';

export interface Exports {
  /** What `import { name } from specifier` binds. */
  imported(from: FileNode, specifier: string, name: string): Type;
  /** What `require(specifier)` and `import * as x` give. */
  module(from: FileNode, specifier: string): Type;
  /** The type of the profile's tables that a name from a package stands for; null when none does. */
  table(specifier: string, name: string): Type | null;
  /** An export of a file by name; null when it has none. */
  exported(file: FileNode, name: string): Type | null;
}

export function createExports(graph: Graph): Exports {
  const { project } = graph;
  const { profile, described } = project;

  function exported(file: FileNode, name: string, seen = new Set<string>()): Type | null {
    // Cycles of re-exports end where they began.
    const key = `${name}\0${file.facts.path}`;
    if (seen.has(key)) return null;
    seen.add(key);
    const fact = file.facts.exports.findLast((each) => each.name === name);
    if (fact?.from) return imported(file, fact.from.specifier, fact.from.name, seen);
    if (fact?.value) return graph.evaluate(fact.value, file);
    if (name !== 'default') {
      for (const specifier of file.facts.starExports) {
        const target = project.open(file, specifier);
        const found = isFile(target) ? exported(target, name, seen) : null;
        if (found) return found;
      }
    }
    const whole = file.facts.exports.findLast((each) => each.name === WHOLE_MODULE);
    if (!whole?.value) return null;
    const value = graph.evaluate(whole.value, file);
    return name === 'default' ? value : known(graph.memberOf(value, name));
  }

  function imported(from: FileNode, specifier: string, name: string, seen = new Set<string>()): Type {
    if (name === '*') return module(from, specifier);
    if (from === described?.file) return described.base(name) ?? UNKNOWN;
    const target = project.open(from, specifier);
    const isUnread = !isFile(target) || target.external;
    const told = isUnread
      ? (describedClass(described, specifier, name) ?? describedData(project, specifier, name))
      : null;
    if (told) return told;
    if (!isFile(target)) return absent(target, specifier, name);
    const found = exported(target, name, seen) ?? declared(from, specifier, name, seen);
    if (!target.external) return found ?? { kind: 'missing', specifier };
    // Of the ORM all counts that the code says.
    if (graph.packages.isOrmFile(target) && found && found.kind !== 'unknown') return found;
    // Inside a package its own modules are followed as those of the project are.
    if (from.external && specifier.startsWith('.')) return found ?? UNKNOWN;
    return found && isUseful(found) ? found : { kind: 'external', module: specifier, path: [name] };
  }

  /** A compiled package may hide its classes from us where its declarations do not. */
  function declared(from: FileNode, specifier: string, name: string, seen: Set<string>): Type | null {
    const types = project.openTypes(from, specifier);
    return types && exported(types, name, seen);
  }

  function absent(target: { kind: 'package' | 'missing' }, specifier: string, name: string): Type {
    // A name that the tables know is the ORM's, whether anybody has declared the package or not.
    const known = specifier.startsWith('.') ? null : inTables(project, specifier, name);
    if (target.kind === 'missing' && !profile.plain.includes(name) && lookUpOwn(profile.functions, name) === undefined)
      return known ?? { kind: 'missing', specifier };
    return known ?? { kind: 'external', module: specifier, path: [name] };
  }

  function module(from: FileNode, specifier: string): Type {
    const target = project.open(from, specifier);
    if (!isFile(target)) {
      if (target.kind === 'package') return { kind: 'external', module: specifier, path: [] };
      return /^[./]/.test(specifier)
        ? { kind: 'missing', specifier }
        : { kind: 'external', module: specifier, path: [], isUndeclared: true };
    }
    const whole = target.facts.exports.findLast((each) => each.name === WHOLE_MODULE);
    // A dependency in CommonJS is not followed further than its classes.
    if (whole?.value) return graph.evaluate(whole.value, target);
    return { kind: 'namespace', file: target };
  }

  return { imported, module, table: (specifier, name) => inTables(project, specifier, name), exported };
}

function inTables({ profile, described }: Project, specifier: string, name: string): Type | null {
  if (isPlatformModule(specifier) || profile.otherOrms.some((other) => isPackage(specifier, other))) return null;
  const isOpen = profile.modules.length === 0 || specifier === '' || profile.ownNames?.includes(name) === true;
  if (!isOpen && !profile.modules.some((each) => isPackage(specifier, each))) return null;
  const told = describedClass(described, specifier, name);
  if (told) return told;
  const origin = specifier === '' ? name : `${name} from '${specifier}'`;
  for (const [type, { names }] of Object.entries(profile.types)) {
    if (names.includes(name)) return { kind: 'orm-class', type, origin, module: specifier };
  }
  const instance = lookUpOwn(profile.instances, name) ?? (Object.hasOwn(profile.objects, name) ? name : undefined);
  if (instance === undefined) return null;
  const node = described?.ofType(instance);
  if (node) return { kind: 'instance', class: node, model: null };
  return { kind: 'orm', type: instance, origin, module: specifier, model: null };
}

/** An object of the package that is said to be data. */
function describedData({ profile, described }: Project, specifier: string, name: string): Type | null {
  const isData = described?.isOf(specifier) === true && lookUpOwn(profile.exports?.members, name) === 'plain';
  return isData ? { kind: 'builtin', name: DATA } : null;
}

function describedClass(described: Described | null, specifier: string, name: string): Type | null {
  const node = described?.imported(specifier, name);
  return node ? { kind: 'class', class: node } : null;
}

/** Of a dependency only what classes there are matters; calls into it are calls into a package. */
function isUseful(type: Type): boolean {
  return (
    type.kind === 'class' ||
    type.kind === 'instance' ||
    type.kind === 'orm-class' ||
    type.kind === 'orm' ||
    type.kind === 'namespace'
  );
}

function known(type: Type): Type | null {
  return type.kind === 'unknown' ? null : type;
}

/** `specifier` is the package or a module inside it. */
export function isPackage(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(name.endsWith(':') || name.endsWith('/') ? name : `${name}/`);
}
