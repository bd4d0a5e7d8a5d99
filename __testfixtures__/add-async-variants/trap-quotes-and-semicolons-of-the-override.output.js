import { Model } from 'orm';

export class Order extends Model {
  save(...args) {
    const text = "double" + 'single'
    const escaped = '\x41\u{42}' ; const number = 0x10 + 1_000
    super.save(...args)
    return [text, escaped, number, this["total"]];
  };

  /** Async variant of {@link save}. */
  async asave(...args) {
    const text = "double" + 'single'
    const escaped = '\x41\u{42}' ; const number = 0x10 + 1_000
    await super.asave(...args)
    return [text, escaped, number, this["total"]];
  };
}
