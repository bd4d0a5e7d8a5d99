import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const price = make(module.Price, { isKnown: true, parts: [1], options: { b: 2 } });
  const cheap = make(module.Price, { rate: 0, parts: [1, 2], options: { a: null, key1: 'one' } });
  return [await call(price, 'save'), await call(cheap, 'save'), price, cheap];
}
