import { Manager, Model } from 'orm';

export class TaskManager extends Manager {
  /** What the base gives is an instance of the model that holds the manager. */
  create(fields) {
    const task = super.create(fields);
    task.rank = this.count();
    task.save();
    return task;
  }

  delete() {
    for (const task of this.filter({ done: true })) task.archive();
    this.filter({ done: false }).first()?.refreshFromDb();
    return super.delete();
  }
}

export class Task extends Model {
  static objects = new TaskManager(this);

  archive() {
    this.archived = true;
    this.save();
  }
}

export class Batch extends Model {
  /** What a helper makes and gives back is nobody else's. */
  lines() {
    const lines = [];
    for (const title of this.titles) lines.push(new Task({ title }));
    return lines;
  }

  save(...args) {
    for (const task of this.lines()) task.save();
    return super.save(...args);
  }
}
