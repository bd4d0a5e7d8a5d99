import { Model } from 'orm';

class Entry extends Model {}

export function record(text) {
  Entry.objects.create({ text });
};

export class Book extends Model {
  save(...args) {
    record(this.title);
    return super.save(...args);
  }
}; // end of Book

class Shelf extends Model {};

Shelf.prototype.save = function (...args) {
  record(this.name);
  return Model.prototype.save.apply(this, args);
};;

export { Shelf };
