'use strict';

const { Collection } = require('../orm');
const numbers = require('./numbers');
const { nextNumber, total } = require('./numbers');

class Courses extends Collection {
  insert(doc) {
    const needs = (doc.needs || []).map((title) => this.findOne({ title }).id);
    return super.insert({ ...doc, needs, number: nextNumber('course') });
  }
}

class Students extends Collection {
  insert(doc) {
    setTimeout(() => this.update({ late: true }, { late: false }), 0);
    return super.insert(doc);
  }

  update(selector, changes) {
    this.find(selector).forEach((student) => {
      Cards.insert({ student: student.id });
    });
    return super.update(selector, { ...changes, cards: Cards.find(selector).map((card) => card.id).length });
  }
}

class CardFile extends Collection {
  insert(doc) {
    setTimeout(() => this.update({ student: doc.student }, { printed: true }), 0);
    return super.insert(doc);
  }
}

class Bills extends Collection {
  insert(doc) {
    numbers.take('bills');
    return super.insert({ ...doc, cents: total(doc.lines, (line) => line.cents) });
  }
}

const Cards = new CardFile('cards');

module.exports = { courses: new Courses('courses'), students: new Students('students'), bills: new Bills('bills'), Cards };
