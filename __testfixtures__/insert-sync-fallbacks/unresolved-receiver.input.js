import { Model } from 'orm';

export class Link extends Model {
  save(other, ...args) {
    this.target = other.name;
    other.save();
    return super.save(...args);
  }
}
