import { Model } from 'orm';

export class Currency extends Model {}

const known = new Map();

/** A cache of the module, which only this function fills. */
function currency(code) {
  const found = known.get(code) ?? Currency.objects.getOrCreate({ code })[0];
  known.set(code, found);
  return found;
}

export function forget() {
  known.clear();
}

export class Price extends Model {
  #base;
  #seen = null;
  static #rates = new Map();

  save(...args) {
    this.#base ??= Currency.objects.filter({ code: 'EUR' }).first();
    if (this.#base) this.#base.save();
    const own = currency(this.code);
    own.uses = (own.uses ?? 0) + 1;
    own.save();
    return super.save(...args);
  }

  refreshFromDb() {
    if (!this.#seen) this.#seen = Currency.objects.filter({ code: this.code }).first();
    this.#seen?.refreshFromDb();
    super.refreshFromDb();
  }

  delete(...args) {
    const [row, created] = Price.rate(this.code);
    if (!created) row.save();
    return super.delete(...args);
  }

  static rate(code) {
    const cached = Price.#rates.get(code);
    if (cached) return [cached, false];
    const row = Currency.objects.create({ code, rate: 1 });
    this.#rates.set(code, row);
    return [row, true];
  }
}

export class Basket extends Model {
  lines = [];

  add(code) {
    this.lines.push(new Price({ code }));
    return this;
  }

  save(...args) {
    if (!this.extras) this.extras = [];
    this.extras.push(currency('USD'));
    for (const line of this.lines) line.save();
    const { extras, lines: [first] = [] } = this;
    extras.forEach((each) => each.refreshFromDb());
    first?.refreshFromDb();
    return super.save();
  }
}
