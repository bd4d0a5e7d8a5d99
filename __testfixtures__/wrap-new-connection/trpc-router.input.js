import { initTRPC, TRPCError } from '@trpc/server';
import { Model } from 'orm';

export class Book extends Model {}
export class Visit extends Model {}

const t = initTRPC.context().create();
const publicProcedure = t.procedure;
const byId = (input) => Number(input);

const visiting = publicProcedure.use(async function (options) {
  const visit = await Visit.objects.acreate({ path: options.path, type: options.type });
  return options.next({ ctx: { visit: visit.id } });
});

export const router = t.router({
  count: publicProcedure.query(async () => await Book.objects.acount()),
  book: publicProcedure.input(byId).query(async function ({ input, ctx, ...rest }) {
    const book = await Book.objects.filter({ id: input }).afirst();
    if (book === null) throw new TRPCError({ code: 'NOT_FOUND', message: `no book ${input}` });
    return { title: book.title, user: ctx.user, arguments: arguments.length, rest: Object.keys(rest) };
  }),
  books: t.router({
    add: publicProcedure.mutation(async ({ ctx }) => {
      const book = await Book.objects.acreate({ title: ctx.user });
      return book.id;
    }),
    visit: visiting.query(({ ctx }) => ctx.visit),
  }),
});

export const createCaller = t.createCallerFactory(router);
