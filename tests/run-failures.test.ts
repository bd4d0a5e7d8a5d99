import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { migrate } from '../src/index.ts';
import type * as Translate from '../src/graph/variants/translate/index.ts';
import { put, temporaryFolder } from './git/temp.ts';

/** Names of functions whose analysis fails, as by a mistake in it. */
const failing = vi.hoisted(() => new Set<string>());

vi.mock('../src/graph/variants/translate/index.ts', async (importOriginal) => {
  const original = await importOriginal<typeof Translate>();
  return {
    ...original,
    translate: (...[root, ...rest]: Parameters<typeof Translate.translate>) => {
      if (failing.has(root.fact.name ?? '')) throw new RangeError('Maximum call stack size exceeded\nat nobody');
      return original.translate(root, ...rest);
    },
  };
});

afterEach(() => {
  failing.clear();
});

const IMPORT = "import { Model } from 'orm';\n";

function books(count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const n = String(at);
    return `export class Book${n} extends Model {\n  save() {\n    this.x = ${n};\n    super.save();\n  }\n}\n`;
  }).join('');
}

const HELPED = `${IMPORT}
class Row extends Model {}

function helper() {
  Row.objects.create({ a: 1 });
}

function other() {
  Row.objects.create({ b: 1 });
}

export class Helped extends Model {
  save() {
    helper();
    super.save();
  }

  delete() {
    other();
    super.delete();
  }
}
`;

async function outcomes(folder: string): Promise<Record<string, string>> {
  const { result } = await migrate({ cwd: folder, write: true, force: true, config: false });
  expect(result.files.every(({ error }) => error === null)).toBe(true);
  return Object.fromEntries(
    result.files.flatMap(({ changes }) =>
      changes.map(({ symbol, outcome, reason }) => [symbol, outcome === 'fallback' ? reason : outcome]),
    ),
  );
}

test('an error in the analysis of a function makes what needs it fall back, and nothing else', async () => {
  const folder = temporaryFolder();
  put(folder, { 'package.json': '{}', 'a.js': HELPED, 'b.js': IMPORT + books(2) });
  failing.add('helper');
  expect(await outcomes(folder)).toEqual({
    'Helped.save': 'save() calls helper(), which could not be analysed (Maximum call stack size exceeded)',
    'Helped.delete': 'mirror',
    other: 'mirror',
    'Book0.save': 'mirror',
    'Book1.save': 'mirror',
  });
  expect(readFileSync(join(folder, 'a.js'), 'utf8')).toContain('await aother();');
  // Once it can be analysed, the mirror takes its place.
  failing.clear();
  expect(await outcomes(folder)).toMatchObject({ 'Helped.save': 'mirror', helper: 'mirror' });
});

test('an override that cannot be analysed falls back; many of them at once are no reason to go on for ever', async () => {
  for (const count of [1, 12]) {
    const folder = temporaryFolder();
    put(folder, { 'package.json': '{}', 'a.js': IMPORT + books(count), 'b.js': HELPED });
    failing.add('save');
    const found = await outcomes(folder);
    const reason = 'save() could not be analysed (Maximum call stack size exceeded)';
    expect(found).toMatchObject({
      'Book0.save': reason,
      [`Book${String(count - 1)}.save`]: reason,
      'Helped.save': reason,
    });
    expect(found['Helped.delete']).toEqual(count === 1 ? 'mirror' : expect.stringContaining('could not be analysed'));
  }
});
