import { Manager, Model } from 'orm';

export class TaskManager extends Manager {
  /** What the base gives is an instance of the model that holds the manager. */
  create(fields) {
    const task = super.create(fields);
    task.rank = this.count();
    task.save();
    return task;
  }

  /** Async variant of {@link create}. */
  async acreate(fields) {
    const task = await super.acreate(fields);
    task.rank = await this.acount();
    await task.asave();
    return task;
  }

  delete() {
    for (const task of this.filter({ done: true })) task.archive();
    this.filter({ done: false }).first()?.refreshFromDb();
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    for await (const task of this.filter({ done: true })) await task.aarchive();
    await (await this.filter({ done: false }).afirst())?.arefreshFromDb();
    return await super.adelete();
  }
}

export class Task extends Model {
  static objects = new TaskManager(this);

  archive() {
    this.archived = true;
    this.save();
  }

  /** Async variant of {@link archive}. */
  async aarchive() {
    this.archived = true;
    await this.asave();
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

  /** Async variant of {@link save}. */
  async asave(...args) {
    for (const task of this.lines()) await task.asave();
    return await super.asave(...args);
  }
}
