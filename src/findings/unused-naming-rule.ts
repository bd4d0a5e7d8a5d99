import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'unused-naming-rule',
  severity: 'warning',
  title: 'Naming rule that fits nothing',
  meaning:
    'The configuration says how variants are named, and no class or function has two methods or functions that are a pair by that. Overrides of pairs with other names are not seen, and nothing is done about them.',
  action:
    'Compare the rule with the names in the code: which side has the prefix or suffix, capitals, the kind of class that it is given for. Only an async side that gives a promise counts, and a base in a package counts only where the package is installed.',
  example: `
// orm-migrate.config.js
export default { profile: {}, variants: { suffix: 'Later' } };

// book.js
class Store {
  save() {}
  async saveSoon() {}
}

export class Book extends Store {
  save() {
    this.stamp = 1;
    super.save();
  }
}
`,
} as const satisfies FindingKind;
