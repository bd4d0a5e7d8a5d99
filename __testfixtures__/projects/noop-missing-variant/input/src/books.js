import { Model } from 'orm';
import { atouch, touch } from './tags.js';

/** Written by hand, or left over: what it imports is not there. */
export class Book extends Model {
  save() {
    touch(this.id);
    super.save();
  }

  async asave() {
    await atouch(this.id);
    await super.asave();
  }
}
