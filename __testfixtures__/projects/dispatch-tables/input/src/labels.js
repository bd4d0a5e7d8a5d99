import { Model } from 'orm';
import { FORMATS, open, rule, steps } from './formats.js';

const prices = { small: (label) => label.pages, large: (label) => label.pages * 2 };

export class Shelf extends Model {}

export class Label extends Model {
  static checks = { text: (value) => value !== '', pages: (value) => value > 0 };

  save(...args) {
    this.printed = FORMATS[this.format](this);
    this.price = prices[this.size](this);
    for (const [field, check] of Object.entries(Label.checks)) if (!check(this[field])) throw new Error(field);
    if (!Label.checks.text(this.text) || !Label.checks[this.main ?? 'text'](this.text)) throw new Error('text');
    return super.save(...args);
  }
  delete(...args) {
    const check = rule(this.rule);
    if (check && !check(this.text)) throw new Error(this.rule);
    this.steps = steps.map((step) => step(this));
    return super.delete(...args);
  }
  refreshFromDb() {
    open[this.kind](this);
    super.refreshFromDb();
  }
}

const moves = {
  lent: (label) => new Shelf({ label: label.id }).save(),
  back: (label) => {
    label.back = true;
  },
};

export class Copy extends Model {
  save(...args) {
    moves[this.state](this);
    return super.save(...args);
  }
}
