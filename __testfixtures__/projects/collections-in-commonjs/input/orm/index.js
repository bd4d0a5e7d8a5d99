'use strict';

const { wire, journal } = require('./store');

class Cursor {
  constructor(collection, selector) {
    this.command = { type: 'find', collection, selector };
  }

  fetch() {
    return wire.run(this.command);
  }

  async fetchAsync() {
    return wire.runAsync(this.command);
  }

  forEach(work, self) {
    for (const doc of this.fetch()) work.call(self, doc, this);
  }

  async forEachAsync(work, self) {
    for (const doc of await this.fetchAsync()) await work.call(self, doc, this);
  }

  map(work, self) {
    const given = [];
    this.forEach((doc) => given.push(work.call(self, doc, this)));
    return given;
  }

  async mapAsync(work, self) {
    const given = [];
    await this.forEachAsync(async (doc) => given.push(await work.call(self, doc, this)));
    return given;
  }
}

class Collection {
  constructor(name) {
    this.name = name;
  }

  find(selector) {
    return new Cursor(this.name, selector || {});
  }

  findOne(selector) {
    return this.find(selector).fetch()[0];
  }

  async findOneAsync(selector) {
    return (await this.find(selector).fetchAsync())[0];
  }

  insert(doc) {
    return wire.run({ type: 'insert', collection: this.name, doc });
  }

  async insertAsync(doc) {
    return wire.runAsync({ type: 'insert', collection: this.name, doc });
  }

  update(selector, changes) {
    return wire.run({ type: 'update', collection: this.name, selector, changes });
  }

  async updateAsync(selector, changes) {
    return wire.runAsync({ type: 'update', collection: this.name, selector, changes });
  }
}

module.exports = { Collection, Cursor, journal };
