import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { migrate } from '../../src/index.ts';
import { type Fixture, writeFiles } from './fixtures.ts';
import type { Files } from './modules.ts';

type Options = Parameters<typeof migrate>[0];
type Migration = Awaited<ReturnType<typeof migrate>>;

export interface Migrated {
  readonly result: Migration['result'];
  /** All files of the project as they are after the migration. */
  readonly files: Files;
  /** The folder that the project was written to. */
  readonly folder: string;
}

/** Writes a project to a folder of its own and runs the migration on it, without letting it write. */
export async function migrateFiles(
  root: string,
  fixture: Pick<Fixture, 'name' | 'options'>,
  files: Files,
  paths: readonly string[] = ['.'],
): Promise<Migrated> {
  const folder = join(root, fixture.name);
  mkdirSync(folder, { recursive: true });
  writeFiles(folder, files);
  linkWorkspaces(folder, files);
  const options = { ...fixture.options, cwd: folder, paths, write: false } as unknown as Options;
  const { result, outputs } = await migrate(options);
  const changed = outputs.map(({ path, after }) => [relative(folder, path).split(sep).join('/'), after] as const);
  return { result, folder, files: new Map([...files, ...changed]) };
}

/** Does for the packages of a workspace what a package manager does on installing. */
function linkWorkspaces(folder: string, files: Files): void {
  for (const [path, text] of files) {
    if (!/^packages\/[^/]+\/package\.json$/.test(path)) continue;
    const { name } = JSON.parse(text) as { readonly name: string };
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(join(folder, dirname(path)), link, 'dir');
  }
}
