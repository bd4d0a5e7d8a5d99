import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
// @ts-expect-error A script of plain JavaScript.
import { walls } from '../../scripts/walls.mjs';

const linter = new Linter();
const config = [
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
  ...(walls() as Linter.Config[]),
] as Linter.Config[];

function complaints(file: string, specifier: string): readonly string[] {
  return linter
    .verify(`import { it } from '${specifier}';\nexport { it };\n`, config, file)
    .map(({ message }) => message);
}

test.each([
  ['src/model/facts.ts', '../graph/project/nodes.ts'],
  ['src/graph/solve/heap.ts', '../project/nodes.ts'],
  ['src/graph/values/infer.ts', '../effects/classify.ts'],
  ['src/graph/values/contents/trace.ts', '../../effects/classify.ts'],
  ['src/graph/variants/translate/draft.ts', '../../../planning/draft.ts'],
  ['src/graph/types/promises.ts', '../../frontends/javascript/parse.ts'],
  ['src/graph/types/promises.ts', 'node:fs'],
  ['src/graph/project/builtins.ts', '../values/infer.ts'],
  ['src/planning/views/wraps/choose.ts', '../../../config/load.ts'],
  ['src/planning/mirrors.ts', '../steps/plan.ts'],
  ['src/planning/mirrors.ts', 'node:path'],
  ['src/frontends/javascript/verify/edits/rewrite.ts', '../../../../graph/project/nodes.ts'],
  ['src/config/load.ts', '../reporters/index.ts'],
  ['src/steps/report.ts', '../run.ts'],
  ['src/steps/scan.ts', '../cli/main.ts'],
  ['src/reporters/json.ts', '../../bin/orm-migrate.ts'],
])('%s may not import %s', (file, specifier) => {
  expect(complaints(file, specifier)).toHaveLength(1);
});

test.each([
  ['src/graph/values/infer.ts', '../project/nodes.ts'],
  ['src/graph/values/contents/trace.ts', '../../project/nodes.ts'],
  ['src/graph/values/contents/trace.ts', './kinds.ts'],
  ['src/graph/project/project.ts', '../../frontends/language.ts'],
  ['src/graph/project/builtins.ts', 'node:module'],
  ['src/planning/findings/lazy.ts', '../draft.ts'],
  ['src/planning/views/wraps/choose.ts', '../../../graph/project/nodes.ts'],
  ['src/frontends/javascript/verify/edits/rewrite.ts', '../../../../model/plan.ts'],
  ['src/steps/write.ts', 'node:fs'],
])('%s may import %s', (file, specifier) => {
  expect(complaints(file, specifier)).toEqual([]);
});
