import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

interface Entry {
  readonly side: 'sync' | 'async';
  readonly what: string;
}

/** Node's own rule: the sync variant has the longer name. */
export const asyncName = (name: string): string =>
  name.endsWith('Sync') ? name.slice(0, -'Sync'.length) : `${name}Later`;

export default async function scenario({ modules, call, attempt }: ScenarioContext) {
  const { VersionedFileSystem, QuietFileSystem, Quoted } = modules['src/versioned.ts'] as Loose;
  const { disk, journal } = modules['src/file-system.ts'] as unknown as {
    disk: Map<string, string>;
    journal: Entry[];
  };
  const files = new VersionedFileSystem();
  await call(files, 'writeFileSync', 'a.txt', 'One');
  await call(files, 'writeFileSync', 'a.txt', 'Two');
  const text = await call(files, 'readFileSync', './a.txt');
  const missing = await attempt(() => call(files, 'readFileSync', 'b.txt'));
  const quiet = new QuietFileSystem();
  await call(quiet, 'writeFileSync', 'c.txt', 'LOUD');
  await call(quiet, 'writeFileSync', 'c.txt', 'LOUDER', true);
  const sides = new Set(journal.map(({ side }) => side)).size;
  const names = await call(new Quoted(), 'nameSync', 'a.txt');
  return { text, names, missing, sides, done: journal.map(({ what }) => what), disk: [...disk] };
}
