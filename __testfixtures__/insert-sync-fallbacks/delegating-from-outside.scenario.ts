import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const runs: unknown[] = [];
  for (const name of ['Alias', 'Block', 'ByFunctionBook', 'Properties', 'Reflection', 'SetByReflect', 'Name', 'Mirrored']) {
    const book = make(module[name]);
    await call(book, 'save');
    runs.push([name, book.runs]);
  }
  return runs;
}
