import { Model } from 'orm';
import slugify from 'slugify';
import { note } from '@/lib/log.js';

export class Book extends Model {
  save(options) {
    this.slug = slugify(this.title);
    note(`saved ${this.slug}`);
    return super.save(options);
  }
}
