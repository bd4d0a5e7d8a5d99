import { isDeepStrictEqual } from 'node:util';

import autocannon from 'autocannon';

// So many wrong answers are enough, and so many of them to look at.
const ENOUGH = 100;
const SHOWN = 3;

const LONGEST = 180_000;

/**
 * Sends requests over connections that each wait for the answer before they send the next, and looks at every answer.
 *
 * @param {object} options
 * @param {string} options.url
 * @param {number} options.amount how many requests
 * @param {number} options.parallel over how many connections
 * @param {(connection: number, round: number) => Generator} options.rounds the requests of a connection, round after
 *   round: each is yielded with the answer that it must get, and the generator is handed the body that came
 * @returns {Promise<object>} how many answers were right and wrong, the first of the wrong ones, and how fast it was
 */
export function bombard({ url, amount, parallel, rounds }) {
  const tally = { right: 0, wrong: 0, reasons: [] };
  let connections = 0;

  const setupClient = (client) => {
    const connection = connections++;
    let round = 0;
    let requests;
    let current;

    const goOn = (body) => {
      const { done, value } = requests?.next(body) ?? { done: true };
      if (done) startRound();
      else current = value;
    };
    const startRound = () => {
      requests = rounds(connection, round++);
      current = requests.next().value;
    };
    const check = (status, text) => {
      const { reason, body } = judge(current, status, text);
      if (reason === null) {
        tally.right += 1;
        goOn(body);
        return;
      }
      tally.wrong += 1;
      if (tally.reasons.length < SHOWN) tally.reasons.push(reason);
      // What follows in this round would be about rows that may not be there.
      startRound();
      if (tally.wrong >= ENOUGH) running.stop();
    };

    startRound();
    client.setRequests([
      {
        setupRequest: (defaults) => ({
          ...defaults,
          method: current.method,
          path: current.path,
          // Of its own for each request: the length of a body is written into it.
          headers: {},
          body: current.body === undefined ? undefined : JSON.stringify(current.body),
        }),
        onResponse: check,
      },
    ]);
  };

  const running = autocannon({
    url,
    amount,
    connections: Math.min(parallel, amount),
    timeout: 60,
    sampleInt: 100,
    setupClient,
  });
  const timer = setTimeout(() => running.stop(), LONGEST);
  return running.then(({ errors, latency, duration }) => {
    clearTimeout(timer);
    // Whoever gave up has not waited for the rest.
    const missing = tally.wrong >= ENOUGH ? 0 : amount - tally.right - tally.wrong;
    return {
      ...tally,
      requests: amount,
      errors: Math.max(errors, missing),
      p50: latency.p50,
      p99: latency.p99,
      duration,
    };
  });
}

/** Compares an answer with the one that it should be; `expected` may be a function of what came. */
function judge({ method, path, status, expected }, actualStatus, text) {
  const body = text === '' ? null : parse(text);
  const wanted = typeof expected === 'function' ? expected(body ?? {}) : expected;
  if (actualStatus === status && isDeepStrictEqual(body, wanted)) return { reason: null, body };
  const came = `${actualStatus} ${text.slice(0, 160)}`;
  const should = `${status} ${wanted === false ? '(another body)' : JSON.stringify(wanted)?.slice(0, 160)}`;
  return { reason: `${method} ${path}: ${came} instead of ${should}`, body };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
