import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { migrateFiles } from '../harness/migrate-fixture.ts';
import type { Files } from '../harness/modules.ts';

interface Outcome {
  /** Outcomes of views by symbol. */
  readonly views: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly ids: readonly string[];
  readonly assumptions: readonly string[];
  readonly findings: readonly {
    readonly symbol: string;
    readonly message: string;
    readonly callPath: readonly string[];
  }[];
  /** All findings: `floating-orm-call app.js:3 show`. */
  readonly problems: readonly string[];
  readonly messages: readonly string[];
  /** The text of a file after the migration. */
  readonly text: (path?: string) => string;
}

/** An async ORM call runs in no context. */
const OUTSIDE = new Set(['outside-connection-context', 'context-in-generator', 'parameter-default']);

const MODELS = `import { Model } from 'orm';

export class Book extends Model {}
`;

/**
 * Wraps the views of a project, given by path; one text alone is `app.js`. `models.js` is there in any case, and the
 * second run is tried every time.
 */
export async function wrapViews(sources: string | Record<string, string>, options: object = {}): Promise<Outcome> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'views-')));
  try {
    const given = typeof sources === 'string' ? { 'app.js': sources } : sources;
    const files: Files = new Map(Object.entries({ 'models.js': MODELS, ...given }));
    const fixture = { name: 'project', options: { only: ['wrap-new-connection'], ...options } };
    const { result, files: after } = await migrateFiles(join(root, 'first'), fixture, files);
    expect(result.files.flatMap(({ error }) => error ?? [])).toEqual([]);
    const again = await migrateFiles(join(root, 'second'), fixture, after);
    expect(Object.fromEntries(again.files)).toEqual(Object.fromEntries(after));
    const changes = result.files.flatMap((file) => file.changes).filter(({ kind }) => kind === 'view');
    return {
      views: Object.fromEntries(changes.map(({ symbol, outcome }) => [symbol, outcome])),
      reasons: Object.fromEntries(changes.map(({ symbol, reason }) => [symbol, reason])),
      ids: changes.map(({ id }) => id),
      assumptions: changes.flatMap((change) => change.assumptions),
      findings: result.findings
        .filter(({ code }) => OUTSIDE.has(code))
        .map(({ symbol, message, callPath }) => ({ symbol, message, callPath })),
      problems: result.findings.map(({ code, path, line, symbol }) => `${code} ${path}:${String(line)} ${symbol}`),
      messages: result.findings.map(({ message }) => message),
      text: (path = 'app.js') => after.get(path) ?? '',
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A module that imports the models and the runtime, with some code. */
export function withBook(code: string): string {
  return `import { Book } from './models.js';\n${code}`;
}
