import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const [quick, slow] = [make(module.Report, { quick: true }), make(module.Report)];
  const saved = [await call(quick, 'save'), await call(slow, 'save')];
  return [saved, await call(slow, 'refreshFromDb'), await call(quick, 'delete')];
}
