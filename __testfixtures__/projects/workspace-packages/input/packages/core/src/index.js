import { Model } from 'orm';

export class Entity extends Model {
  save(...args) {
    this.entity = true;
    return super.save(...args);
  }
}
