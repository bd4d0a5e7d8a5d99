import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'computed-member',
  severity: 'warning',
  title: 'Method under a computed name',
  meaning:
    'A class that bears pairs has a method whose name is computed when the program runs. It may be an override, or an async variant that makes others overrides, and could not be looked at.',
  action: 'Write the name down, or check by hand that the method overrides no sync variant.',
  example: `
const name = process.env.HOOK ?? 'save';

class Book extends Model {
  [name]() {
    this.stamp = 1;
  }
}
`,
} as const satisfies FindingKind;
