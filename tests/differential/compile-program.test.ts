import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileProgram } from './compile-program.ts';
import { renderProgram } from './render-program.ts';
import { runProgram } from './run-program.ts';
import { programSpecs } from './specs.ts';

const specs = fc.sample(programSpecs, { numRuns: 30, seed: 20_300_101 });
const scope = ['module', 'exports', 'require', 'console', 'Date', 'Math'];

test('every generated file is compiled fast', () => {
  const files = specs.flatMap((spec) => [...renderProgram(spec).files]);
  expect(files.filter(([path, text]) => compileProgram(path, text, scope) === null)).toEqual([]);
});

test('a program does the same as when TypeScript compiles it', async () => {
  for (const spec of specs) {
    const program = renderProgram(spec);
    const options = { flavour: 'sync', base: 'native' } as const;
    const slow = await runProgram(program, program.files, { ...options, compile: () => null });
    expect(await runProgram(program, program.files, options)).toEqual(slow);
  }
});
