import type {
  HelperModel,
  InstanceModel,
  Layout,
  Presence,
  ServiceModel,
  ShelfModel,
  Style,
  TypeModel,
} from './models.ts';
import { FOLDERS, importedName, LOADED, nameOfFile, namespaceName, specifier } from './paths.ts';
import type { SourceFile } from './scope.ts';
import type { ProgramSpec } from './program-spec.ts';

/** Everything a program is made of; pieces of code look up here what they can refer to. */
export class World {
  readonly layout: Layout;
  readonly presence: Presence;
  readonly style: Style;
  readonly classes: TypeModel[] = [];
  readonly helpers: HelperModel[] = [];
  readonly makers: InstanceModel[] = [];
  readonly keepers: InstanceModel[] = [];
  readonly constants: InstanceModel[] = [];
  readonly services: ServiceModel[] = [];
  readonly shelves: ShelfModel[] = [];
  /** Names of constructs that were used although the contract does not promise to translate them. */
  readonly marks = new Set<string>();
  /** Those that may be used. */
  readonly allowed: ReadonlySet<string>;
  /** Constructs that are counted, with the overrides that have them, as `path Class.method`. */
  readonly constructs = new Map<string, Set<string>>();
  /** Functions that take callbacks and that are called somewhere. */
  readonly passing = new Set<string>();
  #override: string | null = null;
  readonly files: SourceFile[] = [];
  /** Overrides that must be accounted for, as `path method`. */
  readonly overrides: string[] = [];
  /** Methods of mixins that are applied to nothing: overrides or not. */
  readonly undecided: string[] = [];
  #count = 0;

  constructor({ layout, presence, style, marks }: ProgramSpec) {
    this.layout = layout;
    this.presence = presence;
    this.style = style;
    this.allowed = new Set(marks);
  }

  /** The construct is in what is being written. */
  note(construct: string): void {
    const overrides = this.constructs.get(construct) ?? new Set();
    this.constructs.set(construct, overrides);
    if (this.#override !== null) overrides.add(this.#override);
  }

  /** What `write` writes is an override. */
  writeOverride<T>(name: string, write: () => T): T {
    this.#override = name;
    try {
      return write();
    } finally {
      this.#override = null;
    }
  }

  get isCommonJs(): boolean {
    return ['commonjs', 'members', 'lazy'].includes(this.layout);
  }

  get extension(): string {
    return this.isCommonJs ? 'cjs' : this.style.language;
  }

  /** The ORM, as an import names it. */
  get orm(): string {
    if (this.presence === 'local') return `orm.${this.extension}`;
    return this.presence === 'known' ? 'orm' : 'shelf-orm';
  }

  file(name: string): SourceFile {
    const path = `${this.layout === 'folders' ? (FOLDERS[name] ?? `models/${name}`) : name}.${this.extension}`;
    const known = this.files.find((each) => each.path === path);
    if (known) return known;
    const file = { path, imports: new Map<string, Set<string>>(), exports: [], defaultExport: null };
    this.files.push(file);
    return file;
  }

  /** The file of the class at an index. */
  classFile(index: number, count: number): SourceFile {
    if (this.layout === 'folders') return this.file(`c${String(index)}`);
    return this.file(this.layout === 'single' || index < Math.ceil(count / 2) ? 'models' : 'more');
  }

  /** A name that no other local variable has. */
  fresh(prefix: string): string {
    this.#count += 1;
    return `${prefix}${String(this.#count)}`;
  }

  /** The text that stands for `name` of another file or package, which is imported where needed. */
  reference(from: SourceFile, origin: SourceFile | string, name: string): string {
    if (origin === from) return name;
    const key = typeof origin === 'string' ? (origin === 'orm' ? this.orm : origin) : this.#module(origin);
    if (typeof origin !== 'string' && this.layout === 'lazy' && !this.#isBefore(origin, from)) {
      return `require('${specifier(from.path, key)}').${name}`;
    }
    const names = from.imports.get(key) ?? new Set();
    from.imports.set(key, names.add(name));
    if (origin === 'orm-migrate-runtime') return name;
    if (this.layout === 'namespace' || this.layout === 'members') return `${namespaceName(key)}.${name}`;
    return this.layout === 'renamed' ? importedName(name) : name;
  }

  /** The path of the module that a file is imported through. */
  #module(origin: SourceFile): string {
    const isClass = this.layout === 'folders' && origin.path.startsWith('models/');
    return isClass || this.layout === 'barrel' ? this.file('index').path : origin.path;
  }

  /** A file can be required at once by those that are loaded after it. */
  #isBefore(origin: SourceFile, from: SourceFile): boolean {
    return LOADED.indexOf(nameOfFile(origin)) < LOADED.indexOf(nameOfFile(from));
  }

  /** Classes that code in this file can refer to; CommonJS modules that replace their exports allow no circle. */
  visibleFrom(file: SourceFile): readonly TypeModel[] {
    if (this.layout !== 'commonjs') return this.classes;
    return this.classes.filter((each) => each.file === file || each.file === this.classes[0]?.file);
  }
}
