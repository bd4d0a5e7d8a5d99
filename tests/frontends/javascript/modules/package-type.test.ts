import { describe, expect, test } from 'vitest';

import { migrate } from '../../../../src/index.ts';
import { put, temporaryFolder } from '../../../git/temp.ts';

const BARE =
  'class Model {\n  save() {}\n  async asave() {}\n}\n\nclass Timer extends Model {\n  save() {\n    setTimeout(() => super.save(), 0);\n  }\n}\n';

async function written(manifest: string, name: string): Promise<string> {
  const cwd = temporaryFolder({ 'package.json': manifest });
  put(cwd, { [name]: BARE });
  const { result, outputs } = await migrate({ cwd, paths: ['.'], config: false });
  expect(result.files.flatMap(({ error }) => error ?? [])).toEqual([]);
  return outputs.map(({ after }) => after.split('\n', 1)[0] ?? '').join('\n');
}

describe('a file that imports and exports nothing is', () => {
  const AS_MODULE = "import { fallbackToSyncVariant } from 'orm-migrate-runtime';";
  const AS_SCRIPT = "const { fallbackToSyncVariant } = require('orm-migrate-runtime');";

  test.each([
    ['{}', 'timer.js', AS_SCRIPT],
    ['{ "type": "commonjs" }', 'timer.js', AS_SCRIPT],
    ['{ broken', 'timer.js', AS_SCRIPT],
    ['null', 'timer.js', AS_SCRIPT],
    ['{ "type": "module" }', 'timer.cjs', AS_SCRIPT],
    ['{ "type": "module" }', 'timer.js', AS_MODULE],
    ['{ "type": "module" }', 'src/deep/timer.ts', AS_MODULE],
    ['{}', 'timer.mjs', AS_MODULE],
  ])('in a package %s, as %s: %s', async (manifest, name, first) => {
    expect(await written(manifest, name)).toBe(first);
  });
});
