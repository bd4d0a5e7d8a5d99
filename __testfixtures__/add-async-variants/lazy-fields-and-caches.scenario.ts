import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  seed('Currency', { id: 1, code: 'EUR' });
  const price = make(module.Price, { code: 'EUR' });
  await call(price, 'save');
  await call(price, 'save');
  await call(price, 'refreshFromDb');
  await call(price, 'delete');
  await call(make(module.Price, { code: 'EUR' }), 'delete');
  const basket = make(module.Basket, {});
  // Hidden from the row: a table has no columns of lists.
  for (const name of ['lines', 'extras']) Object.defineProperty(basket, name, { value: [], enumerable: false });
  basket.add?.('CHF');
  await call(basket, 'save');
  module.forget?.();
  return [rows('Currency'), rows('Price')];
}
