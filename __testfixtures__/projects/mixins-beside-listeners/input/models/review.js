import { Model } from 'orm';
import { Stamped } from './mixins.js';

export class Review extends Stamped(Model) {
  save(options) {
    this.text = this.text.trim();
    return super.save(options);
  }
}
