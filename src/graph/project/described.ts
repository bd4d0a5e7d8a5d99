/**
 * The classes that a configuration describes, of a package that cannot be read: a file of theirs stands for it. They are empty,
 * and each extends the type of the profile that says what it bears, so that what is one of them may also be of a class of the
 * project that extends it.
 */
import type { BindingFact, ClassFact, FileFacts, FunctionFact, Range } from '../../model/facts.ts';
import type { Profile } from '../../model/profile.ts';
import { isPackage } from './exports.ts';
import { type ClassNode, createFile, type FileNode } from './nodes.ts';
import type { Type } from './types.ts';

export interface Described {
  readonly file: FileNode;
  /** The class of that name, as it is imported from a module; null where none is described. */
  imported(module: string, name: string): ClassNode | null;
  /** The class that stands for a type of the profile. */
  ofType(type: string): ClassNode | null;
  /** What the class of that name in the file extends. */
  base(name: string): Extract<Type, { kind: 'orm-class' }> | null;
  /** The module is one of the described packages, or in one. */
  isOf(module: string): boolean;
}

export function createDescribed(profile: Profile): Described | null {
  const { described } = profile;
  if (!described) return null;
  const { packages, types } = described;
  const [home = ''] = packages;
  const file = createFile(factsOf(home, types), true);
  const classes = new Map(file.classes.map((each) => [each.fact.name ?? '', each] as const));
  const isOf = (module: string): boolean => packages.some((each) => isPackage(module, each));
  const typeOf = (name: string): string | undefined => types.find((each) => profile.types[each]?.names.includes(name));
  return {
    file,
    isOf,
    imported(module, name) {
      const type = isOf(module) ? typeOf(name) : undefined;
      return type === undefined ? null : (classes.get(type) ?? null);
    },
    ofType: (type) => classes.get(type) ?? null,
    base: (name) =>
      classes.has(name) ? { kind: 'orm-class', type: name, origin: `${name} from '${home}'`, module: home } : null,
  };
}

const NOWHERE: Range = [0, 0];
const POSITION = { line: 1, column: 1 };

function factsOf(home: string, types: readonly string[]): FileFacts {
  return {
    path: `/node_modules/${home}/described`,
    moduleKind: 'esm',
    bindings: types.map((name) => bindingOf(home, name)),
    functions: [TOP_LEVEL],
    classes: types.map(classOf),
    objects: [],
    calls: [],
    exports: types.map((name, index) => ({ name, value: { kind: 'class', class: index }, from: null })),
    globals: [],
    statements: [],
    starExports: [],
    loads: [],
    memberAssignments: [],
    fallbacks: [],
    fallbackImport: null,
    directives: [],
  };
}

/** What the class extends is known by the same name: see `Exports.imported`. */
function bindingOf(specifier: string, name: string): BindingFact {
  return {
    name,
    kind: 'import',
    function: 0,
    values: [],
    type: null,
    import: { specifier, name },
    range: NOWHERE,
  };
}

function classOf(name: string, binding: number): ClassFact {
  return {
    name,
    range: NOWHERE,
    body: NOWHERE,
    position: POSITION,
    function: 0,
    bases: [{ kind: 'binding', binding }],
    baseArguments: [],
    typeParameters: [],
    members: [],
    abstract: false,
    ambient: true,
    ignored: false,
    statement: null,
  };
}

const TOP_LEVEL: FunctionFact = {
  name: null,
  form: 'module',
  parent: null,
  range: NOWHERE,
  position: POSITION,
  async: false,
  generator: false,
  hasBody: true,
  parameters: [],
  returnType: null,
  resultType: null,
  decorators: [],
  returns: [],
  use: { kind: 'declaration' },
  statement: null,
  overloads: [],
  overloadTypes: [],
  obstacles: [],
  accesses: [],
  iterations: [],
  implicitCalls: [],
  loops: [],
  strings: [],
  body: null,
  directives: [],
  redeclaresParameter: false,
  assignsCaptured: false,
  ignored: false,
};
