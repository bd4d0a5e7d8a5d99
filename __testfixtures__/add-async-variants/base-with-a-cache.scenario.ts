import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Country, { id: 1, code: 'FR' }), 'save');
  const countries = new module.Countries();
  const found = [await call(countries, 'get', 'fr'), await call(countries, 'get', 'fr'), await call(countries, 'get', 'x')];
  return [found.map((each) => (each as { code?: string } | null)?.code ?? null), countries.asked];
}
