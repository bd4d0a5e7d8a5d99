/**
 * What the database must hold in the end, written down from the answers to requests, and how it is read back.
 * Rows are texts by key, as in the demo, so that the same comparison serves.
 */
const QUERIES = {
  authors: `SELECT id AS key, concat_ws(' | ', name, "bookCount") AS row FROM authors`,
  books: `
    SELECT id AS key, concat_ws(' | ', slug, title, price, stock, coalesce(rating::text, 'not rated'),
      CASE WHEN "deletedAt" IS NULL THEN 'on sale' ELSE 'withdrawn' END) AS row
    FROM books`,
  customers: `SELECT id AS key, concat_ws(' | ', email, points, wishlist) AS row FROM customers`,
  orders: `
    SELECT id AS key, concat_ws(' | ', coalesce("customerId"::text, 'nobody'), status, total,
      CASE WHEN "placedAt" IS NOT NULL THEN 'placed' END, CASE WHEN "paidAt" IS NOT NULL THEN 'paid' END) AS row
    FROM orders`,
  'orderLines, by order': `
    SELECT "orderId" AS key, string_agg(concat("bookId", ': ', quantity, ' at ', "unitPrice"), ', ' ORDER BY id) AS row
    FROM "orderLines" GROUP BY "orderId"`,
  'reviews, by book': `
    SELECT "bookId" AS key,
      string_agg(concat(rating, ' by ', coalesce("customerId"::text, 'nobody')), ', ' ORDER BY id) AS row
    FROM reviews GROUP BY "bookId"`,
  articles: `SELECT slug AS key, concat_ws(' | ', title, byline) AS row FROM articles`,
  'auditEntries, by subject': `
    SELECT subject AS key, concat('created ', count(*) FILTER (WHERE action = 'created'), ', changed ',
      count(*) FILTER (WHERE action = 'changed'), ', deleted ', count(*) FILTER (WHERE action = 'deleted')) AS row
    FROM "auditEntries" GROUP BY subject`,
};

/** Rows that no override would have left behind. */
const STAMPED = ['authors', 'books', 'customers', 'orders', 'reviews', 'articles'];
const UNSTAMPED = STAMPED.map(
  (table) =>
    `SELECT count(*)::int AS total FROM ${table}
     WHERE "createdAt" IS NULL OR "lastUpdated" IS NULL OR "lastUpdated" < "createdAt"`,
);

/** The tables as they are, each as rows by key. */
export async function readTables(client) {
  const tables = new Map();
  for (const [name, query] of Object.entries(QUERIES)) {
    const { rows } = await client.query(query);
    tables.set(name, new Map(rows.map(({ key, row }) => [String(key), row])));
  }
  return tables;
}

/** How many rows lack the timestamps that an override gives them. */
export async function countUnstamped(client) {
  let total = 0;
  for (const query of UNSTAMPED) total += (await client.query(query)).rows[0].total;
  return total;
}

/** The tables as they ought to be. */
export class Ledger {
  authors = new Map();
  books = new Map();
  customers = new Map();
  orders = new Map();
  lines = new Map();
  reviews = new Map();
  articles = new Map();
  audit = new Map();

  /** An audited row was saved or deleted, so many times. */
  note(action, subject, times = 1) {
    const entries = this.audit.get(subject) ?? { created: 0, changed: 0, deleted: 0 };
    entries[action] += times;
    this.audit.set(subject, entries);
  }

  tables() {
    const rows = (map, describe) =>
      new Map([...map].map(([key, value]) => [String(key), describe(value)]).filter(([, row]) => row !== ''));
    return new Map(
      Object.entries({
        authors: rows(this.authors, ({ name, bookCount }) => `${name} | ${bookCount}`),
        books: rows(this.books, ({ slug, title, price, stock, rating, onSale }) =>
          [slug, title, price, stock, rating ?? 'not rated', onSale ? 'on sale' : 'withdrawn'].join(' | '),
        ),
        customers: rows(this.customers, ({ email, points, wishlist }) =>
          [email, points, JSON.stringify(wishlist)].join(' | '),
        ),
        orders: rows(this.orders, ({ customerId, status, total }) =>
          [
            customerId ?? 'nobody',
            status,
            total,
            ...{ draft: [], placed: ['placed'], paid: ['placed', 'paid'] }[status],
          ].join(' | '),
        ),
        'orderLines, by order': rows(this.lines, (lines) =>
          lines.map(({ bookId, quantity, unitPrice }) => `${bookId}: ${quantity} at ${unitPrice}`).join(', '),
        ),
        'reviews, by book': rows(this.reviews, (reviews) =>
          reviews.map(({ rating, customerId }) => `${rating} by ${customerId ?? 'nobody'}`).join(', '),
        ),
        articles: rows(this.articles, ({ title, byline }) => `${title} | ${byline}`),
        'auditEntries, by subject': rows(
          this.audit,
          ({ created, changed, deleted }) => `created ${created}, changed ${changed}, deleted ${deleted}`,
        ),
      }),
    );
  }
}
