import { Watcher } from './orm/index.js';
import { Call, Notice } from './kinds.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

/** Nobody may wait when a shift is over. */
export class ShiftRules extends Watcher {
  beforeCommit(workspace) {
    const calls = workspace.desk(Call);
    if (calls.count() > 3) throw new Error('too many calls');
  }

  static {
    // orm-migrate: unresolved-receiver - beforeCommit() calls calls.count(), and what that is
    //   called on cannot be told
    fallbackToSyncVariant(this.prototype, 'beforeCommit', 'abeforeCommit');
  }
}

export class Announcer extends Watcher {
  said = 0;

  afterCommit({ workspace, changed }) {
    const waiting = changed.filter((row) => row instanceof Call && row.state === 'waiting');
    if (waiting.length === 0) return;
    this.said += 1;
    workspace.desk(Notice).keep(new Notice(this.said, ` ${waiting.length} waiting `));
  }

  static {
    // orm-migrate: unresolved-receiver - afterCommit() calls workspace.desk(Notice).keep(), and
    //   what that is called on cannot be told
    fallbackToSyncVariant(this.prototype, 'afterCommit', 'aafterCommit');
  }
}

/** The big screen is redrawn after each commit, and by hand. */
export class Screen extends Watcher {
  lines = [];

  afterCommit(event) {
    const calls = event.workspace.desk(Call);
    this.lines.push(`${calls.count()} calls`);
  }

  static {
    // orm-migrate: unresolved-receiver - afterCommit() calls calls.count(), and what that is called
    //   on cannot be told
    fallbackToSyncVariant(this.prototype, 'afterCommit', 'aafterCommit');
  }
}

export const screen = new Screen();

export function redraw(event) {
  screen.afterCommit(event);
}
