import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const invoice = make(module.Invoice, { lines: [1, 2, 3] });
  await call(invoice, 'save');
  return invoice.label();
}
