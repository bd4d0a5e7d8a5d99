import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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
  { base }: Pick<GeneratedProgram, 'base'>,
  files: Files,
  folder: string,
): Promise<MigratedProgram> {
  mkdirSync(folder, { recursive: true });
  // The folder of the program is the project, whatever stands above it.
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [path, text] of files) writeFileSync(join(folder, path), text);
  const { result, outputs } = await migrate({
    cwd: folder,
    config: false,
    respectIgnoreFiles: false,
    ...(base === 'option' ? { asyncBase: 'delegating' as const } : {}),
  });
  const changed = outputs.map(({ path, after }) => [relative(folder, path).split(sep).join('/'), after] as const);
  return { result, after: new Map([...files, ...changed]) };
}
