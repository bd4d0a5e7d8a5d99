import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const product = make(module.Product, { title: 'Lamp' });
  await call(product, 'save');
  const plain = make(module.Plain, { title: 'Shade' });
  await call(plain, 'save');
  return [product.title, plain.title];
}
