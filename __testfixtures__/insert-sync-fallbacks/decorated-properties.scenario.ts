import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const customer = make(module.Customer, { name: 'Ada' });
  await call(customer, 'save');
  const rows = [module.Invoice, module.Report, module.Page].map((each) => make(each, { customerId: customer.id }));
  for (const row of rows) await call(row, 'save');
  return [rows[0].payer, rows[1].text, rows[2].label];
}
