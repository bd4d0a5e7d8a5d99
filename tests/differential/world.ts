import type { SourceFile } from './scope.ts';

export type Layout = 'single' | 'named' | 'default' | 'barrel' | 'namespace' | 'commonjs';
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

/** Helper methods by name: what overrides each other takes the same parameters. */
export const HELPER_METHODS: Readonly<Record<string, Shape>> = {
  h0: 'plain',
  h1: 'default',
  h2: 'rest',
  h3: 'destructured',
};

/** Everything a program is made of; pieces of code look up here what they can refer to. */
export class World {
  readonly layout: Layout;
  readonly style: Style;
  readonly classes: TypeModel[] = [];
  readonly helpers: HelperModel[] = [];
  readonly makers: InstanceModel[] = [];
  readonly keepers: InstanceModel[] = [];
  readonly constants: InstanceModel[] = [];
  /** Names of constructs that were used although the contract does not promise to translate them. */
  readonly marks = new Set<string>();
  /** Those that may be used. */
  readonly allowed: ReadonlySet<string>;
  readonly files: SourceFile[] = [];
  /** Overrides that must be accounted for, as `path method`. */
  readonly overrides: string[] = [];
  /** Methods of mixins that are applied to nothing: overrides or not. */
  readonly undecided: string[] = [];
  #count = 0;

  constructor(layout: Layout, style: Style, allowed: readonly string[]) {
    this.layout = layout;
    this.style = style;
    this.allowed = new Set(allowed);
  }

  get extension(): string {
    return this.layout === 'commonjs' ? 'cjs' : this.style.language;
  }

  file(name: string): SourceFile {
    const path = `${name}.${this.extension}`;
    const known = this.files.find((each) => each.path === path);
    if (known) return known;
    const file = { path, imports: new Map<string, Set<string>>(), exports: [] };
    this.files.push(file);
    return file;
  }

  /** A name that no other local variable has. */
  fresh(prefix: string): string {
    this.#count += 1;
    return `${prefix}${String(this.#count)}`;
  }

  /** The text that stands for `name` of another file or package, which is imported where needed. */
  reference(from: SourceFile, origin: SourceFile | string, name: string): string {
    if (origin === from) return name;
    const isPackage = typeof origin === 'string';
    const key = isPackage ? origin : this.layout === 'barrel' ? this.file('index').path : origin.path;
    const names = from.imports.get(key) ?? new Set();
    from.imports.set(key, names.add(name));
    if (this.layout !== 'namespace' || origin === 'orm-migrate-runtime') return name;
    return `${namespaceName(key)}.${name}`;
  }

  /** Classes that code in this file can refer to; CommonJS modules cannot refer to each other in a circle. */
  visibleFrom(file: SourceFile): readonly TypeModel[] {
    if (this.layout !== 'commonjs') return this.classes;
    return this.classes.filter((each) => each.file === file || each.file === this.classes[0]?.file);
  }
}

export function namespaceName(key: string): string {
  return key === 'orm' ? 'orm' : `${key.replace(/\.\w+$/, '')}Module`;
}

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
