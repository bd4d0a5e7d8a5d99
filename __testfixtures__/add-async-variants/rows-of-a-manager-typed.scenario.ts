import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call }: ScenarioContext) {
  const visit = await call(module.Visit.objects, 'create', { place: 'Rome' });
  return visit.times;
}
