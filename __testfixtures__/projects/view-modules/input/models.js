import { Model } from 'orm';

export class Book extends Model {
  save(...args) {
    this.title = this.title.trim();
    return super.save(...args);
  }
}
