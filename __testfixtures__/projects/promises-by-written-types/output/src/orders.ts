import { connect, count, outbox, send } from 'mailer';
import type { Channel } from 'mailer';
import print from 'printer';
import { Model } from 'orm';
import { jobs, loadLimit, loadRate } from './results.ts';
import type { Jobs, Known, Limit, Posted, Rate, Sent, Sized, Work } from './results.ts';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

const work: Work = () => loadRate();
const channel: Channel = connect();

export class ByResult extends Model {
  override save(): Rate {
    super.save();
    return loadRate();
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  override delete(): ReturnType<Work> {
    super.delete();
    return work();
  }

  static {
    // orm-migrate: promise-result - delete() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class ByMember extends Model {
  override save(): Jobs['last'] {
    super.save();
    return jobs.last;
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  override delete(): ReturnType<Jobs['run']> {
    super.delete();
    return jobs.run();
  }

  static {
    // orm-migrate: promise-result - delete() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class ByPackage extends Model {
  override save(): Sent {
    super.save();
    return send('saved');
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  override delete(): Posted {
    super.delete();
    return channel.post('deleted');
  }

  static {
    // orm-migrate: promise-result - delete() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class ByCall extends Model {
  override save() {
    super.save();
    return send('saved');
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  override delete() {
    super.delete();
    return outbox.post('deleted');
  }

  static {
    // orm-migrate: promise-result - delete() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class ByInterface extends Model {
  override save() {
    super.save();
    return connect().post('saved');
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }

  override delete() {
    super.delete();
    return jobs.run();
  }

  static {
    // orm-migrate: promise-result - delete() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'delete', 'adelete');
  }
}

export class ByOtherPackage extends Model {
  override save() {
    super.save();
    return print('saved');
  }

  static {
    // orm-migrate: promise-result - save() gives a promise, which an async variant would unwrap
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

/** What is written as no promise is none. */
export class Plain extends Model {
  override save(): Limit {
    super.save();
    return loadLimit();
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<Limit> {
    await super.asave();
    return loadLimit();
  }

  override delete(): Sized {
    super.delete();
    return channel.size() - channel.size();
  }

  /** Async variant of {@link delete}. */
  override async adelete(): Promise<Sized> {
    await super.adelete();
    return channel.size() - channel.size();
  }
}

export class Counted extends Model {
  override save() {
    super.save();
    return count() - outbox.size();
  }

  /** Async variant of {@link save}. */
  override async asave() {
    await super.asave();
    return count() - outbox.size();
  }

  override delete(): Known {
    super.delete();
    return jobs.waiting();
  }

  /** Async variant of {@link delete}. */
  override async adelete(): Promise<Known> {
    await super.adelete();
    return jobs.waiting();
  }
}
