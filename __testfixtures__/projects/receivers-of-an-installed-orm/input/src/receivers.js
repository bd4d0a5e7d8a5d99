import { Model, postSave } from 'ledger-orm';
import { Credit, Customer, Entry, Invoice } from './models.js';

export const counts = { customers: 0 };

function book(invoice) {
  const entry = new Entry({ amount: invoice.total });
  entry.save();
}

postSave.connect(book, { sender: Invoice });

postSave.connect(
  () => {
    counts.customers += 1;
  },
  { sender: Customer },
);

Credit.on('deleted', (credit) => new Entry({ amount: credit.total }).save());

/** They are saved while it runs, and nothing is kept. */
export function bookAll(rows) {
  Model.each(rows, (row) => new Entry(row).save());
}
