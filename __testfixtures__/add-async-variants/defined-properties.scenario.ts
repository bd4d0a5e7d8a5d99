import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Ticket), 'save');
  const pass = make(module.Pass, { holder: 'ada' });
  await call(pass, 'save');
  await call(pass, 'delete');
  return [pass.seat, pass.revoked, pass.kind];
}
