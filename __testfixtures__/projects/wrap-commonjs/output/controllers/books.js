'use strict';

const { Book } = require('../models');
const { newConnection } = require('orm-migrate-runtime');

async function countOn(shelf) {
  return await Book.objects.filter({ shelf }).acount();
}

module.exports = {
  async count(ctx) {
    return newConnection(async () => {
      ctx.body = await countOn(ctx.shelf);
    });
  },

  list: async (ctx) => {
    return newConnection(async () => {
      ctx.body = (await Book.objects.aget({ shelf: ctx.shelf })).title;
    });
  },
};
