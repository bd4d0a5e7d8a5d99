import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Page, { name: 'a' }), 'save');
  await call(make(module.models.Post, { name: 'b' }), 'save', { forceInsert: true });
  await call(make(module.defineModel('/x/'), { name: 'c' }), 'save');
}
