import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'unsupported-form',
  title: 'Override in an unsupported form',
  meaning:
    'The override is not written as a function here, but assigned from somewhere else, so there is no body to mirror.',
  action: 'Write it as a method.',
  example: `
class Note extends Model {
  save = createSave();
}
`,
} as const satisfies Blocker;
