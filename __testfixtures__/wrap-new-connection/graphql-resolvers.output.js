import { makeExecutableSchema } from '@graphql-tools/schema';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

const shelf = {
  async count(parent, args, context, info) {
    return newConnection(async () => {
      return { [info.fieldName]: await Book.objects.filter({ shelf: parent.name }).acount(), arguments: arguments.length };
    });
  },
};

const resolvers = {
  Query: {
    book: async (_parent, { id }) => newConnection(async () => await Book.objects.aget({ id })),
    shelves: () => [{ name: 'novels' }],
  },
  Mutation: {
    async addBook(_parent, { title }) {
      return newConnection(async () => {
        this.added ??= [];
        const book = await Book.objects.acreate({ title });
        this.added.push(book.id);
        return this.added;
      });
    },
  },
  Shelf: shelf,
};

export const schema = makeExecutableSchema({ typeDefs: 'type Query { book(id: Int): Book }', resolvers });
