import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'reserved-await',
  title: 'Something is named `await`',
  meaning: 'The function uses `await` as a name. Inside an async function that is a reserved word.',
  action: 'Rename it.',
  example: `
class Queue extends Model {
  save() {
    var await = 1;
    this.place += await;
    super.save();
  }
}

module.exports = { Queue };
`,
} as const satisfies Blocker;
