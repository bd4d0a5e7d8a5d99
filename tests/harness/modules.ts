import { createRequire } from 'node:module';
import { posix } from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';

export type Files = ReadonlyMap<string, string>;
export type Exports = Readonly<Record<string, unknown>>;
/** Makes a module's text a function that runs it, given what its scope holds; null for a text that it does not know. */
export type Compile = (path: string, text: string, scope: readonly string[]) => CompiledModule | null;
type CompiledModule = (...scope: readonly unknown[]) => unknown;

const EXTENSIONS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'];
const SOURCE_EXTENSION = /\.[cm]?[jt]sx?$/;
const nodeRequire = createRequire(import.meta.url);
const compiled = new Map<string, string>();

/**
 * Loads the modules of a fixture from memory. All of them become CommonJS, which lets circular imports, `require` and
 * `import` meet, and every loader starts with no module loaded.
 */
export class ModuleLoader {
  readonly #files: Files;
  readonly #externals: ReadonlyMap<string, Exports>;
  readonly #globals: Exports;
  readonly #aliases: readonly Alias[];
  readonly #packages: ReadonlyMap<string, string>;
  readonly #compile: Compile;
  readonly #loaded = new Map<string, { exports: Exports }>();

  /** @param compileFast a way of compiling that is tried before the TypeScript compiler */
  constructor(
    files: Files,
    externals: ReadonlyMap<string, Exports>,
    globals: Exports,
    compileFast: Compile = () => null,
  ) {
    this.#files = files;
    this.#compile = compileFast;
    this.#externals = externals;
    this.#globals = globals;
    this.#aliases = readAliases(files);
    this.#packages = readPackages(files);
  }

  load(path: string): Exports {
    const known = this.#loaded.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as Exports };
    this.#loaded.set(path, module);
    const text = this.#files.get(path);
    if (text === undefined) throw new Error(`the fixture has no file ${path}`);
    if (path.endsWith('.json')) return (module.exports = JSON.parse(text) as Exports);
    const require = (specifier: string): unknown => this.#require(specifier, path);
    const scope = { module, exports: module.exports, require, ...this.#globals };
    const names = Object.keys(scope);
    const run = this.#compile(path, text, names) ?? compileModule(path, text, names);
    Reflect.apply(run, module.exports, Object.values(scope));
    return module.exports;
  }

  #require(specifier: string, from: string): unknown {
    const external = this.#externals.get(specifier);
    if (external !== undefined) return external;
    const found = this.#candidates(specifier, from)
      .flatMap(variations)
      .find((path) => this.#files.has(path));
    if (found !== undefined) return this.load(found);
    if (specifier.startsWith('node:')) return nodeRequire(specifier);
    throw new Error(`${from} imports ${specifier}, which is not in the fixture`);
  }

  #candidates(specifier: string, from: string): readonly string[] {
    if (specifier.startsWith('.')) return [posix.join(posix.dirname(from), specifier)];
    if (specifier.startsWith('/')) return [specifier.slice(1)];
    const aliased = this.#aliases.flatMap(({ prefix, target }) => {
      return specifier.startsWith(prefix) ? [target + specifier.slice(prefix.length)] : [];
    });
    const entry = this.#packages.get(specifier);
    return entry === undefined ? aliased : [...aliased, entry];
  }
}

interface Alias {
  readonly prefix: string;
  readonly target: string;
}

function readAliases(files: Files): readonly Alias[] {
  const text = files.get('tsconfig.json');
  if (text === undefined) return [];
  const config = JSON.parse(text) as { compilerOptions?: { paths?: Record<string, readonly string[]> } };
  return Object.entries(config.compilerOptions?.paths ?? {}).flatMap(([pattern, targets]) =>
    targets.map((target) => ({ prefix: pattern.replace('*', ''), target: posix.normalize(target.replace('*', '')) })),
  );
}

/** Entry points of the packages that the fixture holds, by name. */
function readPackages(files: Files): ReadonlyMap<string, string> {
  const found = [...files].filter(([path]) => posix.basename(path) === 'package.json');
  const entries = found.map(([path, text]) => {
    const { name = '', main = 'index', exports } = JSON.parse(text) as PackageJson;
    return [name, posix.join(posix.dirname(path), exports?.['.'] ?? main)] as const;
  });
  return new Map(entries);
}

interface PackageJson {
  readonly name?: string;
  readonly main?: string;
  readonly exports?: Readonly<Record<string, string>>;
}

/** `./book.js` may be written for `./book.ts`, and a folder stands for its index. */
function variations(path: string): readonly string[] {
  const bases = [path, path.replace(SOURCE_EXTENSION, ''), `${path}/index`];
  return bases.flatMap((base) => EXTENSIONS.map((extension) => base + extension));
}

function compileModule(path: string, text: string, scope: readonly string[]): CompiledModule {
  return vm.compileFunction(compile(path, text), scope, { filename: path }) as CompiledModule;
}

function compile(path: string, text: string): string {
  // Node takes a first line that begins with `#!` for a comment; inside a function it is an error.
  const source = text.replace(/^\uFEFF/, '').replace(/^#!.*/, '');
  const isScript = /\.c?js$/.test(path) && !/^\s*(import|export)\b/m.test(source);
  // A script stays as it is: compiled as a module it would become strict, and `with` and `await` mean something else.
  if (isScript) return source;
  const key = `${path}\n${text}`;
  const output = compiled.get(key) ?? transpile(path, source).outputText;
  compiled.set(key, output);
  return output;
}

function transpile(path: string, text: string): ts.TranspileOutput {
  return ts.transpileModule(text, {
    fileName: /\.[cm]?js$/.test(path) ? 'module.js' : path.endsWith('x') ? 'module.tsx' : 'module.ts',
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      useDefineForClassFields: true,
      esModuleInterop: true,
      jsx: ts.JsxEmit.React,
    },
  });
}

/** What a compiler says about the syntax of a source file; empty when it parses. */
export function syntaxErrors(path: string, text: string): readonly string[] {
  if (!SOURCE_EXTENSION.test(path)) return [];
  const errors = transpile(path, text.replace(/^\uFEFF/, '')).diagnostics ?? [];
  return errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
