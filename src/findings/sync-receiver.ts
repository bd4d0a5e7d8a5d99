import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'sync-receiver',
  severity: 'warning',
  title: 'Receiver that reaches the ORM synchronously',
  meaning:
    "A function that the project gives to the ORM to keep (a signal's receiver, a hook) reaches the ORM. The ORM's async operations run it as it is: what it does synchronously blocks the event loop and works on the sync connection. Overrides whose operations run it fall back.",
  action:
    'Register an async function that uses the async variants where the ORM waits for receivers, or call the function from the overrides themselves, where it gets an async variant of its own.',
  example: `
import { Model, Signal } from 'orm';

export const paid = new Signal();

export class Receipt extends Model {}

paid.connect((order) => {
  Receipt.objects.create({ order });
});
`,
} as const satisfies FindingKind;
