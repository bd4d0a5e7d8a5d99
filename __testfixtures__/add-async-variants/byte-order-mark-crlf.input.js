import { Model } from 'orm';

export class Size extends Model {
  save(...args) {
    this.unit ??= 'm';
    return super.save(...args);
  }
}