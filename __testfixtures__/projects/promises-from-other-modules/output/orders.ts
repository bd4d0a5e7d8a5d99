import { Model } from 'orm';
import { Delivery, later, PromiseNote } from './later.ts';
import type { Later, MaybeLater } from './later.ts';
import type * as results from './later.ts';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Order extends Model {
  override save(): Later {
    super.save();
    return later('order');
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Draft extends Model {
  override save(): MaybeLater {
    super.save();
    return later('draft');
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Gift extends Model {
  override save(): results.Later {
    super.save();
    return later('gift');
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Parcel extends Model {
  override save() {
    super.save();
    return new Delivery(later('parcel'));
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Note extends Model {
  override save(): PromiseNote {
    super.save();
    return new PromiseNote('note');
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<PromiseNote> {
    await super.asave();
    return new PromiseNote('note');
  }
}
