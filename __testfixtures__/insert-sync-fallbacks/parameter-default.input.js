import { Model } from 'orm';

export class Item extends Model {
  save(position = Item.objects.count() + 1, ...args) {
    this.position = position;
    return super.save(...args);
  }
}
