import { posix } from 'node:path';
import type { SourceFile } from './scope.ts';

/** Where files lie that are no class of their own. */
export const FOLDERS: Readonly<Record<string, string>> = {
  base: 'core/base',
  fuel: 'core/fuel',
  helpers: 'lib/helpers',
  passing: 'lib/passing',
  lookalike: 'lib/lookalike',
  services: 'lib/services',
  models: 'models/mixins',
};

export const LOADED = ['fuel', 'lookalike', 'passing', 'base', 'models', 'services', 'helpers', 'more'];

export function nameOfFile({ path }: SourceFile): string {
  return path.replace(/\.\w+$/, '');
}

/** How a file names another one, or a package. */
export function specifier(from: string, key: string): string {
  if (!/\.(?:js|ts|cjs)$/.test(key)) return key;
  const path = posix.relative(posix.dirname(from), key.replace(/\.ts$/, '.js'));
  return path.startsWith('.') ? path : `./${path}`;
}

/** What a name is called where imports have other names. */
export function importedName(name: string): string {
  return `${name}Imported`;
}

export function namespaceName(key: string): string {
  return `${posix
    .basename(key)
    .replace(/\.\w+$/, '')
    .replace('shelf-', '')}Module`;
}
