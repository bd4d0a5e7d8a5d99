import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { migrateProgram } from './migrate-program.ts';
import { runProgram } from './run-program.ts';
import { renderProgram } from './render-program.ts';
import { programSpecs } from './specs.ts';
import { syntaxErrors } from '../harness/modules.ts';
test('phases', { timeout: 600000 }, async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'show-')));
  const times: Record<string, number> = {};
  const timed = async <T>(n: string, f: () => Promise<T> | T): Promise<T> => { const t = performance.now(); const r = await f(); times[n] = (times[n] ?? 0) + performance.now() - t; return r; };
  const all = await timed('sample', () => fc.sample(programSpecs, { numRuns: 200, seed: 5 }));
  let n = 0;
  const ops: number[] = [];
  for (const spec of all) {
    const p = await timed('render', () => renderProgram(spec));
    try {
    const o = await timed('sync', () => runProgram(p, p.files, { flavour: 'sync', base: 'native' }));
    ops.push(o.operations.length);
    await timed('sync2', () => runProgram(p, p.files, { flavour: 'sync', base: 'native' }));
    } catch { continue; }
    const { after } = await timed('migrate', () => migrateProgram(p, p.files, join(root, String(n++))));
    await timed('syntax', () => { for (const [x, t] of after) if (t !== p.files.get(x)) syntaxErrors(x, t); });
    try { await timed('async', () => runProgram(p, after, { flavour: 'async', base: 'native' })); } catch {}
    await timed('migrate2', () => migrateProgram(p, after, join(root, String(n++))));
  }
  ops.sort((a, b) => a - b);
  console.log(all.map(renderProgram).reduce((a, p) => a + [...p.files.values()].join('').length, 0) / all.length, times, ops[100], ops[190], ops.at(-1));
});
