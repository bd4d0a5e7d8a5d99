// What is mutated: the sources and fixtures of this project, which have every construct that it knows.
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['__testfixtures__', 'examples/bookshop', 'src', 'runtime/src', 'scripts'];
const LONGEST = 12_000;

/** @returns name, extension and text of each, sorted by name: the same in every run on the same checkout */
export function readSeeds() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.d)\.[mc]?[jt]sx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
    .filter((path) => !/\/(?:node_modules|dist)\/|\.scenario\.ts$|\.output\./.test(path))
    .sort()
    .map((path) => ({ name: relative(ROOT, path), extension: extname(path), text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => text.length <= LONGEST);
}
