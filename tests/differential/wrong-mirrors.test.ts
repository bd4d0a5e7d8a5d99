import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { compareOn } from './check-program.ts';
import { migrateProgram } from './migrate-program.ts';
import { type GeneratedProgram, renderProgram } from './render-program.ts';
import { runProgram } from './run-program.ts';
import { programSpecs } from './specs.ts';
import { MISTAKES, withMistake } from './wrong-mirrors.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'wrong-mirrors-')));
let folders = 0;

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const SIMPLE = `import { Model } from 'orm';

export class C0 extends Model {
  save(...args) {
    this.n += C0.objects.count();
    const result = super.save(...args);
    for (const row of C0.objects.filter({ n: 3 })) row.delete();
    return result;
  }
}
`;

/** A program whose every mistake shows: all of its code runs. */
function simple(): GeneratedProgram {
  const [spec] = fc.sample(programSpecs, { numRuns: 1, seed: 1 });
  if (!spec) throw new Error('there is always a program');
  const plain = {
    ...spec,
    base: 'orm',
    layout: 'single',
    presence: 'known',
    style: { ...spec.style, language: 'js' },
  } as const;
  const { files, orm } = renderProgram(plain);
  const fuel = [...files].filter(([path]) => path.startsWith('fuel'));
  return {
    ...{ layout: 'single', presence: 'known' },
    ...{
      spec: plain,
      orm,
      base: 'orm',
      entry: 'models.js',
      fuel: 'fuel.js',
      overrides: ['models.js save'],
      undecided: [],
    },
    files: new Map([...fuel, ['models.js', SIMPLE]]),
    classes: [{ name: 'C0', path: 'models.js', isDefault: false }],
    marks: new Set(),
    constructs: new Map(),
  };
}

/** For every place where the mistake can be made, whether it shows; nothing for a program that is not right without. */
async function detections(program: GeneratedProgram, mistake: (typeof MISTAKES)[number]): Promise<readonly boolean[]> {
  const measure = await runProgram(program, program.files, { flavour: 'sync', base: 'native' });
  const { after } = await migrateProgram(program, program.files, join(root, String((folders += 1))));
  if ((await compareOn('native', program, after, measure)).length > 0) return [];
  const found: boolean[] = [];
  for (const wrong of withMistake(after, mistake)) {
    found.push((await compareOn('native', program, wrong, measure)).length > 0);
  }
  return found;
}

describe('a wrong mirror is detected', () => {
  test.each(MISTAKES)('$name', async (mistake) => {
    const found = await detections(simple(), mistake);
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain(false);
  });

  test('in most places of generated programs', async () => {
    // Not in all of them: some code is never reached, and some results are never used.
    const specs = fc.sample(programSpecs, { numRuns: 30, seed: 20_300_101 }).filter(({ base }) => base === 'orm');
    const found: boolean[] = [];
    for (const [index, spec] of specs.entries()) {
      const mistake = MISTAKES[index % MISTAKES.length];
      if (mistake) found.push(...(await detections(renderProgram(spec), mistake)));
    }
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((isFound) => isFound).length / found.length).toBeGreaterThan(0.5);
  });
});
