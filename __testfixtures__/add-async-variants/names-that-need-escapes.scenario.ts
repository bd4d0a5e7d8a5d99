import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  return await call(make(module.Note, { title: 'Read me' }), 'save');
}
