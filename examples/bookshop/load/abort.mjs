import { Agent, request } from 'node:http';

const LONGEST = 60_000;

/**
 * Enters books and hangs up: before the server has read the request, or while it is at work. An author of its own for
 * each book, so that what became of it can be told afterwards.
 *
 * @returns {Promise<{ requests: number, aborted: number, wrong: number, reasons: string[] }>}
 */
export async function abortMany({ url, amount, parallel }) {
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  const tally = { requests: 0, aborted: 0, answered: 0, wrong: 0, reasons: [] };
  let next = 0;
  const work = async () => {
    while (next < amount && tally.wrong < 10) {
      const number = next++;
      const name = `${ABORTED} ${number}`;
      const author = await send(agent, `${url}/authors`, { body: JSON.stringify({ name }) });
      const book = JSON.stringify({ title: name, authorId: author.body?.id, price: 100, stock: 1 });
      // From at once to later than it takes, and every fourth time in the middle of the body.
      const patience = (number % 32) * 4;
      const outcome = await send(agent, `${url}/books`, { body: book, patience, half: number % 4 === 0 });
      tally.requests += 2;
      tally[outcome.status === 'aborted' ? 'aborted' : 'answered'] += 1;
      for (const { status, body } of [author, outcome]) {
        if (status === 'aborted' || status === 201) continue;
        tally.wrong += 1;
        if (tally.reasons.length < 3)
          tally.reasons.push(`answered with ${status} ${JSON.stringify(body)} before it was aborted`);
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  agent.destroy();
  return tally;
}

/** The names of authors and the titles of books that were entered here begin with this. */
export const ABORTED = 'Aborted';

/** Writes down what must be true of the books of requests that were aborted, given that they are there or not. */
export async function adoptAborted(ledger, client) {
  const authors = await client.query(`SELECT id, name FROM authors WHERE name LIKE '${ABORTED} %'`);
  const books = await client.query(`SELECT id, title FROM books WHERE title LIKE '${ABORTED} %'`);
  const bookOf = new Map(books.rows.map(({ id, title }) => [title, id]));
  for (const { id, name } of authors.rows) ledger.authors.set(id, { name, bookCount: bookOf.has(name) ? 1 : 0 });
  for (const [title, id] of bookOf) {
    const slug = title.toLowerCase().replace(' ', '-');
    ledger.books.set(id, { slug, title, price: 100, stock: 1, rating: null, onSale: true });
    ledger.note('created', `Book ${id}`);
  }
  return { authors: authors.rows.length, books: books.rows.length };
}

function send(agent, url, { body, patience, half = false }) {
  return new Promise((resolve, reject) => {
    let timer;
    const headers = { 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { agent, method: 'POST', headers }, async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      clearTimeout(timer);
      resolve({ status: response.statusCode, body: JSON.parse(text) });
    });
    sent.setTimeout(LONGEST, () => sent.destroy(new Error(`${url}: no answer in ${LONGEST} ms`)));
    sent.on('error', (error) => {
      clearTimeout(timer);
      if (patience === undefined) reject(error);
      else resolve({ status: 'aborted' });
    });
    if (half) sent.write(body.slice(0, body.length / 2));
    else sent.end(body);
    if (patience !== undefined) timer = setTimeout(() => sent.destroy(), patience);
  });
}
