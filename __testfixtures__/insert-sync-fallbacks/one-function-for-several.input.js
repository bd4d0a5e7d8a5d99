import { Model } from 'orm';

class Book extends Model {}
class Shelf extends Model {}
class Label {}

Book.prototype.save = Shelf.prototype.save = function (...args) {
  this.title = this.title.trim();
  return Model.prototype.save.apply(this, args);
};

Label.prototype.print = Book.prototype.delete = function (...args) {
  return Model.prototype.delete.apply(this, args);
};

export { Book, Label, Shelf };
