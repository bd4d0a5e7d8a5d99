import { Model } from 'orm';

export class Entry extends Model {
  ['save'](...args) {
    this.stamp = Date.now();
    return super['save'](...args);
  }

  'delete'() {
    this['save']();
    return super.delete();
  }
}
