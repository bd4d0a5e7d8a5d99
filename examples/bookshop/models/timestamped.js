import { clock, datetime, Model } from '../orm/index.js';

/** A model that knows when it was made and last changed. */
export class TimestampedModel extends Model {
  static fields = { ...super.fields, createdAt: datetime(), lastUpdated: datetime() };

  save({ updateFields, ...options } = {}) {
    this.createdAt ??= clock.now();
    this.lastUpdated = clock.now();
    // Whoever saves a few fields only still wants to know when that was.
    return super.save({ ...options, updateFields: updateFields && [...updateFields, 'lastUpdated'] });
  }
}
