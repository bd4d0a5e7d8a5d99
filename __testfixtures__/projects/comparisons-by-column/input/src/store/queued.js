import { engine } from './engine.js';

/** Runs what is asked for when the queue comes to it: the member that it reads is the sync variant. */
async function queued(command) {
  await null;
  if (command.verb !== 'put' && command.verb !== 'drop') throw new Error(`no ${command.verb}`);
  const work = command.target[command.verb];
  return work.call(command.target, command.row);
}

/** The same, with the member handed on. */
async function scheduled({ verb = 'drop', target, row }) {
  await null;
  return attempt(target[verb], target, row);
}

function attempt(work, target, row) {
  return work.call(target, row);
}

export class QueuedStore {
  static shelf = '';

  put(row) {
    return engine.do({ verb: 'put', shelf: this.constructor.shelf, row, columns: ['name'] });
  }
  aput(row) {
    return queued({ verb: 'put', target: this, row });
  }

  drop(where) {
    return engine.do({ verb: 'drop', shelf: this.constructor.shelf, where });
  }
  adrop(where) {
    return scheduled({ target: this, row: where });
  }
}
