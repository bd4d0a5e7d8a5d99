import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const ticket = make(module.Ticket, { title: 'Broken' });
  await call(ticket, 'save');
  await call(ticket, 'delete');
}
