import { appendFileSync, mkdtempSync, realpathSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { checkProgram } from './check-program.ts';
import { renderProgram } from './render-program.ts';
import { programSpecs } from './specs.ts';
import { isDeepStrictEqual } from 'node:util';

const signature = (d: string) =>
  d
    .split('\n')[0]!
    .replace(/'[^']*'|\d+/g, '#')
    .replace(/(differ at #|differ:|ran \([\w ]+\)|not be loaded:).*/, '$1')
    .replace(/lost in silence.*/, 'lost')
    .replace(/no override.*/, 'no override')
    .replace(/more|models/, 'x')
    .slice(0, 110);
void isDeepStrictEqual;
test('hunt', { timeout: 36000000 }, async () => {
  const seed0 = Number(process.env['SEED'] ?? 1);
  const minutes = Number(process.env['MINUTES'] ?? 5);
  const per = Number(process.env['PER'] ?? 3);
  const out = process.env['OUT'] ?? '/tmp/hunt.txt';
  writeFileSync(out, '');
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'hunt-')));
  const end = Date.now() + minutes * 60000;
  const known: Record<string, number> = {};
  let count = 0,
    programs = 0,
    invalid = 0,
    failing = 0;
  const stats = { translatable: 0, full: 0, overrides: 0, mirrored: 0, all: 0, allMirrored: 0 };
  const blockers: Record<string, { n: number; example: string }> = {};
  let folder = 0;
  for (let round = 0; Date.now() < end; round++) {
    let shrinking = false;
    const result = await fc.check(
      fc.asyncProperty(programSpecs, async (spec) => {
        if (Date.now() > end) return true;
        const p = renderProgram(spec);
        const c = await checkProgram(p, join(root, String(folder++)));
        if (!shrinking) {
          programs++;
          if (c.invalid) {
            invalid++;
            if (invalid < 5) appendFileSync(out, 'INVALID ' + c.invalid + '\n');
          }
          if (c.disagreements.length) failing++;
          let full = true;
          const counted = p.marks.size === 0 && ['orm', 'native', 'abstract', 'bridged'].includes(p.base);
          for (const d of c.decisions) {
            if (d.outcome === 'present') continue;
            stats.all++;
            if (d.outcome === 'mirror') stats.allMirrored++;
            if (!counted) continue;
            stats.overrides++;
            if (d.outcome === 'mirror') stats.mirrored++;
            else {
              full = false;
              const k =
                d.blocker +
                ' | ' +
                d.reason
                  .replace(/^.*which (?!is |could|already)/, '')
                  .replace(/^\w+\(\) /, '')
                  .replace(/calls .* (in the middle|in a form|on a receiver)/, 'calls X $1')
                  .replace(/\d+/g, '#')
                  .slice(0, 130);
              blockers[k] ??= { n: 0, example: d.reason.slice(0, 300) };
              blockers[k].n++;
            }
          }
          if (counted) {
            stats.translatable++;
            if (full) stats.full++;
          }
        }
        const news = c.disagreements.map(signature).filter((s) => (known[s] ?? 0) < per);
        if (news.length) {
          shrinking = true;
          return false;
        }
        return true;
      }),
      { numRuns: 400, seed: seed0 * 100003 + round, interruptAfterTimeLimit: undefined as never, endOnFailure: false },
    );
    if (result.failed && result.counterexample) {
      const p = renderProgram(result.counterexample[0] as never);
      const c = await checkProgram(p, join(root, String(folder++)));
      const news = [...new Set(c.disagreements.map(signature))];
      for (const s of news) known[s] = (known[s] ?? 0) + 1;
      const spec = p.spec;
      appendFileSync(
        out,
        `\n########## ${++count} seed ${seed0 * 100003 + round} base=${p.base} layout=${spec.layout} marks=${[...p.marks]} shrinks=${result.numShrinks}\n${c.disagreements.slice(0, 6).join('\n')}\n` +
          [...p.files]
            .filter(([x]) => !x.startsWith('fuel'))
            .map(([x, t]) => `== ${x}\n${t}`)
            .join('') +
          [...c.after]
            .filter(([x, t]) => t !== p.files.get(x))
            .map(([x, t]) => `>> after ${x}\n${t}`)
            .join('') +
          'decisions ' +
          c.decisions.map((d) => `${d.outcome} ${d.blocker ?? ''} ${d.reason}`).join('\n          ') +
          '\nsteps ' +
          JSON.stringify(spec.steps) +
          '\n',
      );
    }
    rmSync(root, { recursive: true, force: true });
    (await import('node:fs')).mkdirSync(root, { recursive: true });
    const report = {
      programs,
      invalid,
      failing,
      stats,
      share: stats.mirrored / stats.overrides,
      full: stats.full / stats.translatable,
      known,
      blockers: Object.entries(blockers)
        .sort((a, b) => b[1].n - a[1].n)
        .slice(0, 50),
    };
    writeFileSync(out + '.stats.json', JSON.stringify(report, null, 1));
  }
});
