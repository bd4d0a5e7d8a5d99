import { createRequire } from 'node:module';
import { posix } from 'node:path';
import vm from 'node:vm';
import ts from 'typescript';

export type Files = ReadonlyMap<string, string>;
export type Exports = Readonly<Record<string, unknown>>;
/** Makes a module's text a function that runs it, given what its scope holds; null for a text that it does not know. */
export type Compile = (path: string, text: string, scope: readonly string[]) => CompiledModule | null;
type CompiledModule = (...scope: readonly unknown[]) => unknown;

const EXTENSIONS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];
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
  /** Modules that wait for something at their top level, or import one that does: when they have run. */
  readonly #running = new Map<string, Promise<void>>();

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
    if (waits(path, text)) {
      this.#running.set(path, this.#runWaiting(path, text, module));
      return module.exports;
    }
    const scope = { module, exports: module.exports, require, ...this.#globals };
    const names = Object.keys(scope);
    const run = this.#compile(path, text, names) ?? compileModule(path, text, names);
    Reflect.apply(run, module.exports, Object.values(scope));
    return module.exports;
  }

  /** The exports of a module when all of its top-level code has run. */
  async ready(path: string): Promise<Exports> {
    const exports = this.load(path);
    await this.#running.get(path);
    return exports;
  }

  /** Imports come first, and are waited for in their order. */
  async #runWaiting(path: string, text: string, module: { exports: Exports }): Promise<void> {
    const imported = new Map<string, unknown>();
    for (const [, specifier = ''] of compile(path, text).matchAll(/\brequire\("([^"]+)"\)/g)) {
      imported.set(specifier, this.#require(specifier, path));
      for (const [other, exports] of this.#loaded)
        if (exports.exports === imported.get(specifier)) await this.#running.get(other);
    }
    const require = (specifier: string): unknown => imported.get(specifier);
    const scope = { module, exports: module.exports, require, ...this.#globals };
    const run = vm.compileFunction(`return (async () => {${compile(path, text)}\n})()`, Object.keys(scope), {
      filename: path,
    }) as CompiledModule;
    await (Reflect.apply(run, module.exports, Object.values(scope)) as Promise<void>);
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

/** The module has an `await` at its top level. Of modules that only import such ones, tests load the imported one first. */
function waits(path: string, text: string): boolean {
  if (!/\bawait\b/.test(text) || !/^\s*(import|export)\b/m.test(text)) return false;
  const known = waiting.get(text);
  if (known !== undefined) return known;
  // A program is loaded several times over, and then no more.
  if (waiting.size >= MOST_REMEMBERED) waiting.clear();
  const found = readsAwait(path, text);
  waiting.set(text, found);
  return found;
}

const MOST_REMEMBERED = 500;
const waiting = new Map<string, boolean>();

function readsAwait(path: string, text: string): boolean {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false);
  const isWaiting = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
    return ts.forEachChild(node, (child) => isWaiting(child) || undefined) ?? false;
  };
  return isWaiting(file);
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
      // Nest's decorators are those of TypeScript before the standard.
      ...(text.includes("'@nestjs/") && { experimentalDecorators: true, emitDecoratorMetadata: true }),
      ...(/\bPropertyDecorator\b/.test(text) && { experimentalDecorators: true }),
    },
  });
}

/** What a compiler says about the syntax of a source file; empty when it parses. */
export function syntaxErrors(path: string, text: string): readonly string[] {
  if (!SOURCE_EXTENSION.test(path)) return [];
  const errors = transpile(path, text.replace(/^\uFEFF/, '')).diagnostics ?? [];
  return errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
