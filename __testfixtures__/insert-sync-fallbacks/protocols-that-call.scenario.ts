import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export const fallback = true;

const NAMES = [
  ...['Locked', 'Stacked', 'Sessions', 'Listed', 'First', 'Paged', 'Collected', 'Checked', 'Replaced', 'Split'],
  ...['Limited', 'Asked', 'Cleared', 'Written', 'Keyed', 'Filled', 'Copied', 'Described'],
] as const;

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  for (const name of NAMES) await call(make(module[name], { title: name }), 'save');
  return [rows('Entry'), rows('Setting')];
}
