import { connect, Shelf, Store } from 'shelf-store';

/** What its base keeps is written in the declarations alone. */
export class Pairs extends Shelf {
  override keep(row: object): object {
    return this.store.together(() => {
      super.keep({ first: row });
      return super.keep({ second: row });
    });
  }
}

/** So is what a function of the package gives. */
export class Copied extends Shelf {
  override keep(row: object): object {
    connect('copies').put(row);
    return super.keep(row);
  }
}

export class Pinged extends Shelf {
  override keep(row: object) {
    super.keep(row);
    return connect('pings').ping();
  }
}

export const store = new Store();
