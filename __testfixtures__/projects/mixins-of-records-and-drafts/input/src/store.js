/** Records and drafts: the ones are kept in the database, the others in memory. */
export const journal = [];

function write(side, what) {
  journal.push({ side, what });
}

export class Record {
  constructor(fields = {}) {
    Object.assign(this, fields);
  }

  save() {
    write('sync', `save ${this.title} ${this.version ?? '-'}`);
    return this;
  }

  async asave() {
    await Promise.resolve();
    write('async', `save ${this.title} ${this.version ?? '-'}`);
    return this;
  }
}

export class Draft {
  constructor(title) {
    this.title = title;
  }

  save() {
    this.kept = true;
    return this;
  }
}
