import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const song = make(module.Song, {});
  const cover = make(module.Cover, {});
  await call(song, 'save');
  await call(song, 'save');
  await call(cover, 'save');
  return [song, cover];
}
