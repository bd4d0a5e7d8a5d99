import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const invoice = make(module.Invoice, { number: '', total: 3 });
  await call(invoice, 'save');
  await call(make(module.Invoice, { number: '', total: 4 }), 'save');
  await call(make(module.Draft, { number: 'x', total: 5 }), 'save');
  await call(invoice, 'delete');
}
