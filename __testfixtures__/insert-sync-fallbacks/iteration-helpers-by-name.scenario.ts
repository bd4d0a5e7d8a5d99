import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const first = await call(make(module.Invoice, { texts: ['ink', 'paper'] }), 'save');
  return [first, await call(make(module.Invoice, { texts: ['paper', 'pens'] }), 'save')];
}
