import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, make, rows }: ScenarioContext) {
  const { Profile, Screen, Badge, Order, Label, Receipt, ...module } = modules['settings.js'] ?? {};
  const kept: unknown[] = [];
  for (const each of [Profile, Screen, Badge, Order, Label, Receipt])
    kept.push(await call(make(each, { name: each.name, settings: module.setting }), 'save'));
  const { terminal, printer } = module;
  const journals = [terminal.inner, printer.inner];
  module.mute(terminal);
  for (const each of [Order, Label]) await call(make(each, { name: 'silent' }), 'save');
  [terminal.inner, printer.inner] = journals;
  return [kept.length, module.memory.kept.splice(0), rows('Note').length];
}
