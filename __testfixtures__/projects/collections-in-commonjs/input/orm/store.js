'use strict';

const journal = [];
let collections = Object.create(null);

function open(name) {
  return collections[name] || (collections[name] = { docs: [], next: 1 });
}

const clone = (value) => structuredClone(value);

const accepts = (doc, selector) => Object.entries(selector).every(([key, value]) => doc[key] === value);

function perform(command) {
  const store = open(command.collection);
  switch (command.type) {
    case 'find':
      return clone(store.docs.filter((doc) => accepts(doc, command.selector)));
    case 'insert': {
      const doc = clone(command.doc);
      if (!doc.id) doc.id = store.next++;
      store.docs.push(doc);
      return doc.id;
    }
    case 'update': {
      const found = store.docs.filter((doc) => accepts(doc, command.selector));
      found.forEach((doc) => Object.assign(doc, command.changes));
      return found.length;
    }
  }
}

const wire = {
  run(command) {
    journal.push({ side: 'sync', what: `${command.type} ${command.collection}` });
    return perform(command);
  },
  async runAsync(command) {
    await null;
    journal.push({ side: 'async', what: `${command.type} ${command.collection}` });
    return perform(command);
  },
};

module.exports = { wire, journal };
