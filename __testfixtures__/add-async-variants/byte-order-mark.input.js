import { Model } from 'orm';

export class Größe extends Model {
  save(...args) {
    this.label = `Größe ${this.value} “${this.unit}” 😀`;
    return super.save(...args);
  }
}
