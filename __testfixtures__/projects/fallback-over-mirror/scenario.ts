import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export const fallback = 'some';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  const { Letter, Parcel, Postcard } = modules['src/letter.js'];
  const saved = [make(Letter), make(Postcard), make(Parcel), make(modules['src/document.js'].Document)];
  for (const document of saved) await call(document, 'save');
  return saved;
}
