import type { Blocker } from './blocker.ts';

export const blocker = {
  code: 'callback-argument',
  title: 'Callback the async variant drops',
  meaning:
    'A sync variant is called with a callback that receives its result. The async variant returns a promise instead and would never call it.',
  action: 'Leave the callback out and use the return value, or keep the fallback.',
  example: `
// profile: meteor
import { Mongo } from 'meteor/mongo';

class Entries extends Mongo.Collection {
  remove(selector) {
    return super.remove(selector, (error) => {
      if (error) console.error(error);
    });
  }
}
`,
} as const satisfies Blocker;
