import { Database, Repository } from './orm/database.js';
import { Outbox } from './orm/outbox.js';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Activity extends Repository {
  static table = 'activity';
}

export class Projects extends Repository {
  static table = 'projects';

  insert(row) {
    const id = super.insert({ tasks: 0, ...row });
    this.db.repository(Activity).insert({ what: `opened ${row.name}` });
    return id;
  }

  /** Async variant of {@link insert}. */
  async ainsert(row) {
    const id = await super.ainsert({ tasks: 0, ...row });
    await this.db.repository(Activity).ainsert({ what: `opened ${row.name}` });
    return id;
  }
}

export class Tasks extends Repository {
  static table = 'tasks';

  insert(row) {
    const projects = this.db.repository(Projects);
    const project = projects.rows().find((each) => each.id === row.project);
    projects.update(project.id, { tasks: project.tasks + 1 });
    return super.insert(row);
  }

  /** Async variant of {@link insert}. */
  async ainsert(row) {
    const projects = this.db.repository(Projects);
    const project = (await projects.arows()).find((each) => each.id === row.project);
    await projects.aupdate(project.id, { tasks: project.tasks + 1 });
    return await super.ainsert(row);
  }

  update(id, row) {
    this.db.gateway('mail').insert({ id });
    return super.update(id, row);
  }

  static {
    // orm-migrate: unresolved-receiver - update() calls this.db.gateway('mail').insert(), and what
    //   that is called on cannot be told
    fallbackToSyncVariant(this.prototype, 'update', 'aupdate');
  }
}

export class Mails extends Outbox {
  insert(row) {
    this.counted = (this.counted ?? 0) + 1;
    return super.insert(row);
  }

  static {
    // orm-migrate: delegating-base - the base's ainsert() calls insert(): later() calls a method by
    //   a computed name
    fallbackToSyncVariant(this.prototype, 'insert', 'ainsert');
  }
}

export const db = new Database();

export function provide(gateways) {
  for (const [name, gateway] of Object.entries(gateways)) db.provide(name, gateway);
}
