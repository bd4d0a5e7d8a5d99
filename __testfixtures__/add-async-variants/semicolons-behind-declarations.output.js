import { Model } from 'orm';

class Entry extends Model {}

export function record(text) {
  Entry.objects.create({ text });
};

/** Async variant of {@link record}. */
export async function arecord(text) {
  await Entry.objects.acreate({ text });
}

export class Book extends Model {
  save(...args) {
    record(this.title);
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    await arecord(this.title);
    return await super.asave(...args);
  }
}; // end of Book

class Shelf extends Model {};

Shelf.prototype.save = function (...args) {
  record(this.name);
  return Model.prototype.save.apply(this, args);
};

/** Async variant of {@link save}. */
Shelf.prototype.asave = async function (...args) {
  await arecord(this.name);
  return await Model.prototype.asave.apply(this, args);
};;

export { Shelf };
