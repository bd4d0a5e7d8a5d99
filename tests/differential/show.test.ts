import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { checkProgram } from './check-program.ts';
import { renderProgram } from './render-program.ts';
import { programSpecs } from './specs.ts';
test('show', { timeout: 600000 }, async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'show-')));
  const all = fc.sample(programSpecs, { numRuns: Number(process.env['N'] ?? 300), seed: Number(process.env['SEED'] ?? 5) });
  const t2 = performance.now();
  let invalid = 0, translatable = 0, overrides = 0, mirrored = 0;
  const bad: Record<string, number> = {};
  const blockers: Record<string, number> = {};
  const out: string[] = [];
  for (const [i, spec] of all.entries()) {
    const p = renderProgram(spec);
    const c = await checkProgram(p, join(root, String(i)));
    if (c.invalid) { invalid++; out.push('INVALID ' + c.invalid + '\n'); }
    for (const d of c.disagreements) {
      const key = d.replace(/[\dC]+/g, '#').slice(0, 70);
      bad[key] = (bad[key] ?? 0) + 1;
      if (bad[key]! <= 3) out.push('##### ' + i + ' ' + p.base + '\n' + d + '\n' + (bad[key] === 1 ? [...p.files].map(([x, t]) => '== ' + x + '\n' + t).join('\n') : ''));
    }
    if (p.marks.size === 0 && ['orm', 'native', 'abstract', 'bridged'].includes(p.base)) {
      translatable++;
      for (const d of c.decisions) {
        if (d.outcome === 'present') continue;
        overrides++;
        if (d.outcome === 'mirror') mirrored++;
        else { const k = d.blocker + ' | ' + d.reason.replace(/\d+/g, '#').slice(0, 150); blockers[k] = (blockers[k] ?? 0) + 1; }
      }
    }
  }
  const ms = performance.now() - t2;
  console.log({ perSecond: all.length / ms * 1000, invalid, translatable, overrides, mirrored, share: mirrored / overrides });
  console.log(Object.entries(bad).sort((a, b) => b[1] - a[1]).slice(0, 40));
  console.log(Object.entries(blockers).sort((a, b) => b[1] - a[1]).slice(0, 40).map(([k, n]) => `${n} ${k}`).join('\n'));
  writeFileSync('/tmp/bad.txt', out.join('\n'));
});
