import { mkdtempSync, realpathSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { migrateProgram } from './migrate-program.ts';
test('min', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'min-')));
  let i = 0;
  for (const text of readFileSync('/tmp/min/cases.txt', 'utf8').split(/^----\n/m)) {
    const ext = /^\/\/ts/.test(text) ? 'ts' : 'js';
    const { after, result } = await migrateProgram(
      { base: 'orm' },
      new Map([[`a.${ext}`, text]]),
      join(root, String(i++)),
    );
    console.log(
      `#### case ${i}\n` +
        [...after.values()].join('\n') +
        '\n' +
        result.files
          .map((f) =>
            [
              f.error ?? '',
              ...f.changes.map((c) => `${c.kind} ${c.symbol} ${c.outcome} ${c.blocker ?? ''} ${c.reason}`),
            ].join('\n'),
          )
          .join('\n') +
        (result.findings.length
          ? '\nfindings ' + JSON.stringify(result.findings.map((x) => x.code + ' ' + x.message))
          : ''),
    );
  }
});
