import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'lost-override',
  severity: 'error',
  title: 'Override without an async variant',
  meaning:
    'Neither a mirror nor a fallback can be written for this override; or it is a method that is handed to something together with a class or object of the ORM (`Model.extend({ save() {} })`, `Object.create(books, …)`, a class that is mixed in), in a form that nothing is written for; or it gives an iterator, and whether the async variant of its base gives an async one or a promise is not written. Once the base is native, its async variant runs without the override.',
  action:
    'Write the async variant by hand beside it, or declare a class. Write the type of what the base gives (`AsyncIterable<Row>`). Or change what is in the way: rename what has the name of the helper, or make a method of the accessor. What is no override after all can be marked `orm-migrate-ignore`.',
  example: `
import { Model } from 'orm';

const fallbackToSyncVariant = true;

class Book extends Model {
  save() {
    setTimeout(() => super.save(), 0);
  }
}
`,
} as const satisfies FindingKind;
