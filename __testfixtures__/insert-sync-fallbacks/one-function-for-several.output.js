import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

class Book extends Model {}
class Shelf extends Model {}
class Label {}

Book.prototype.save = Shelf.prototype.save = function (...args) {
  this.title = this.title.trim();
  return Model.prototype.save.apply(this, args);
};

// orm-migrate: unsupported-form - the code of save cannot be seen where it is written
fallbackToSyncVariant(Shelf.prototype, 'save', 'asave');

// orm-migrate: unsupported-form - the code of save cannot be seen where it is written
fallbackToSyncVariant(Book.prototype, 'save', 'asave');

Label.prototype.print = Book.prototype.delete = function (...args) {
  return Model.prototype.delete.apply(this, args);
};

// orm-migrate: unsupported-form - the code of delete cannot be seen where it is written
fallbackToSyncVariant(Book.prototype, 'delete', 'adelete');

export { Book, Label, Shelf };
