import { Model } from 'orm';

export class Lazy extends Model {
  save(...args) {
    const original = super.save;
    this.through = original.name;
    return original.call(this, ...args);
  }
}
