import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { statOf } from '../files/paths.ts';

/**
 * @param files absolute paths
 * @returns the absolute paths of those package.json that govern one of the files and are not JSON, sorted
 */
export function brokenManifests(files: readonly string[]): readonly string[] {
  const governing = new Map<string, string | null>();
  const found = files.map((file) => manifestOf(dirname(file), governing)).filter((path) => path !== null);
  return [...new Set(found)].filter(isBroken).sort();
}

function manifestOf(folder: string, known: Map<string, string | null>): string | null {
  let manifest = known.get(folder);
  if (manifest !== undefined) return manifest;
  const path = join(folder, 'package.json');
  if (statOf(path)?.isFile() === true) manifest = path;
  else manifest = dirname(folder) === folder ? null : manifestOf(dirname(folder), known);
  known.set(folder, manifest);
  return manifest;
}

function isBroken(manifest: string): boolean {
  try {
    JSON.parse(readFileSync(manifest, 'utf8').replace(/^\uFEFF/, ''));
    return false;
  } catch {
    return true;
  }
}
