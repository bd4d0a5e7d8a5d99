import { Model } from 'orm';

export class Author extends Model {
  /**
   * @param {Author} other
   * @returns {number} how many rows went away
   */
  merge(other) {
    this.name = `${this.name} & ${other.name}`;
    this.save();
    return other.delete();
  }
}

export class Book extends Model {
  /** @type {Author} */
  author;

  /**
   * Saves the book and what it belongs to.
   *
   * @param {Author[]} editors
   * @returns {void}
   */
  save(editors = []) {
    this.author.save();
    for (const editor of editors) editor.save();
    super.save();
  }

  delete() {
    const [book] = [this];
    return this.author.merge(book.author);
  }
}
