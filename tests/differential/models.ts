import type { SourceFile } from './scope.ts';
import type { ShelfForm } from './program-spec.ts';

/**
 * How a program is spread over files and how these refer to each other. `folders`: a file for each class, and barrels that
 * re-export them; `renamed`: imports have other names. CommonJS: `commonjs` exports one object and takes it apart;
 * `members` adds to `exports` and keeps the module, `lazy` requires late what would be a circle.
 */
export type Layout =
  'single' | 'named' | 'default' | 'barrel' | 'namespace' | 'folders' | 'renamed' | 'commonjs' | 'members' | 'lazy';
/** Where the ORM is while a program is migrated; `known`: only a name that the profile knows. */
export type Presence = 'known' | 'declared' | 'installed' | 'typed' | 'local';
export type Shape = 'plain' | 'default' | 'rest' | 'destructured' | 'pair';

/** How all files of a program are written. */
export interface Style {
  readonly semicolons: boolean;
  readonly indent: string;
  readonly eol: string;
  readonly language: 'js' | 'ts';
}

/** A class or mixin, as others see it. */
export interface TypeModel {
  readonly name: string;
  readonly file: SourceFile;
  readonly parents: readonly TypeModel[];
  readonly methods: readonly string[];
  /** Those of them that instances have in a field, which hides the methods of the classes below. */
  readonly fields: readonly string[];
  readonly isMixin: boolean;
  /** The mixin is given a label first. */
  readonly isCurried?: boolean;
  /** It has a manager of its own. */
  readonly hasManager?: boolean;
}

export interface HelperModel {
  readonly name: string;
  readonly file: SourceFile;
  readonly shape: Shape;
}

/** A function that makes or takes an instance of a class, or a constant that is one. */
export interface InstanceModel {
  readonly name: string;
  readonly file: SourceFile;
  readonly type: TypeModel;
}

/** An object that works through another one that is given to it. */
export interface ServiceModel {
  readonly file: SourceFile;
  /** The text that stands for one, and the names in it that have to be imported. */
  readonly call: string;
  readonly used: readonly string[];
  /** The name of another one. */
  readonly spare: string | null;
  /** What its calls count as. */
  readonly construct: string;
  readonly isConstant: boolean;
  /** The index of the class that it works with. */
  readonly type: number;
}

/** A container or a cache of a module; `NAME` stands for it in the texts. */
export interface ShelfModel extends InstanceModel {
  readonly form: ShelfForm;
  /** Instances out of it, and what gives all of them. */
  readonly one: readonly string[];
  readonly all: string | null;
  readonly construct: string;
}

/** Helper methods by name: what overrides each other takes the same parameters. */
export const HELPER_METHODS: Readonly<Record<string, Shape>> = {
  h0: 'plain',
  h1: 'default',
  h2: 'rest',
  h3: 'destructured',
};

/** The type and everything it inherits from, nearest first. */
export function lineage(type: TypeModel): readonly TypeModel[] {
  return [type, ...type.parents.flatMap(lineage)];
}

export function helperMethodsOf(type: TypeModel): readonly string[] {
  const names = lineage(type).flatMap((each) => each.methods);
  return [...new Set(names)].filter((name) => name in HELPER_METHODS);
}

/** The arguments of a call that gives one number to a function of this shape. */
export function argumentsFor(shape: Shape, value: string): string {
  if (shape === 'rest') return `${value}, ...[1, 2]`;
  if (shape === 'destructured') return `{ n: ${value} }`;
  return value;
}

/** The parameters of a function of this shape, which names its number `n`. */
export function parametersOf(shape: Shape, style: Style): { readonly text: string; readonly setup: string } {
  const typed = (text: string, type: string): string => (style.language === 'ts' ? `${text}: ${type}` : text);
  if (shape === 'default') return { text: style.language === 'ts' ? 'n: number = 2' : 'n = 2', setup: '' };
  if (shape === 'rest') return { text: `...${typed('values', 'number[]')}`, setup: 'const [n = 1] = values¦\n' };
  if (shape === 'destructured') return { text: typed('{ n, m = 1 }', '{ n: number; m?: number }'), setup: '' };
  if (shape === 'pair') return { text: `${typed('n', 'number')}, m = n + 1`, setup: '' };
  return { text: typed('n', 'number'), setup: '' };
}
