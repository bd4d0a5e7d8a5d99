import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, attempt }: ScenarioContext) {
  seed('Shop', { id: 1, name: 'Corner' });
  module.saved.connect((offer: { shop: string }) => `told about ${offer.shop}`);
  return [
    await call(make(module.Offer, { shopId: 1 }), 'save'),
    await attempt(() => call(make(module.Offer, { shopId: 2 }), 'save')),
  ];
}
