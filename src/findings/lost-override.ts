import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'lost-override',
  severity: 'error',
  title: 'Override without an async variant',
  meaning:
    'Neither a mirror nor a fallback can be written for this override. Once the base is native, its async variant runs without the override.',
  action:
    'Write the async variant by hand, or change what is in the way: rename what has the name of the helper, or make a method of the accessor.',
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
