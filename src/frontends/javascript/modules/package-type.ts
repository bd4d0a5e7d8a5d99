/** What Node takes a file for that neither imports nor exports anything: its package says so. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @returns whether a file lies in a package whose `package.json` has `"type": "module"`; asked once per folder
 * Source rule: https://nodejs.org/api/packages.html#type
 */
export function createPackageTypes(): (path: string) => boolean {
  const known = new Map<string, boolean>();

  function isModule(folder: string): boolean {
    const answer = known.get(folder);
    if (answer !== undefined) return answer;
    const manifest = join(folder, 'package.json');
    const up = dirname(folder);
    const found = existsSync(manifest) ? typeOf(manifest) === 'module' : up !== folder && isModule(up);
    known.set(folder, found);
    return found;
  }

  return (path) => isModule(dirname(path));
}

function typeOf(manifest: string): unknown {
  try {
    const value: unknown = JSON.parse(readFileSync(manifest, 'utf8').replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  } catch {
    // A broken manifest is told elsewhere; Node would not load the file at all.
    return undefined;
  }
}
