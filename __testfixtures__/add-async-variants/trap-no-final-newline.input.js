import { Model } from 'orm';

export class Order extends Model {
  save(...args) {
    super.save(...args);
  }
}