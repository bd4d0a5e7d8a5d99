import type { Checked } from './check-program.ts';
import type { GeneratedProgram } from './render-program.ts';

/** A program and what is wrong with its migration, as text that can be copied into files. */
export function describeProgram(program: GeneratedProgram, { disagreements, after, decisions }: Checked): string {
  const { spec, base, marks, files } = program;
  const changed = [...after].filter(([path, text]) => files.get(path) !== text);
  return [
    ...disagreements,
    `base: ${base}; marks: ${[...marks].join(', ') || 'none'}; steps: ${JSON.stringify(spec.steps)}`,
    ...[...files].filter(([path]) => !path.includes('fuel.')).map(([path, text]) => `=== ${path}\n${text}`),
    ...changed.map(([path, text]) => `=== ${path}, migrated\n${text}`),
    ...decisions.map(({ outcome, blocker, reason }) => `${outcome} ${blocker ?? ''}: ${reason}`),
  ].join('\n');
}
