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
}
