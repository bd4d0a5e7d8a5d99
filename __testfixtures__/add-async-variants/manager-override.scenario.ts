import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call }: ScenarioContext) {
  const first = await call(module.Book.objects, 'create', { title: 'Emma' });
  return [first, await call(module.Book.objects, 'create', { title: 'EMMA' })];
}
