import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const widget = make(module.Widget, { name: 'a' });
  await call(widget, 'save', { forceInsert: true });
  const { saves } = widget;
  return { saves, removed: await call(widget, 'delete') };
}
