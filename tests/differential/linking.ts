import type { Files } from '../harness/modules.ts';
import { END } from './grammar/build.ts';
import { isDefaultExport } from './render-classes.ts';
import type { SourceFile } from './scope.ts';
import type { TypeModel } from './models.ts';
import { importedName, namespaceName, specifier } from './paths.ts';
import type { World } from './world.ts';

/** The imports of a file, a line each. */
export function importLines(world: World, file: SourceFile): string {
  const lines = [...file.imports].map(([key, names]) => {
    const from = specifier(file.path, key);
    const isWhole = world.layout === 'namespace' || world.layout === 'members';
    if (world.isCommonJs) {
      const bound = isWhole && key !== 'orm-migrate-runtime' ? namespaceName(key) : `{ ${[...names].join(', ')} }`;
      return `const ${bound} = require('${from}')${END}`;
    }
    if (isWhole && key !== 'orm-migrate-runtime') return `import * as ${namespaceName(key)} from '${from}'${END}`;
    return `import ${importClause(world, key, [...names])} from '${from}'${END}`;
  });
  return lines.join('\n');
}

function importClause(world: World, key: string, names: readonly string[]): string {
  const origin = world.layout === 'default' ? world.files.find(({ path }) => path === key) : undefined;
  const isRenamed = world.layout === 'renamed' && key !== 'orm-migrate-runtime';
  const whole = names.filter((name) => name === origin?.defaultExport);
  const named = names
    .filter((name) => name !== origin?.defaultExport)
    .map((name) => (isRenamed ? `${name} as ${importedName(name)}` : name));
  return [...whole, ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : [])].join(', ');
}

/** What a CommonJS module says at its end. */
export function exportLines({ layout, isCommonJs }: World, { exports }: SourceFile): string {
  if (!isCommonJs || exports.length === 0) return '';
  if (layout === 'members') return exports.map((name) => `exports.${name} = ${name}${END}`).join('\n');
  return `module.exports = { ${exports.join(', ')} }${END}`;
}

const BARREL = ['base', 'fuel', 'lookalike', 'passing', 'models', 'services', 'helpers', 'more'];

/** Files that only re-export, with their lines. */
export function barrels(world: World, files: Files): ReadonlyMap<string, readonly string[]> {
  const index = world.file('index').path;
  if (world.layout === 'barrel') {
    const paths = BARREL.map((name) => world.file(name).path).filter((path) => files.has(path));
    return new Map([[index, paths.map((path) => exportAll(index, path))]]);
  }
  if (world.layout !== 'folders') return new Map();
  const mixins = world.file('models').path;
  const lines = world.classes.map((type, at) => classLine(index, type, at, isDefaultExport(type, world)));
  return new Map([[index, [...(files.has(mixins) ? [exportAll(index, mixins)] : []), ...lines]]]);
}

function exportAll(from: string, path: string): string {
  return `export * from '${specifier(from, path)}'${END}`;
}

function classLine(from: string, { name, file }: TypeModel, at: number, isDefault: boolean): string {
  if (!isDefault && at % 4 === 0) return exportAll(from, file.path);
  return `export { ${isDefault ? `default as ${name}` : name} } from '${specifier(from, file.path)}'${END}`;
}
