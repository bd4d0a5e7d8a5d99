import { readFileSync } from 'node:fs';

import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import type { Analyse } from '../../src/migrate.ts';
import type { Change, Finding } from '../../src/model/result.ts';
import { relativePath } from '../../src/files/paths.ts';
import { discover } from '../../src/steps/discover.ts';
import { profiles } from '../steps/options.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Setting {
  readonly analyse?: Analyse;
  readonly io?: Partial<Io>;
}

/** Runs the command line in a folder, as if in a pipe, with an analysis that needs no language front end. */
export async function runMain(cwd: string, argv: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const printed = { stdout: '', stderr: '' };
  const io: Io = {
    cwd,
    stdout: { write: (text) => void (printed.stdout += text) },
    stderr: { write: (text) => void (printed.stderr += text) },
    env: {},
    isTTY: { stdout: false, stderr: false },
    version: '1.2.3',
    ...setting.io,
  };
  const code = await main(argv, io, { analyse: setting.analyse ?? analyse, profiles });
  return { code, ...printed };
}

/** Each line that says `save` gets an `asave`; `syntax error`, `fallback`, `assume` and `finding` do what they say. */
export const analyse: Analyse = async (options, onProgress) => {
  const { files: paths } = await discover(options);
  const files = paths.map((path, index) => {
    onProgress?.(index + 1, paths.length);
    const before = readFileSync(path, 'utf8');
    const broken = before.includes('syntax error');
    const after = broken || before.includes('asave') ? before : before.replaceAll('save\n', 'save\nasave\n');
    return { path, before, after, changes: changesOf(before), error: broken ? '1:8 Unexpected token' : null };
  });
  const findings = files
    .filter(({ before }) => before.includes('finding'))
    .map(({ path, before }) => findingIn(relativePath(options.cwd, path), before));
  return { files, findings };
};

function changesOf(text: string): readonly Change[] {
  if (!text.includes('save')) return [];
  const blocker = /fallback (\S+)/.exec(text)?.[1] ?? null;
  const outcome = text.includes('asave') ? 'present' : blocker === null ? 'mirror' : 'fallback';
  return [
    {
      id: 'add-async-variants:Book.save',
      transform: 'add-async-variants',
      kind: 'override',
      symbol: 'Book.save',
      line: 1,
      outcome,
      blocker,
      fallback: outcome === 'fallback' ? 'new' : null,
      reason: '',
      assumptions: [...text.matchAll(/assume (.*)/g)].map((match) => match[1] ?? ''),
      pair: { sync: 'save', async: 'asave' },
      callPath: [],
      calls: [],
    },
  ];
}

function findingIn(path: string, text: string): Finding {
  const severity = text.includes('note finding') ? 'note' : 'warning';
  return {
    code: 'outside-connection-context',
    severity,
    path,
    line: 3,
    symbol: 'v',
    message: 'Not covered.',
    callPath: [],
  };
}
