import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Index {
  find(word) {
    return { side: 'sync', word };
  }

  async afind(word) {
    return { side: 'async', word };
  }

  search(word) {
    return { side: 'sync', word };
  }

  async asearch(word) {
    return { side: 'async', word };
  }
}

const NOTES = { short: 'a note about a word', long: new Index() };

/** A text has no `find()`: that throws in both variants. */
export class Finder extends Index {
  find(word) {
    const place = this.isShort ? 'a note' : new Index();
    this.found = place.find(word).word;
    return super.find(this.found);
  }

  /** Async variant of {@link find}. */
  async afind(word) {
    const place = this.isShort ? 'a note' : new Index();
    this.found = (await place.afind(word)).word;
    return await super.afind(this.found);
  }
}

/** It has a `search()`, and no `asearch()`. */
export class Searcher extends Index {
  search(word) {
    const place = this.isShort ? NOTES.short : NOTES.long;
    this.found = place.search(word);
    return super.search(word);
  }

  static {
    // orm-migrate: unresolved-receiver - search() calls place.search() on either Index or string
    fallbackToSyncVariant(this.prototype, 'search', 'asearch');
  }
}
