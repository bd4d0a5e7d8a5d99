import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make }: ScenarioContext) {
  const playlist = make(module.Playlist);
  return [await call(playlist, 'save'), await call(playlist, 'save')];
}
