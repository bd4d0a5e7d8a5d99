import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'shadowed-variant',
  severity: 'error',
  title: 'Variant hidden by a field',
  meaning:
    'A base keeps the async variant in a field. Every object has it, in front of whatever stands on prototypes, so neither a mirror nor a fallback of a subclass would ever run.',
  action: 'Make it a method of the base.',
  example: `
class Base {
  save() {
    return 1;
  }

  asave = async () => 1;
}

class Book extends Base {
  save() {
    return super.save() + 1;
  }
}
`,
} as const satisfies FindingKind;
