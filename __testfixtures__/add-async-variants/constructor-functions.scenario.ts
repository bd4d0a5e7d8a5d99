import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const saved = [];
  for (const name of ['Receipt', 'CashReceipt', 'Note', 'Bill', 'Label', 'Draft']) {
    const made = make(module[name], { text: ' ok ' });
    await call(made, 'save');
    saved.push({ ...made });
  }
  return saved;
}
