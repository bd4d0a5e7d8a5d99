import { Model } from 'orm';
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';

const events = new EventEmitter();
const seen = new Set<number>();
const cache = new Map<string, File>();

export class File extends Model {
  declare name: string;
  declare tags: string[];
  declare digest: string;

  override save(...args: unknown[]) {
    cache.delete(this.name);
    seen.add(this.tags.length);
    this.digest = createHash('sha1').update(this.name).digest('hex');
    this.tags = this.tags.filter((tag) => tag.includes('x')).map((tag) => tag.trim());
    const first = [...seen].find((count) => count > 0);
    events.emit('saved', this.name);
    super.save(...args);
    cache.set(this.name, this);
    return { first, known: cache.get(this.name) === this, has: new URLSearchParams('a=1').get('a') };
  }
}
