import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'unknown-base',
  severity: 'warning',
  title: 'Base that could not be found',
  meaning:
    'A class has a method named like a sync variant, and a base that could not be resolved. If that base is a model, the method is an override that was not seen.',
  action:
    'Install the dependencies or correct the import. If the base is a model, name it under `models` in the configuration.',
  example: `
import { Base } from './missing.js';

class Book extends Base {
  save() {
    super.save();
  }
}
`,
} as const satisfies FindingKind;
