import { Book } from '../models/book.ts';
import { Loan } from '../services/desk.ts';
import type { Member } from '../models/member.ts';
import { newConnection } from 'orm-migrate-runtime';

interface Request<TBody> {
  readonly body: TBody;
}

type LoanBody = { readonly title: string; readonly reader: Member };

export async function createLoan(request: Request<LoanBody>): Promise<Pick<Loan, 'due'>> {
  return newConnection(async (): Promise<Pick<Loan, 'due'>> => {
    const loan = new Loan();
    loan.book = await Book.objects.aget({ title: request.body.title });
    loan.reader = request.body.reader;
    await loan.asave();
    return loan;
  });
}
