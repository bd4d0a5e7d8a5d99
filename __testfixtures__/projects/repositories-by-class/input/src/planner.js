import { Database, Repository } from './orm/database.js';
import { Outbox } from './orm/outbox.js';

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
}

export class Tasks extends Repository {
  static table = 'tasks';

  insert(row) {
    const projects = this.db.repository(Projects);
    const project = projects.rows().find((each) => each.id === row.project);
    projects.update(project.id, { tasks: project.tasks + 1 });
    return super.insert(row);
  }

  update(id, row) {
    this.db.gateway('mail').insert({ id });
    return super.update(id, row);
  }
}

export class Mails extends Outbox {
  insert(row) {
    this.counted = (this.counted ?? 0) + 1;
    return super.insert(row);
  }
}

export const db = new Database();

export function provide(gateways) {
  for (const [name, gateway] of Object.entries(gateways)) db.provide(name, gateway);
}
