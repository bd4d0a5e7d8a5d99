import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const invoice = make(module.Invoice);
  await call(invoice, 'save');
  return [invoice, await call(invoice, 'delete')];
}
