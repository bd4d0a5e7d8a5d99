const VERBS = {
  delete: (record) => record.delete(),
};

/** Its async side runs the sync one by a name in a table. */
async function later(verb, record) {
  await null;
  return VERBS[verb](record);
}

export class Remote {
  delete() {
    this.gone = (this.gone ?? 0) + 1;
    return true;
  }

  adelete() {
    return later('delete', this);
  }
}
