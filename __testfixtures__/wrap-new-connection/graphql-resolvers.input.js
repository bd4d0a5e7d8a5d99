import { makeExecutableSchema } from '@graphql-tools/schema';
import { Model } from 'orm';

export class Book extends Model {}

const shelf = {
  async count(parent, args, context, info) {
    return { [info.fieldName]: await Book.objects.filter({ shelf: parent.name }).acount(), arguments: arguments.length };
  },
};

const resolvers = {
  Query: {
    book: async (_parent, { id }) => await Book.objects.aget({ id }),
    shelves: () => [{ name: 'novels' }],
  },
  Mutation: {
    async addBook(_parent, { title }) {
      this.added ??= [];
      const book = await Book.objects.acreate({ title });
      this.added.push(book.id);
      return this.added;
    },
  },
  Shelf: shelf,
};

export const schema = makeExecutableSchema({ typeDefs: 'type Query { book(id: Int): Book }', resolvers });
