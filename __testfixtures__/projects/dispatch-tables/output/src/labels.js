import { Model } from 'orm';
import { FORMATS, open, rule, steps } from './formats.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

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
  /** Async variant of {@link save}. */
  async asave(...args) {
    this.printed = FORMATS[this.format](this);
    this.price = prices[this.size](this);
    for (const [field, check] of Object.entries(Label.checks)) if (!check(this[field])) throw new Error(field);
    if (!Label.checks.text(this.text) || !Label.checks[this.main ?? 'text'](this.text)) throw new Error('text');
    return await super.asave(...args);
  }
  delete(...args) {
    const check = rule(this.rule);
    if (check && !check(this.text)) throw new Error(this.rule);
    this.steps = steps.map((step) => step(this));
    return super.delete(...args);
  }
  /** Async variant of {@link delete}. */
  async adelete(...args) {
    const check = rule(this.rule);
    if (check && !check(this.text)) throw new Error(this.rule);
    this.steps = steps.map((step) => step(this));
    return await super.adelete(...args);
  }
  refreshFromDb() {
    open[this.kind](this);
    super.refreshFromDb();
  }
  static {
    // orm-migrate: dynamic-call - refreshFromDb() calls open[this.kind](), and what that runs
    //   cannot be told
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
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

  static {
    // orm-migrate: unreachable-variant - save() calls lent(), which is a member of an object whose
    //   members are listed or looked up by computed names
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
