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

  /** Async variant of {@link merge}. */
  async amerge(other) {
    this.name = `${this.name} & ${other.name}`;
    await this.asave();
    return await other.adelete();
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

  /** Async variant of {@link save}. */
  async asave(editors = []) {
    await this.author.asave();
    for (const editor of editors) await editor.asave();
    await super.asave();
  }

  delete() {
    const [book] = [this];
    return this.author.merge(book.author);
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    const [book] = [this];
    return await this.author.amerge(book.author);
  }
}
