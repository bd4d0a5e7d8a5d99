import type { TypeModel } from './models.ts';
import type { World } from './world.ts';

/** A source file of a generated program, while it is being written. */
export interface SourceFile {
  readonly path: string;
  /** What it imports, by the path of the file or the name of the package. */
  readonly imports: Map<string, Set<string>>;
  readonly exports: string[];
  /** What of it is its default export. */
  defaultExport: string | null;
}

/** What `this` is where a piece of code stands. */
export interface Self {
  readonly kind: 'instance' | 'static' | 'manager' | 'object';
  readonly type: TypeModel | null;
  /** Name of the method that is being written. */
  readonly method: string;
  /** How a call of the base's method passes on the arguments: `...args`. */
  readonly forward: string;
  /** `super.m` can be written here. */
  readonly hasSuper: boolean;
  /** The code stands in the class's body, where private names mean something. */
  readonly isInside: boolean;
  /** `arguments` are the method's. */
  readonly hasArguments: boolean;
}

/** What can be named at a place in a program. */
export interface Scope {
  readonly world: World;
  readonly file: SourceFile;
  readonly self: Self | null;
  /** Local variables that hold numbers, and those that may be assigned. */
  readonly numbers: readonly string[];
  readonly counters: readonly string[];
  readonly arrays: readonly string[];
  readonly instances: readonly { readonly name: string; readonly type: TypeModel }[];
  readonly canReturn: boolean;
  readonly inLoop: boolean;
  readonly label: string | null;
}

/** A piece of source text that depends on where it stands. */
export type Piece = (scope: Scope) => string;

export function fileScope(world: World, file: SourceFile): Scope {
  return {
    ...{ world, file, self: null, numbers: [], counters: [], arrays: [], instances: [] },
    ...{ canReturn: false, inLoop: false, label: null },
  };
}

export function withNumbers(scope: Scope, ...names: readonly string[]): Scope {
  return { ...scope, numbers: [...names, ...scope.numbers] };
}

/** The scope of a nested function's body; only an arrow function shares `this`, `super` and `arguments`. */
export function nested(scope: Scope, form: 'arrow' | 'function' | 'with-this'): Scope {
  const inside = { ...scope, canReturn: true, inLoop: false, label: null };
  if (form === 'arrow') return inside;
  if (form === 'function' || scope.self === null) return { ...inside, self: null };
  return { ...inside, self: { ...scope.self, hasSuper: false, hasArguments: false } };
}

/** `this` is a model's instance, so it has the fields that the pieces work with. */
export function hasFields({ self }: Scope): boolean {
  return self?.kind === 'instance';
}

/** The element that an index stands for, however many there are. */
export function pick<T>(items: readonly T[], index: number): T | undefined {
  return items[index % Math.max(items.length, 1)];
}
