import { Model } from 'orm';
import slugify from 'slugify';
import { note, anote } from '@/lib/log.js';

export class Book extends Model {
  save(options) {
    this.slug = slugify(this.title);
    note(`saved ${this.slug}`);
    return super.save(options);
  }

  /** Async variant of {@link save}. */
  async asave(options) {
    this.slug = slugify(this.title);
    await anote(`saved ${this.slug}`);
    return await super.asave(options);
  }
}
