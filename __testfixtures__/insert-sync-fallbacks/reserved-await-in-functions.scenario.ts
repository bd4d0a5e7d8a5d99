import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const ticket = make(module.Ticket, { lines: ['one', 'end'] });
  await call(ticket, 'save');
  await call(ticket, 'delete');
  return ticket.total;
}
