import { Model } from 'orm';

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
}
