import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLineWidths } from '../../src/files/line-width.ts';
import { type Files, temporaryFolder } from '../git/temp.ts';

const EDITOR = 'root = true\n\n[*]\nmax_line_length = 90\n\n[*.md]\nmax_line_length = 70\n';

test.each<[string, Files, number]>([
  ['nothing says it', {}, 100],
  ['Prettier says it in JSON', { '.prettierrc': '{ "printWidth": 110 }' }, 110],
  ['in YAML', { '.prettierrc.yaml': 'semi: false\nprintWidth: 72\n' }, 72],
  ['in code', { 'prettier.config.mjs': 'export default { printWidth: 120 };\n' }, 120],
  ['in the manifest', { 'package.json': '{ "prettier": { "printWidth": 95 } }' }, 95],
  ['its configuration leaves it out', { '.prettierrc': '{ "semi": false }' }, 80],
  ['Biome says it', { 'biome.json': '{ "formatter": { "lineWidth": 105 } }' }, 105],
  ['an editor says it, for code', { '.editorconfig': EDITOR }, 90],
  ['the nearest one counts', { '.prettierrc': '{ "printWidth": 110 }', 'src/.prettierrc': '{ "printWidth": 60 }' }, 60],
])('%s', (_name, files, expected) => {
  const folder = temporaryFolder({ '.git/HEAD': 'ref: refs/heads/main\n', 'src/book.js': '', ...files });
  expect(createLineWidths()(join(folder, 'src/book.js'))).toBe(expected);
});
