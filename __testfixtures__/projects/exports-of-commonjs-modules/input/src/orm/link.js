'use strict';

const journal = [];
const shelves = new Map();

function perform({ verb, shelf, row }) {
  if (!shelves.has(shelf)) shelves.set(shelf, []);
  const rows = shelves.get(shelf);
  if (verb === 'put') return rows.push(row);
  if (verb === 'count') return rows.length;
  throw new Error(`unknown verb ${verb}`);
}

const link = {
  send(request) {
    journal.push({ side: 'sync', what: `${request.verb} ${request.shelf}` });
    return perform(request);
  },
  async deliver(request) {
    await null;
    journal.push({ side: 'async', what: `${request.verb} ${request.shelf}` });
    return perform(request);
  },
  async asend(request) {
    return this.deliver(request);
  },
};

module.exports = { link, journal, perform };
