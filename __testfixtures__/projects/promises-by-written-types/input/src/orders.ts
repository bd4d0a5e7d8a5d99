import { connect, count, outbox, send } from 'mailer';
import type { Channel } from 'mailer';
import print from 'printer';
import { Model } from 'orm';
import { jobs, loadLimit, loadRate } from './results.ts';
import type { Jobs, Known, Limit, Posted, Rate, Sent, Sized, Work } from './results.ts';

const work: Work = () => loadRate();
const channel: Channel = connect();

export class ByResult extends Model {
  override save(): Rate {
    super.save();
    return loadRate();
  }

  override delete(): ReturnType<Work> {
    super.delete();
    return work();
  }
}

export class ByMember extends Model {
  override save(): Jobs['last'] {
    super.save();
    return jobs.last;
  }

  override delete(): ReturnType<Jobs['run']> {
    super.delete();
    return jobs.run();
  }
}

export class ByPackage extends Model {
  override save(): Sent {
    super.save();
    return send('saved');
  }

  override delete(): Posted {
    super.delete();
    return channel.post('deleted');
  }
}

export class ByCall extends Model {
  override save() {
    super.save();
    return send('saved');
  }

  override delete() {
    super.delete();
    return outbox.post('deleted');
  }
}

export class ByInterface extends Model {
  override save() {
    super.save();
    return connect().post('saved');
  }

  override delete() {
    super.delete();
    return jobs.run();
  }
}

export class ByOtherPackage extends Model {
  override save() {
    super.save();
    return print('saved');
  }
}

/** What is written as no promise is none. */
export class Plain extends Model {
  override save(): Limit {
    super.save();
    return loadLimit();
  }

  override delete(): Sized {
    super.delete();
    return channel.size() - channel.size();
  }
}

export class Counted extends Model {
  override save() {
    super.save();
    return count() - outbox.size();
  }

  override delete(): Known {
    super.delete();
    return jobs.waiting();
  }
}
