import { Model } from 'orm';

export class Formula extends Model {
  save(...args) {
    this.result = eval(this.expression);
    return super.save(...args);
  }
}
