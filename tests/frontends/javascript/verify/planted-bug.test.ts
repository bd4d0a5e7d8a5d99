/** A mistake in what applies edits: the file is left alone and named, the others are done, and the exit code says so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { main } from '../../../../src/cli/main.ts';
import { profiles } from '../../../../src/profiles/index.ts';
import { analyse } from '../../../../src/run.ts';
import { temporaryFolder } from '../../../git/temp.ts';

type Applying = typeof import('../../../../src/frontends/javascript/apply/index.ts');

vi.mock(import('../../../../src/frontends/javascript/apply/index.ts'), async (original): Promise<Applying> => {
  const { apply } = await original();
  const broken: Applying['apply'] = (path, source, edits) => {
    const text = apply(path, source, edits);
    return path.endsWith('bad.js') ? text.replace('await super', 'super') : text;
  };
  return { apply: broken };
});

const SOURCE =
  "import { Model } from 'orm';\n\nexport class Book extends Model {\n  save() {\n    super.save();\n  }\n}\n";

async function run(cwd: string, argv: readonly string[]): Promise<{ code: number; stderr: string }> {
  let stderr = '';
  const io = {
    cwd,
    stdout: { write: () => undefined },
    stderr: { write: (text: string) => void (stderr += text) },
    env: {},
    isTTY: { stdout: false, stderr: false },
    version: '1.2.3',
  };
  const code = await main(argv, io, { analyse, profiles });
  return { code, stderr };
}

test.each([[[]], [['--dry']], [['--check']]])('with %j', async (argv) => {
  const folder = temporaryFolder({ 'bad.js': SOURCE, 'good.js': SOURCE });
  const { code, stderr } = await run(folder, argv);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^bad\.js:1:1 internal error, left unchanged: .*an await is missing.*`orm-migrate --dry .*bad\.js`$/m,
  );
  expect(readFileSync(join(folder, 'bad.js'), 'utf8')).toBe(SOURCE);
  expect(readFileSync(join(folder, 'good.js'), 'utf8').includes('asave')).toBe(argv.length === 0);
});
