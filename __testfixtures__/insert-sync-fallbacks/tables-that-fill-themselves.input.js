import { Model } from 'orm';

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

  delete(...args) {
    tips[this.tip](this);
    return super.delete(...args);
  }

  refreshFromDb() {
    caps[this.cap](this);
    super.refreshFromDb();
  }
}

export class Pencil extends Model {
  save(...args) {
    cases[this.case](this);
    return super.save(...args);
  }
}
