import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

const trie = new Map();

/** Words by their letters: each node is a Map of Maps, and the walk has no end that can be told. */
export class Word extends Model {
  save(...args) {
    let node = trie;
    for (const letter of this.text) {
      if (!node.has(letter)) node.set(letter, new Map());
      node = node.get(letter);
    }
    node.set('word', this.text);
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls node.set(), which may be called on something
    //   else than Map
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

const settings = {};

function put(path, value) {
  let at = settings;
  for (const key of path.slice(0, -1)) at = at[key] ??= {};
  at[path.at(-1)] = value;
}

export class Setting extends Model {
  save(...args) {
    const holders = [this];
    put(this.path, holders);
    holders.forEach((each) => each.refreshFromDb());
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls each.refreshFromDb(), which may be called on
    //   something else than Setting
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Stack extends Model {
  save(...args) {
    let top = [[[this]]];
    for (let depth = 0; depth < 2; depth += 1) top = top.map((each) => each).at(0);
    const others = [];
    top.push(others);
    others.forEach((each) => each.refreshFromDb());
    super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls each.refreshFromDb(), and what that is called
    //   on cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}
