import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const member = make(module.Member, { name: ' Ada ', loans: 2 });
  await call(member, 'save');
  await call(member, 'delete');
  await call(make(module.Guest, { name: '', loans: 1 }), 'save');
}
