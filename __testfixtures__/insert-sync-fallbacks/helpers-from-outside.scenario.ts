import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const logs: unknown[] = [];
  for (const name of ['Page', 'Defined', 'Note', 'Reflected']) {
    const page = make(module[name]);
    await call(page, 'save');
    logs.push([name, page.log]);
  }
  return logs;
}
