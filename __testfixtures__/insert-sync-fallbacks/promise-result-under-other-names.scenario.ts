import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

const NAMES = [
  ...['Invoice', 'Order', 'Payment', 'Refund', 'Sale', 'Visit', 'Task'],
  ...['Message', 'Letter', 'Parcel', 'Batch', 'Notice'],
] as const;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const results: unknown[] = [];
  for (const name of NAMES) results.push(await call(make(module[name], { number: name }), 'save'));
  return results;
}
