const { Book } = require('./models');
const { newConnection } = require('orm-migrate-runtime');

exports.add = async function add(req) {
  return newConnection(async () => {
    return await Book.objects.acreate(req.body);
  });
};

async function main() {
  return newConnection(async () => {
    return await Book.objects.acount();
  });
}

exports.run = () => main();
