import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const query = make(module.Query);
  await call(query, 'save');
  return query.toString();
}
