const rows = new Map();

export class Shelf {
  static prefix = 'shelf';

  put(item) {
    rows.set(item.id, item);
    return item;
  }

  async putAsync(item) {
    await null;
    rows.set(item.id, item);
    return item;
  }

  /** Two names that happen to look like a pair: neither gives a promise. */
  live() {
    return rows.size;
  }

  alive() {
    return rows.size > 0;
  }

  render() {
    return [...rows.keys()].join();
  }

  /** Only what it begins with is alike. */
  renderAsync = 'no method';
}
