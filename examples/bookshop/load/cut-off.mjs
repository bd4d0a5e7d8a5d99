const CUT_OFF = { error: 'Too slow, cut off' };

/** Requests that the server cuts off while their query is running, each in another way, and one that it waits for. */
export function* cutOffs(connection, round) {
  const name = `abandoned-${connection}-${round}`;
  // In milliseconds; the patience of the server is 20. A few queries run for so long that their connection is destroyed.
  const sleep = connection % 8 === 0 && round % 4 === 2 ? 700 : 120;
  const wait = (path, method = 'GET') => ({ method, path, status: 503, expected: CUT_OFF });
  yield wait(`/load/deadline/${sleep}`);
  yield wait(`/load/lose-the-race/${sleep}`);
  yield wait(`/load/answer-early/${sleep}`);
  yield wait(`/load/abandon/${name}/${sleep}`, 'POST');
  yield { method: 'GET', path: '/load/dawdle/1', status: 200, expected: { slept: '1', someBooks: true } };
}
