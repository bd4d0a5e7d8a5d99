import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'name-collision',
  title: 'Name of the variant is taken',
  meaning: 'The async variant needs a name that already stands for something else in that class, module or import.',
  action: 'Rename what has the name, or write the variant by hand.',
  example: `
const arecord = 'a record';

function record(kind) {
  return Event.objects.create({ kind, label: arecord });
}

class Door extends Model {
  save() {
    record('door');
    super.save();
  }
}
`,
} as const satisfies Blocker;
