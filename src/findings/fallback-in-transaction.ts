import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'fallback-in-transaction',
  severity: 'error',
  title: 'Fallback inside an async transaction',
  meaning:
    "The callback of a transaction's async variant calls an async variant that is a fallback. A fallback runs the sync variant on the sync connection: it writes outside of the transaction, is not rolled back with it, and may wait for a lock that the transaction holds.",
  action:
    'Do away with what makes the called override fall back (the blocker in its comment), write its async variant by hand, or use the sync variant of the transaction with sync calls.',
  example: `
import { Model, transaction } from 'orm';

class Book extends Model {
  save() {
    setTimeout(() => super.save(), 10);
  }
}

export async function publish(request) {
  await transaction.aatomic(async () => {
    await new Book().asave();
  });
}
`,
} as const satisfies FindingKind;
