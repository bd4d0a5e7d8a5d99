import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

export default async function scenario({ module, call, make }: ScenarioContext) {
  const reader = make(module.Reader, { name: 'Ida' });
  await call(reader, 'save');
  const loan = make(module.Loan, {});
  await call(loan, 'save');
  const reminder = make(module.Reminder, {});
  await call(reminder, 'save');
  const report = make(module.Report, { loans: [] });
  await call(report, 'save');
  const shelf = make(module.Shelf, {});
  await call(shelf, 'save');
  return [loan.label, reminder.text, report.text, shelf.label];
}
