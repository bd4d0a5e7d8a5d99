'use strict';

const { Book } = require('../models');

async function countOn(shelf) {
  return await Book.objects.filter({ shelf }).acount();
}

module.exports = {
  async count(ctx) {
    ctx.body = await countOn(ctx.shelf);
  },

  list: async (ctx) => {
    ctx.body = (await Book.objects.aget({ shelf: ctx.shelf })).title;
  },
};
