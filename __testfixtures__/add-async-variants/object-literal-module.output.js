import { Model } from 'orm';

export class Event extends Model {}

export const hooks = {
  saved(subject, kind = 'saved') {
    this.count += 1;
    return Event.objects.create({ kind, subject: subject.id });
  },

  /** Async variant of {@link saved}. */
  async asaved(subject, kind = 'saved') {
    this.count += 1;
    return await Event.objects.acreate({ kind, subject: subject.id });
  },

  count: 0,
  removed: (subject) => hooks.saved(subject, 'removed'),
  /** Async variant of {@link removed}. */
  aremoved: async (subject) => await hooks.asaved(subject, 'removed'),
  describe: (subject) => `${subject.constructor.name} ${subject.id}`,
};

export class Door extends Model {
  save(...args) {
    super.save(...args);
    return [hooks.saved(this).kind, hooks.describe(this), hooks.count];
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await super.asave(...args);
    return [(await hooks.asaved(this)).kind, hooks.describe(this), hooks.count];
  }

  delete() {
    hooks.removed(this);
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    await hooks.aremoved(this);
    return await super.adelete();
  }
}
