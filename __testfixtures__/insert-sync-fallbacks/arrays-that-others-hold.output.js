import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {}

export class Printing {
  run(page) {
    page.printed = true;
  }
}

/** Anybody can add a step, and a step may do anything. */
export const steps = [new Printing()];

export class Page extends Model {
  save(...args) {
    for (const step of steps) step.run(this);
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls step.run(), which may be called on something
    //   else than Printing
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Recording {
  run(page) {
    Entry.objects.create({ title: page.title });
  }
}

export class Sheet extends Model {
  /** An array under two names. */
  save(...args) {
    const lines = [new Entry({ text: 'first' })];
    const same = lines;
    same.push({ save: () => 0 });
    for (const line of lines) line.save();
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls line.save() on either Entry or an object of
    //   the project
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
