import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'unsupported-form',
  title: 'Override in an unsupported form',
  meaning:
    'The override is not written as a method of a class. It is assigned from somewhere else, so there is no body to mirror; or put on an object or a prototype, or given to a function that makes or changes a class, so no class shows what a mirror would call. The fallback follows where that has a name.',
  action: 'Write it as a method of a class.',
  example: `
class Note extends Model {
  save = createSave();
}
`,
} as const satisfies Blocker;
