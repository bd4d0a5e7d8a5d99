import { Model } from 'orm';

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

  delete() {
    hooks.map(run);
    return super.delete();
  }

  refreshFromDb() {
    each(hooks, (hook) => hook());
    super.refreshFromDb();
  }
}

export class Named extends Model {
  save() {
    super.save();
    for (const hook of hooks) run(hook);
  }
}
