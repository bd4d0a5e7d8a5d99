import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make, seed, rows, attempt }: ScenarioContext) {
  const { Move, Order } = modules['src/stock.js'] as Loose;
  seed('Product', { id: 1, stock: 0 });
  const first = make(Move, { productId: 1, quantity: 7 });
  await call(first, 'save');
  await call(make(Move, { productId: 1, quantity: -4 }), 'save');
  const refused = await attempt(() => call(make(Move, { productId: 1, quantity: 0.5 }), 'save'));
  await call(make(Order, { productId: 1, pieces: 2 }), 'save');
  await call(first, 'delete');
  return { refused, products: rows('Product'), moves: rows('Move'), orders: rows('Order') };
}
