import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const saved = [];
  for (const name of ['Book', 'Song', 'Film']) {
    const made = make(module[name], { title: ' ok ' });
    await call(made, 'save');
    if (name === 'Film') await call(made, 'delete');
    saved.push({ ...made });
  }
  return saved;
}
