import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed }: ScenarioContext) {
  seed('Tag', { id: 50, name: 'root', parent: null });
  await call(make(module.Tag, { name: 'first', parent: 50 }), 'save');
  return await call(make(module.Tag, { name: 'second', parent: 50 }), 'save');
}
