/**
 * Gives the declarations in dist/ the file names of the build: `tsc` rewrites the `.ts` endings of imports in `.js` files
 * alone, and TypeScript before 5 takes a declaration that names a `.ts` file for a broken one.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** `from './a.ts'`, `import('./a.ts')`, `import './a.ts'`. */
const SPECIFIER = /(\b(?:from|import)\s*\(?\s*)(['"])(\.{1,2}\/[^'"\n]*)\.ts\2/g;

function finish(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) finish(path);
    else if (entry.name.endsWith('.d.ts')) {
      writeFileSync(path, readFileSync(path, 'utf8').replace(SPECIFIER, '$1$2$3.js$2'));
    }
  }
}

finish(process.argv[2] ?? fileURLToPath(new URL('../dist/', import.meta.url)));
