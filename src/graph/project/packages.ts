/** The packages of the ORM: those that the project's models come from, installed or not. One answer for everyone who asks. */
import type { Value } from '../../model/facts.ts';
import { packageOf } from '../../model/package-names.ts';
import type { ClassNode, FileNode } from './nodes.ts';
import { isFile } from './project.ts';
import type { Graph } from './questions.ts';

export interface Packages {
  /** The module is the ORM's, or one inside its package. */
  isOrm(module: string): boolean;
  /** The file stands in an installed package of the ORM. */
  isOrmFile(file: FileNode): boolean;
  /** The file is one of the ORM's, be it that the ORM stands in the project: classes where pairs begin, and what they import. */
  isOrmCode(file: FileNode): boolean;
  /** All that can be read of the ORM's installed packages. */
  readonly files: readonly FileNode[];
  /** The project's own files and these: all code that is seen. */
  readonly seen: readonly FileNode[];
  /** The file is one of them. */
  isSeen(file: FileNode): boolean;
}

/** @param names of the packages, as the structure of the project has them */
export function createPackages(graph: Graph, names: ReadonlySet<string>): Packages {
  const { project } = graph;
  const ofFiles = new Map<FileNode, boolean>();
  let files: readonly FileNode[] | null = null;
  let seen: readonly FileNode[] | null = null;
  let own: ReadonlySet<FileNode> | null = null;

  function isOrmFile(file: FileNode): boolean {
    const found = ofFiles.get(file) ?? (file.external && names.has(packageOfFile(file)));
    ofFiles.set(file, found);
    return found;
  }

  function read(): readonly FileNode[] {
    const found = new Set<FileNode>();
    const enter = (from: FileNode, specifier: string): void => {
      const code = project.open(from, specifier);
      for (const file of [isFile(code) ? code : null, project.openTypes(from, specifier)])
        if (file && isOrmFile(file)) found.add(file);
    };
    for (const file of project.files)
      for (const specifier of specifiersIn(file)) if (names.has(packageOf(specifier))) enter(file, specifier);
    for (const file of found) for (const specifier of specifiersIn(file)) enter(file, specifier);
    return [...found];
  }

  return {
    isOrmCode: (file) => {
      own ??= ownOrm(graph);
      return own.has(file) || isOrmFile(file);
    },
    isOrm: (module) => names.has(packageOf(module)),
    isOrmFile,
    get files() {
      files ??= read();
      return files;
    },
    get seen() {
      seen ??= [...project.files, ...this.files];
      return seen;
    },
    isSeen: (file) => !file.external || isOrmFile(file),
  };
}

/** The file, and all that it imports at any depth, as far as it can be read. */
export function importedBy({ project }: Graph, start: FileNode): ReadonlySet<FileNode> {
  const found = new Set([start]);
  for (const file of found) {
    for (const specifier of specifiersIn(file)) {
      const target = project.open(file, specifier);
      if (isFile(target)) found.add(target);
    }
  }
  return found;
}

/** The packages that classes of the project, or classes above them, get a pair from. */
export function findOrmPackages(graph: Graph): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of graph.project.files) {
    for (const node of file.classes) {
      for (const { module } of graph.hierarchy.ormRoots(node)) found.add(packageOf(module));
      for (const base of externalBases(graph, node)) {
        if (!graph.pairs.bearsAny(base)) continue;
        found.add(packageOfFile(base.file));
        // A package may hand on the classes of another.
        for (const specifier of node.fact.bases.flatMap((each) => [...specifiersOf(each, file)]))
          found.add(packageOf(specifier));
      }
    }
  }
  return new Set([...found].filter((each) => each !== '' && !each.startsWith('.')));
}

/**
 * The files of an ORM that stands in the project. A base class that works with models of the application, by way of whatever
 * it imports, is one of the application.
 */
function ownOrm(graph: Graph): ReadonlySet<FileNode> {
  const found = new Set<FileNode>();
  for (const file of graph.project.files) {
    if (!file.classes.some(graph.pairs.begins)) continue;
    const imported = [...importedBy(graph, file)].filter((each) => !each.external);
    if (!imported.some((each) => hasOverride(graph, each))) for (const each of imported) found.add(each);
  }
  return found;
}

/** Of its classes one declares the sync side of an inherited pair alone. */
function hasOverride(graph: Graph, file: FileNode): boolean {
  return file.classes.some((node) =>
    node.fact.members.some(({ name, static: isStatic }) => {
      const pair = name === null ? null : graph.pairs.inheritedBy(node, name, isStatic);
      return pair !== null && graph.hierarchy.own(node, pair.async, isStatic) === null;
    }),
  );
}

function externalBases(graph: Graph, node: ClassNode): readonly ClassNode[] {
  return graph.hierarchy
    .bases(node)
    .flatMap((base) => (base.kind === 'class' && base.class.file.external ? [base.class] : []));
}

/** The modules that a value is imported from: `Model`, `orm.Model`, `mixin(Model)` are the ORM's. */
function specifiersOf(value: Value | null, file: FileNode): readonly string[] {
  if (value?.kind === 'module') return [value.specifier];
  if (value?.kind === 'member') return specifiersOf(value.object, file);
  if (value?.kind !== 'binding') return [];
  const binding = file.facts.bindings[value.binding];
  if (binding?.import) return [binding.import.specifier];
  return binding?.values.length === 1 ? specifiersOf(binding.values[0] ?? null, file) : [];
}

/** Every specifier that the file imports, requires or exports from. */
export function specifiersIn({ facts }: FileNode): readonly string[] {
  const imported = facts.bindings.flatMap(({ import: from, values }) => [
    ...(from ? [from.specifier] : []),
    ...values.flatMap((value) => moduleIn(value)),
  ]);
  const exported = facts.exports.flatMap(({ from }) => (from ? [from.specifier] : []));
  const loaded = facts.loads.filter((each) => each !== null);
  return [...new Set([...imported, ...exported, ...facts.starExports, ...loaded])];
}

function moduleIn(value: Value): readonly string[] {
  if (value.kind === 'member') return moduleIn(value.object);
  return value.kind === 'module' ? [value.specifier] : [];
}

function packageOfFile({ facts }: FileNode): string {
  return packageOf(facts.path.split('/node_modules/').at(-1) ?? '');
}
