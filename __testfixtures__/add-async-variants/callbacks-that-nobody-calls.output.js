import { Model } from 'orm';

/** What nobody calls may be anything: a length, a function of some other file. */
const numbered = (row, at, all) => `${row}/${at}`;

function labelOf(text, format) {
  return text.trim();
}

/** Given on to another that does not call it either. */
function titleOf(text, format) {
  return labelOf(text, format).toUpperCase();
}

/** Stored where it may be called by code that is not seen. */
export const hooks = [];

export function install(sku) {
  hooks.push(() => new Poster({ sku }).save());
}

export class Poster extends Model {
  check(rules) {
    return true;
  }

  save(options) {
    this.label = numbered(this.sku, options.length, this.all);
    this.title = titleOf(this.sku, options.format);
    if (!this.check(options.rules)) return null;
    return super.save(options);
  }

  /** Async variant of {@link save}. */
  async asave(options) {
    this.label = numbered(this.sku, options.length, this.all);
    this.title = titleOf(this.sku, options.format);
    if (!this.check(options.rules)) return null;
    return await super.asave(options);
  }
}

/** One that overrides it calls what it is given. */
export class Banner extends Model {
  check(rules) {
    return true;
  }

  save(options) {
    if (!this.check(options.rules)) return null;
    return super.save(options);
  }
}

export class LongBanner extends Banner {
  check(rules) {
    return rules(this);
  }
}
