import { Model } from 'orm';

export class Event extends Model {}

export const hooks = {
  saved(subject, kind = 'saved') {
    this.count += 1;
    return Event.objects.create({ kind, subject: subject.id });
  },
  count: 0,
  removed: (subject) => hooks.saved(subject, 'removed'),
  describe: (subject) => `${subject.constructor.name} ${subject.id}`,
};

export class Door extends Model {
  save(...args) {
    super.save(...args);
    return [hooks.saved(this).kind, hooks.describe(this), hooks.count];
  }

  delete() {
    hooks.removed(this);
    return super.delete();
  }
}
