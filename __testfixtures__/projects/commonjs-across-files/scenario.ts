import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make, rows }: ScenarioContext) {
  await call(make(modules['models/user.js'].User, { name: 'ada' }), 'save');
  return rows('Entry').length;
}
