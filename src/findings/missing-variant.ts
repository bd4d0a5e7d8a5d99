import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'missing-variant',
  severity: 'error',
  title: 'Async variant that is not there',
  meaning:
    'An async variant is imported from a module that has the sync one alone, as when a file was written and the file that it relies on was not. Loading the code fails, or the call of the variant does.',
  action:
    'Run orm-migrate on all of the files, so that it may write the variant. If that is still reported then, write it by hand.',
  example: `
// tags.js
import { Model } from 'orm';

export class Tag extends Model {}

export function touch(book) {
  setTimeout(() => Tag.objects.create({ book }), 0);
}

// books.js
import { Model } from 'orm';
import { atouch, touch } from './tags.js';

export class Book extends Model {
  save() {
    touch(this);
    super.save();
  }

  async asave() {
    await atouch(this);
    await super.asave();
  }
}
`,
} as const satisfies FindingKind;
