import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const plain = module.ephemeral();
  await call(plain, 'delete');
  return [plain, await call(make(module.Stored), 'save'), await call(make(module.Named), 'save', { forceInsert: true })];
}
