import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const account = make(module.Account);
  await call(account, 'save');
  return [account.version, await call(account, 'delete')];
}
