import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Card, { holder: 'Ada' }), 'save');
  await call(make(module.Student, { name: 'Ada' }), 'save');
  await call(make(module.Student, { name: '' }), 'save');
  await call(make(module.Guest, { name: 'Bob' }), 'save');
  await call(make(module.Member, { name: '' }), 'save');
}
