const { Book } = require('./models');

exports.add = async function add(req) {
  return await Book.objects.acreate(req.body);
};

async function main() {
  return await Book.objects.acount();
}

exports.run = () => main();
