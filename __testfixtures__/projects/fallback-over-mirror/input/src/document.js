import { Model } from 'orm';

export class Document extends Model {
  save(...args) {
    this.trail = [...(this.trail ?? []), 'document'];
    return super.save(...args);
  }
}
