import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'ambiguous-names',
  severity: 'warning',
  title: 'Names that fit several pairs',
  meaning:
    'By the naming rule an overridden method goes with an async variant that another method goes with as well, or it may be an async variant itself. Nothing is written, since it could take the place of the wrong one, so the async variant will run without the override.',
  action:
    'Give the names that belong together in the `table` of the rule, give the class a rule of its own kind, or write the async variant by hand.',
  example: `
// orm-migrate.config.js
export default { profile: {}, variants: { suffix: 'Async', table: { save: 'storeAsync' } } };

// book.js
class Store {
  save() {}
  store() {}
  async storeAsync() {}
}

export class Book extends Store {
  save() {
    this.stamp = 1;
    super.save();
  }
}
`,
} as const satisfies FindingKind;
