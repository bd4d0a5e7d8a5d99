import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  const { Visit, ...models } = modules['exports.js'] ?? {};
  await call(make(Visit, {}), 'save');
  const texts: unknown[] = [];
  for (const each of Object.values(models)) {
    const row = make(each, {});
    await call(row, 'save');
    texts.push(row.text);
  }
  return texts;
}
