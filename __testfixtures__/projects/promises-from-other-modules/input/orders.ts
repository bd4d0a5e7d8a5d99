import { Model } from 'orm';
import { Delivery, later, PromiseNote } from './later.ts';
import type { Later, MaybeLater } from './later.ts';
import type * as results from './later.ts';

export class Order extends Model {
  override save(): Later {
    super.save();
    return later('order');
  }
}

export class Draft extends Model {
  override save(): MaybeLater {
    super.save();
    return later('draft');
  }
}

export class Gift extends Model {
  override save(): results.Later {
    super.save();
    return later('gift');
  }
}

export class Parcel extends Model {
  override save() {
    super.save();
    return new Delivery(later('parcel'));
  }
}

export class Note extends Model {
  override save(): PromiseNote {
    super.save();
    return new PromiseNote('note');
  }
}
