import type { ScenarioContext } from '../../tests/harness/scenario.ts';

export default async function scenario({ module, call, make, orm }: ScenarioContext) {
  const photo = make(module.Photo, { names: ['sea', 'sun'] });
  const album = { constructor: { name: 'Album' }, id: 1 };
  Object.defineProperty(photo, 'tags', { value: new orm.RelatedManager(album, 'members', module.Tag) });
  return await call(photo, 'save');
}
