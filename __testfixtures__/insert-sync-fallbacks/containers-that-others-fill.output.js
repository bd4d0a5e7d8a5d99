import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Part extends Model {}

/** Has a method of that name, and no async variant of it. */
const draft = { save: () => 'draft' };
const shared = new Map();

/** What it does is set from outside. */
export const collecting = { into: null };

/** Whoever imports it may put anything in. */
export function parts() {
  return shared;
}

export class Machine extends Model {
  parts = [];

  /** Given to code that is not seen. */
  save(...args) {
    const found = new Map();
    found.set('first', new Part({ of: this.name }));
    collecting.into?.(found);
    found.get('first').save();
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls found.get('first').save(), which may be
    //   called on something else than Part
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  /** Returned to whoever asks. */
  delete(...args) {
    shared.set('first', new Part({ of: this.name }));
    shared.get('first').save();
    return super.delete(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - delete() calls shared.get('first').save(), which may be
    //   called on something else than Part
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  /** Filled by a function that does not know whose it is. */
  refreshFromDb() {
    this.parts.push(new Part({ of: this.name }));
    for (const part of this.parts) part.save();
    super.refreshFromDb();
  }

  static {
    // orm-migrate: unresolved-receiver - refreshFromDb() calls part.save() on either Part or an
    //   object of the project
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

export function extend(machine) {
  machine.parts.push(draft);
}

export class Engine extends Model {
  /** Under another name, in a container of containers. */
  save(...args) {
    const byKind = {};
    (byKind.piston ??= []).push(new Part({ of: 'piston' }));
    for (const list of Object.values(byKind)) list.push(draft);
    for (const part of byKind.piston) part.save();
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls part.save() on either Part or an object of
    //   the project
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  /** By a function that runs in between. */
  delete(...args) {
    const rows = [new Part({ of: 'rod' })];
    const add = (list, row) => list.push(row);
    add(rows, draft);
    rows.forEach((row) => row.save());
    return super.delete(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - delete() calls row.save(), which may be called on
    //   something else than Part
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }

  /** By a name that is not written. */
  refreshFromDb() {
    this.rods = [new Part({ of: 'rod' })];
    for (const name of ['rods', 'valves']) this[name]?.push(draft);
    for (const rod of this.rods) rod.save();
    super.refreshFromDb();
  }

  static {
    // orm-migrate: unresolved-receiver - refreshFromDb() calls rod.save() on either Part or an
    //   object of the project
    fallbackToSyncVariant(this.prototype, 'refreshFromDb', 'arefreshFromDb');
  }
}

export class Tool extends Model {
  /** Called with whatever somebody has. */
  hand(row) {
    row.save();
  }

  save(...args) {
    this.hand(new Part({ of: this.name }));
    return super.save(...args);
  }

  static {
    // orm-migrate: unresolved-receiver - save() calls Tool.hand(), which calls row.save(), and what
    //   that is called on cannot be told
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export function lend(tool, row) {
  return tool.hand(row);
}
