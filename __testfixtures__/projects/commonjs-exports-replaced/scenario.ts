import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make, rows }: ScenarioContext) {
  const tickets = modules['main.js'] as Loose;
  const saved: unknown[] = [];
  for (const name of ['Ticket', 'Refund', 'Voucher', 'Pass', 'Season', 'Notice', 'Report']) {
    const entry = make(tickets[name], { series: 'old' });
    await call(entry, 'save');
    saved.push([name, entry.number, entry.note, entry.valid, entry.total]);
  }
  return { saved, entries: rows('Entry') };
}

export const fallback = 'some';
