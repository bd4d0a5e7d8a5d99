import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { migrate } from '../../src/index.ts';
import type { Files } from '../harness/modules.ts';
import type { GeneratedProgram } from './render-program.ts';

type Result = Awaited<ReturnType<typeof migrate>>['result'];

export interface MigratedProgram {
  readonly after: Files;
  readonly result: Result;
}

/** The real migration, on files in a folder that has nothing else in it. */
export async function migrateProgram(
  { base, orm }: Pick<GeneratedProgram, 'base' | 'orm'>,
  files: Files,
  folder: string,
): Promise<MigratedProgram> {
  // With a manifest the folder of the program is the project, whatever stands above it.
  for (const [path, text] of [...orm.files, ...files]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { result, outputs } = await migrate({
    cwd: folder,
    config: false,
    respectIgnoreFiles: false,
    ...(base === 'option' ? { asyncBase: 'delegating' as const } : {}),
  });
  const written = outputs.map(({ path, after }) => [relative(folder, path).split(sep).join('/'), after] as const);
  const changed = written.filter(([path, text]) => text !== orm.files.get(path));
  return { result, after: new Map([...files, ...changed]) };
}
