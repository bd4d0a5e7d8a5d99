/**
 * Empties dist/ and marks dist/cjs as CommonJS, because the package itself is `"type": "module"`.
 * `sideEffects` is repeated there: bundlers read it from the nearest package.json.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
rmSync(dist, { recursive: true, force: true });
mkdirSync(new URL('cjs/', dist), { recursive: true });
writeFileSync(new URL('cjs/package.json', dist), '{ "type": "commonjs", "sideEffects": false }\n');
