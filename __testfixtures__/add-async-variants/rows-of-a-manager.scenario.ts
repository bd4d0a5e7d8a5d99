import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const first = await call(module.Task.objects, 'create', { title: 'a', done: true });
  const second = await call(module.Task.objects, 'create', { title: 'b', done: false });
  const deleted = await call(module.Task.objects, 'delete');
  await call(make(module.Batch, { titles: ['c', 'd'] }), 'save');
  return [first, second, deleted];
}
