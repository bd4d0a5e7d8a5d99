'use strict';

const { Collection } = require('../orm');
const numbers = require('./numbers');
const { nextNumber, total, nextNumberAsync } = require('./numbers');
const { fallbackToSyncVariant, mapSequential } = require('orm-migrate-runtime');

class Courses extends Collection {
  insert(doc) {
    const needs = (doc.needs || []).map((title) => this.findOne({ title }).id);
    return super.insert({ ...doc, needs, number: nextNumber('course') });
  }

  /** Async variant of {@link insert}. */
  async insertAsync(doc) {
    const needs = await mapSequential((doc.needs || []), async (title) => (await this.findOneAsync({ title })).id);
    return await super.insertAsync({ ...doc, needs, number: await nextNumberAsync('course') });
  }
}

class Students extends Collection {
  insert(doc) {
    setTimeout(() => this.update({ late: true }, { late: false }), 0);
    return super.insert(doc);
  }

  static {
    // orm-migrate: nested-callback - insert() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'insert', 'insertAsync');
  }

  update(selector, changes) {
    this.find(selector).forEach((student) => {
      Cards.insert({ student: student.id });
    });
    return super.update(selector, { ...changes, cards: Cards.find(selector).map((card) => card.id).length });
  }

  /** Async variant of {@link update}. */
  async updateAsync(selector, changes) {
    await this.find(selector).forEachAsync(async (student) => {
      await Cards.insertAsync({ student: student.id });
    });
    return await super.updateAsync(selector, { ...changes, cards: (await Cards.find(selector).mapAsync((card) => card.id)).length });
  }
}

class CardFile extends Collection {
  insert(doc) {
    setTimeout(() => this.update({ student: doc.student }, { printed: true }), 0);
    return super.insert(doc);
  }

  static {
    // orm-migrate: nested-callback - insert() reaches the ORM inside a setTimeout() callback
    fallbackToSyncVariant(this.prototype, 'insert', 'insertAsync');
  }
}

class Bills extends Collection {
  insert(doc) {
    numbers.take('bills');
    return super.insert({ ...doc, cents: total(doc.lines, (line) => line.cents) });
  }

  static {
    // orm-migrate: nested-callback - insert() calls a function without a name, which reaches the
    //   ORM and can have no variant
    fallbackToSyncVariant(this.prototype, 'insert', 'insertAsync');
  }
}

const Cards = new CardFile('cards');

module.exports = { courses: new Courses('courses'), students: new Students('students'), bills: new Bills('bills'), Cards };
