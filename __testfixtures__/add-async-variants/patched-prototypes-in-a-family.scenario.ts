import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const made = [make(module.Document, {}), make(module.Letter, {}), make(module.Invoice, {})];
  for (const each of made) await call(each, 'save');
  return made.map(({ kind, total }) => [kind, total]);
}
