import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Refill extends Model {}

const filling = {
  fill(name, work) {
    this[name] = work;
  },
};

/** Has a method that puts in more, which is not written in it. */
const inks = { ...filling, blue: (pen) => pen.color };

/** The same by way of its prototype. */
const tips = { __proto__: filling, fine: (pen) => pen.width };

/** Gets the method later. */
const caps = { round: (pen) => pen.cap };
caps.fill = filling.fill;

/** Puts it in itself. */
const cases = {
  slim: (pen) => pen.case,
  fill(name, work) {
    this[name] = work;
  },
};

export function setUp() {
  const work = (pen) => new Refill({ of: pen.id }).save();
  inks.fill('red', work);
  tips.fill('broad', work);
  caps.fill('flat', work);
  cases.fill('wide', work);
}

export class Pen extends Model {
  save(...args) {
    inks[this.ink](this);
    return super.save(...args);
  }

  static {
    // orm-migrate: dynamic-call - save() calls inks[this.ink](), and what that runs cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  delete(...args) {
    tips[this.tip](this);
    return super.delete(...args);
  }

  static {
    // orm-migrate: dynamic-call - delete() calls tips[this.tip](), and what that runs cannot be
    //   told
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  refreshFromDb() {
    caps[this.cap](this);
    super.refreshFromDb();
  }

  static {
    // orm-migrate: dynamic-call - refreshFromDb() calls caps[this.cap](), and what that runs cannot
    //   be told
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

export class Pencil extends Model {
  save(...args) {
    cases[this.case](this);
    return super.save(...args);
  }

  static {
    // orm-migrate: dynamic-call - save() calls cases[this.case](), and what that runs cannot be
    //   told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
