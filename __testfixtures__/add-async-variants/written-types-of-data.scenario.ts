import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, rows, attempt }: ScenarioContext) {
  const visit = make(module.Visit, { title: 'first' });
  const failed = await attempt(() => call(visit, 'save'));
  Object.defineProperty(visit, 'pet', { value: make(module.Dog, { name: 'Bo' }), enumerable: false });
  await call(visit, 'save');
  await call(visit, 'refreshFromDb');
  await call(visit, 'delete');
  return [failed, rows('Dog'), rows('Cat')];
}
