import { Model } from 'orm';
import { forEachSequential } from 'orm-migrate-runtime';

export class Currency extends Model {}

const known = new Map();

/** A cache of the module, which only this function fills. */
function currency(code) {
  const found = known.get(code) ?? Currency.objects.getOrCreate({ code })[0];
  known.set(code, found);
  return found;
}

/** Async variant of {@link currency}. */
async function acurrency(code) {
  const found = known.get(code) ?? (await Currency.objects.agetOrCreate({ code }))[0];
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

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.#base ??= await Currency.objects.filter({ code: 'EUR' }).afirst();
    if (this.#base) await this.#base.asave();
    const own = await acurrency(this.code);
    own.uses = (own.uses ?? 0) + 1;
    await own.asave();
    return await super.asave(...args);
  }

  refreshFromDb() {
    if (!this.#seen) this.#seen = Currency.objects.filter({ code: this.code }).first();
    this.#seen?.refreshFromDb();
    super.refreshFromDb();
  }

  /** Async variant of {@link refreshFromDb}. */
  async arefreshFromDb() {
    if (!this.#seen) this.#seen = await Currency.objects.filter({ code: this.code }).afirst();
    await this.#seen?.arefreshFromDb();
    await super.arefreshFromDb();
  }

  delete(...args) {
    const [row, created] = Price.rate(this.code);
    if (!created) row.save();
    return super.delete(...args);
  }

  /** Async variant of {@link delete}. */
  async adelete(...args) {
    const [row, created] = await Price.arate(this.code);
    if (!created) await row.asave();
    return await super.adelete(...args);
  }

  static rate(code) {
    const cached = Price.#rates.get(code);
    if (cached) return [cached, false];
    const row = Currency.objects.create({ code, rate: 1 });
    this.#rates.set(code, row);
    return [row, true];
  }

  /** Async variant of {@link rate}. */
  static async arate(code) {
    const cached = Price.#rates.get(code);
    if (cached) return [cached, false];
    const row = await Currency.objects.acreate({ code, rate: 1 });
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

  /** Async variant of {@link save}. */
  async asave(...args) {
    if (!this.extras) this.extras = [];
    this.extras.push(await acurrency('USD'));
    for (const line of this.lines) await line.asave();
    const { extras, lines: [first] = [] } = this;
    await forEachSequential(extras, async (each) => await each.arefreshFromDb());
    await first?.arefreshFromDb();
    return await super.asave();
  }
}
