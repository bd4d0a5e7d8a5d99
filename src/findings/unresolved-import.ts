import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'unresolved-import',
  severity: 'warning',
  title: 'Import that leads nowhere',
  meaning:
    'An override calls something from a module that is neither a file, nor an alias that the configuration of the compiler or bundler names, nor a declared dependency. What it does cannot be seen, so the override falls back.',
  action:
    'Say where the import leads in the file that the message names: `paths` of tsconfig.json, `imports` or `dependencies` of package.json, or the alias of the bundler.',
  example: `
import { Model } from 'orm';
import { note } from '@/lib/log.js';

class Book extends Model {
  save() {
    note('saved');
    super.save();
  }
}
`,
} as const satisfies FindingKind;
