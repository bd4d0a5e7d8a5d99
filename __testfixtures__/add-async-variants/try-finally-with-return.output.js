import { Model } from 'orm';

export class Lock extends Model {}

export class Job extends Model {
  save(...args) {
    const lock = Lock.objects.create({ job: this.name });
    try {
      if (this.broken) throw new TypeError('broken');
      return super.save(...args);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return `${error.message}, ${Lock.objects.count()} locks`;
    } finally {
      lock.delete();
      this.free = !Lock.objects.exists();
    }
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const lock = await Lock.objects.acreate({ job: this.name });
    try {
      if (this.broken) throw new TypeError('broken');
      return await super.asave(...args);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return `${error.message}, ${await Lock.objects.acount()} locks`;
    } finally {
      await lock.adelete();
      this.free = !(await Lock.objects.aexists());
    }
  }

  delete() {
    for (const attempt of [1, 2, 3]) {
      try {
        if (attempt < this.attempts) throw new RangeError(`attempt ${attempt}`);
        return super.delete();
      } catch {
        if (attempt === 3) throw new RangeError(`given up after ${Lock.objects.count()}`);
        continue;
      } finally {
        Lock.objects.create({ attempt });
        if (this.silent) return 'silent';
      }
    }
  }

  /** Async variant of {@link delete}. */
  async adelete() {
    for (const attempt of [1, 2, 3]) {
      try {
        if (attempt < this.attempts) throw new RangeError(`attempt ${attempt}`);
        return await super.adelete();
      } catch {
        if (attempt === 3) throw new RangeError(`given up after ${await Lock.objects.acount()}`);
        continue;
      } finally {
        await Lock.objects.acreate({ attempt });
        if (this.silent) return 'silent';
      }
    }
  }

  refreshFromDb() {
    try {
      try {
        super.refreshFromDb();
      } finally {
        this.asked = Lock.objects.count();
      }
    } catch (error) {
      throw new Error('not there', { cause: error });
    }
  }

  /** Async variant of {@link refreshFromDb}. */
  async arefreshFromDb() {
    try {
      try {
        await super.arefreshFromDb();
      } finally {
        this.asked = await Lock.objects.acount();
      }
    } catch (error) {
      throw new Error('not there', { cause: error });
    }
  }
}
