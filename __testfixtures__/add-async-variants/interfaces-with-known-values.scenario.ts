import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const page = make(module.Page, { id: 1, title: 'one' });
  await call(page, 'save');
  await call(page, 'save');
  await call(page, 'delete');
  const invoice = make(module.Invoice, { id: 2 });
  await call(invoice, 'save');
  await call(invoice, 'save');
  return [page.theme, invoice.number];
}
