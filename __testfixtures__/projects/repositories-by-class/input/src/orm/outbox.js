/** Looks up by name what it runs, and calls it later. */
async function later(target, { verb }, row) {
  await null;
  const method = target[verb];
  return method.call(target, row);
}

export class Outbox {
  sent = [];

  insert(row) {
    this.sent.push(row);
    return this.sent.length;
  }

  async ainsert(row) {
    return later(this, { verb: 'insert' }, row);
  }
}
