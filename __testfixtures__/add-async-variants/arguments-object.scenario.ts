import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const phone = make(module.Phone);
  return [await call(phone, 'save'), await call(phone, 'save', {}, 'b'), await call(phone, 'delete', 'old')];
}
