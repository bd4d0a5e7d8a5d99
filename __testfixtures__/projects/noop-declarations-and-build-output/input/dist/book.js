import { Model } from 'orm';

export class Book extends Model {
  save(...args) {
    return super.save(...args);
  }
}
