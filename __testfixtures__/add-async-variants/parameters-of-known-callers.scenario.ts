import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, seed, rows }: ScenarioContext) {
  seed('Seat', { id: 1, row: 'a', taken: true });
  seed('Seat', { id: 2, row: 'b', taken: true });
  const ticket = make(module.Ticket, { seat: 2 });
  await call(ticket, 'save');
  await call(ticket, 'delete');
  return [rows('Seat'), ticket.left];
}
