import type { Loose, ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, attempt, make, seed }: ScenarioContext) {
  const { Copy, Label } = modules['src/labels.js'] as Loose;
  const { register } = modules['src/formats.js'] as Loose;
  seed('Label', { id: 9, text: 'first' });
  const label = make(Label, {
    id: 9,
    text: 'Atlas',
    pages: 10,
    format: 'loud',
    size: 'large',
    rule: 'short',
    kind: 'seen',
  });
  await call(label, 'save');
  const refused = await attempt(() =>
    call(make(Label, { id: 2, text: '', pages: 1, format: 'plain', size: 'small' }), 'save'),
  );
  (register as unknown as (name: string, work: (label: Loose) => void) => void)('seen', (each) => {
    each['seen'] = true as never;
  });
  await call(label, 'refreshFromDb');
  await call(label, 'delete');
  await call(make(Copy, { id: 1, state: 'back' }), 'save');
  await call(make(Copy, { id: 2, state: 'lent' }), 'save');
  return { refused, printed: label['printed'], price: label['price'], steps: label['steps'] };
}

export const fallback = 'some';
