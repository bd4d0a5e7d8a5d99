import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module: { Exhibit, Label, Plaque, Poster }, call, make }: ScenarioContext) {
  const exhibit = make(Exhibit, { title: 'Vase', year: 1650, width: 3, height: 5 });
  await call(exhibit, 'save');
  const poster = make(Poster, {});
  poster['content'] = new Label('Vase');
  await call(poster, 'save');
  const plaque = make(Plaque, { title: 'Vase' });
  await call(plaque, 'save');
  return [exhibit['area'], exhibit['caption'], exhibit['kind'], poster['text'], plaque['text']];
}

export const fallback = 'some';
