import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  seed('Pen', { id: 1 });
  (module.setUp as unknown as () => void)();
  const pen = make(module.Pen, { id: 1, ink: 'red', tip: 'broad', cap: 'flat' });
  await call(pen, 'save');
  await call(pen, 'refreshFromDb');
  await call(pen, 'delete');
  await call(make(module.Pencil, { id: 2, case: 'wide' }), 'save');
  return rows('Refill').length;
}

export const fallback = true;
