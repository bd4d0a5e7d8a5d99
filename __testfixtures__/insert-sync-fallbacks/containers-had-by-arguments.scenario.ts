import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  const booth = make(module.Booth, { name: 'north' });
  for (const name of ['save', 'delete', 'refreshFromDb']) await call(booth, name);
  return rows('Ticket');
}
