import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, rows }: ScenarioContext) {
  const poster = make(module.Poster, { sku: ' a ', all: [1] });
  await call(poster, 'save', { length: 4, format: (text: string) => `<${text}>`, rules: () => false });
  module.install?.('b');
  await call(make(module.Banner, { sku: 'c' }), 'save', { rules: () => false });
  await call(make(module.LongBanner, { sku: 'd' }), 'save', { rules: () => true });
  return [poster.label, poster.title, module.hooks.length, rows('Poster')];
}
