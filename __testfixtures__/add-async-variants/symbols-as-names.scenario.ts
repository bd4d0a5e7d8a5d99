import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const address = make(module.Address, { city: ' Ulm ' });
  await call(address, 'save');
  await call(make(module.Journal, { text: 'arrived' }), 'save');
  return address.city;
}
