import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const report = make(module.Report, { title: 'Q1' });
  await call(report, 'save', { forceInsert: true }, 'second');
  await call(report, 'refreshFromDb');
  return await call(report, 'delete', 'obsolete');
}
