import { bridgeDelegatingVariants } from 'orm-migrate-runtime';

export const rows = new Map();
export const journal = [];

/** Its async side runs the sync one in the background. */
export class Store {
  putSync(key, value) {
    journal.push(`put ${key}`);
    rows.set(key, value);
  }

  async put(key, value) {
    await Promise.resolve();
    return this.putSync(key, value);
  }
}

/** So does this one's, but it knows whose variant is called. */
export class BridgedStore {
  putSync(key, value) {
    journal.push(`put ${key}`);
    rows.set(key, value);
  }

  async put(key, value) {
    await Promise.resolve();
    return this.putSync(key, value);
  }
}

bridgeDelegatingVariants(BridgedStore, { putSync: 'put' });
