import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'other-naming-rule',
  severity: 'error',
  title: 'Overrides of pairs with other names',
  meaning:
    'A class overrides a method that has an async variant in its base, under a name that the naming rule in force does not give it: saveAsync() where the rule says asave(). The tool does not take it for a pair, so nothing is done about the override, and async callers skip it.',
  action:
    'If these are methods of the ORM, name the rule in the configuration, as the finding says: variants: { suffix: "Async" }. If they have nothing to do with it, put // orm-migrate-ignore above the method or the class.',
  example: `
class Document {
  save() {}
  async saveAsync() {}
}

export class Note extends Document {
  save() {
    this.stamp = 1;
    super.save();
  }
}
`,
} as const satisfies FindingKind;
