/** Before all tests, once: a place to build in, which is gone after them. Who needs the build first, makes it. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the package is built for the tests of a run, and nothing else is. */
    readonly buildFolder: string;
  }
}

export default function setup({ provide }: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'orm-migrate-build-')));
  provide('buildFolder', folder);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
