import vm from 'node:vm';
import type { Compile } from '../harness/modules.ts';
import { stripTypes } from './strip-types.ts';

type Compiled = NonNullable<ReturnType<Compile>>;

/** Compiled modules by path and text: each is loaded several times, and nothing else of it is kept. */
const compiled = new Map<string, Compiled>();
const CAPACITY = 64;

/**
 * Compiles what the grammar and the migration write, many times as fast as TypeScript does. Imports
 * become getters of an object around the code, and exports getters of `exports`: live bindings, as in a real module.
 */
export const compileProgram: Compile = (path, text, scope) => {
  const key = `${path}\n${text}`;
  const known = compiled.get(key);
  if (known) return known;
  const script = path.endsWith('.ts') ? stripTypes(text) : text;
  const source = script === null || path.endsWith('.cjs') ? script : new ModuleText(script).source;
  if (source === null) return null;
  const run = vm.compileFunction(source, scope, { filename: path }) as Compiled;
  if (compiled.size >= CAPACITY) compiled.clear();
  compiled.set(key, run);
  return run;
};

/** Lines that make a text a module: they begin in the first column, and an import or a list is one line. */
const IMPORT = /^import (?:(?<whole>\w+)(?:, )?)?(?:\* as (?<all>\w+)|\{ (?<names>[^}]*) \})? from '(?<from>[^']+)';?$/;
const EXPORT = /^export\s+(?=(?:async )?(?:class|const|let|function\*?) (\w+))/;
const EXPORT_DEFAULT = /^export default (\w+);?$/;
const EXPORT_LIST = /^export \{ ([^}]*) \};?$/;
const EXPORT_FROM = /^export \{ ([^}]*) \} from '([^']+)';?$/;
const EXPORT_ALL = /^export \* from '([^']+)';?$/;

/** A module as the body of a function. */
class ModuleText {
  readonly #requests: string[] = [];
  readonly #imports: string[] = [];
  readonly #exports: string[] = [];
  /** Null for a text with a line that is none of those above. */
  readonly source: string | null;

  constructor(text: string) {
    const lines = text.split(/\r?\n/).map((line) => (/^(?:import|export)\b/.test(line) ? this.#read(line) : line));
    this.source = lines.includes(null) ? null : this.#print(lines.join('\n'));
  }

  /** Exports come first: a module that is imported in a circle has them before it has run. */
  #print(code: string): string {
    const declared = `Object.defineProperties(exports, { __esModule: { value: true }, ${this.#exports.join(', ')} });`;
    const variables = this.#requests.map((_request, index) => `$${String(index)}`).join(', ');
    const body = `'use strict'; ${declared} ${this.#requests.join(' ')} ${code}`;
    const scoped = `with ({ __proto__: null, ${this.#imports.join(', ')} }) (function () { ${body}\n})();`;
    return variables === '' ? scoped : `var ${variables}; ${scoped}`;
  }

  /** What is left of the line. */
  #read(line: string): string | null {
    const imported = IMPORT.exec(line)?.groups;
    if (imported) return this.#import(imported);
    const [, name] = EXPORT.exec(line) ?? EXPORT_DEFAULT.exec(line) ?? [];
    if (name !== undefined) {
      const isDefault = EXPORT_DEFAULT.test(line);
      this.#export(isDefault ? 'default' : name, name);
      return isDefault ? '' : line.replace(EXPORT, '');
    }
    const list = EXPORT_LIST.exec(line)?.[1];
    if (list !== undefined) for (const [local, exported] of aliases(list)) this.#export(exported, local);
    const [, names, other] = EXPORT_FROM.exec(line) ?? [];
    if (names !== undefined) return this.#exportFrom(names, other ?? '');
    const from = EXPORT_ALL.exec(line)?.[1];
    if (from !== undefined) this.#exportAll(from);
    return list === undefined && from === undefined ? null : '';
  }

  #import({ whole, all, names = '', from = '' }: Readonly<Record<string, string | undefined>>): string {
    const module = this.#request(from);
    const bind = (name: string, value: string): number => this.#imports.push(`get ${name}() { return ${value}; }`);
    if (whole !== undefined) bind(whole, `${module}.default`);
    if (all !== undefined) bind(all, module);
    for (const [name, local] of aliases(names)) bind(local, `${module}.${name}`);
    return '';
  }

  #export(name: string, value: string): void {
    this.#exports.push(`${name}: { get: () => ${value}, enumerable: true }`);
  }

  #exportFrom(list: string, from: string): string {
    const module = this.#request(from);
    for (const [name, exported] of aliases(list)) this.#export(exported, `${module}.${name}`);
    return '';
  }

  #exportAll(from: string): void {
    const module = this.#request(from);
    const define = `Object.defineProperty(exports, name, { get: () => ${module}[name], enumerable: true })`;
    this.#requests.push(`for (const name of Object.keys(${module})) if (name !== 'default') ${define};`);
  }

  #request(from: string): string {
    const name = `$${String(this.#requests.length)}`;
    this.#requests.push(`${name} = require('${from}');`);
    return name;
  }
}

/** `a, b as c` as pairs of what it is there and what it is called here. */
function aliases(list: string): readonly (readonly [string, string])[] {
  return list.split(', ').flatMap((each) => {
    const [name = '', local = name] = each.split(' as ');
    return name === '' ? [] : [[name, local] as const];
  });
}
