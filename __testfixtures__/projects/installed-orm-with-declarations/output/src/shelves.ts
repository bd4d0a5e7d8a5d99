import { connect, Shelf, Store } from 'shelf-store';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** What its base keeps is written in the declarations alone. */
export class Pairs extends Shelf {
  override keep(row: object): object {
    return this.store.together(() => {
      super.keep({ first: row });
      return super.keep({ second: row });
    });
  }

  /** Async variant of {@link keep}. */
  override async akeep(row: object): Promise<object> {
    return await this.store.atogether(async () => {
      await super.akeep({ first: row });
      return await super.akeep({ second: row });
    });
  }
}

/** So is what a function of the package gives. */
export class Copied extends Shelf {
  override keep(row: object): object {
    connect('copies').put(row);
    return super.keep(row);
  }

  /** Async variant of {@link keep}. */
  override async akeep(row: object): Promise<object> {
    await connect('copies').aput(row);
    return await super.akeep(row);
  }
}

export class Pinged extends Shelf {
  override keep(row: object) {
    super.keep(row);
    return connect('pings').ping();
  }

  static {
    // orm-migrate: promise-result - keep() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'keep', 'akeep');
  }
}

export const store = new Store();
