import { Model } from 'orm';

export class Größe extends Model {
  save(...args) {
    this.label = `Größe ${this.value} “${this.unit}” 😀`;
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    this.label = `Größe ${this.value} “${this.unit}” 😀`;
    return await super.asave(...args);
  }
}
