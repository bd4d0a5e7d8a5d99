import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  await call(make(module.Invoice), 'save');
  const second = make(module.Invoice);
  await call(second, 'save', { forceInsert: true });
  return second.label();
}
