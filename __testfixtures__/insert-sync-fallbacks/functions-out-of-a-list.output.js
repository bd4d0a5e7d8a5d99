import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Log extends Model {}

const hooks = [];

export function onSave(hook) {
  hooks.push(hook);
}

onSave(() => Log.objects.create({ step: 'hook' }));

/** It is given to others, which may give it any function. */
const run = (work) => work(1);

function each(list, work) {
  list.forEach(work);
}

export class Direct extends Model {
  save() {
    super.save();
    hooks.forEach((hook) => hook(this));
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls hook(), and what that is cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete() {
    hooks.map(run);
    return super.delete();
  }

  static {
    // orm-migrate: unresolved-receiver - delete() calls run(), which calls work(), and what that is
    //   cannot be told
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    each(hooks, (hook) => hook());
    super.refreshFromDb();
  }

  static {
    // orm-migrate: unresolved-receiver - refreshFromDb() calls hook(), and what that is cannot be
    //   told
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

export class Named extends Model {
  save() {
    super.save();
    for (const hook of hooks) run(hook);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls run(), which calls work(), and what that is
    //   cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
