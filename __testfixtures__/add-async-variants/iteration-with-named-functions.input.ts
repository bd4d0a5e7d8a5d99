import { Model } from 'orm';

export class Entry extends Model {
  label = '';
}

function note(label: string): unknown {
  return Entry.objects.create({ label }).id;
}

const isNoted = (label: string): boolean => Entry.objects.filter({ label }).exists();

/** Not async in any way: it stays as it is. */
const shout = (label: string): string => label.toUpperCase();

export class Journal extends Model {
  tags: string[] = ['b', 'a', 'b'];
  extra?: string[] | null;
  nested?: { list?: string[] };
  seen: unknown[] = [];

  protected touch(label: string, index: number): string {
    this.seen.push(index);
    return `${label}${String(Entry.objects.filter({ label }).count())}`;
  }

  override save(options?: object): unknown {
    this.tags.forEach(note);
    this.seen.push(this.tags.map(shout), this.tags.filter(isNoted), this.tags.map(this.touch, this));
    return super.save(options);
  }

  override delete(): unknown {
    this.seen.push(
      this.tags.findLast(isNoted),
      this.tags.findLastIndex((label) => !Entry.objects.filter({ label }).exists()),
      this.tags.reduceRight((sum, label) => sum + Entry.objects.filter({ label }).count(), 0),
    );
    return super.delete();
  }

  override refreshFromDb(): unknown {
    this.seen.push(
      Array.from({ length: 3 }, (_, index) => Entry.objects.count() + index),
      Array.from(new Set(this.tags), note),
      Array.from(this.tags, (label) => label.length),
    );
    this.extra?.forEach((label) => note(label));
    this.seen.push(this.extra?.map((label) => note(label)) ?? 'none', this.nested?.list?.map(note));
    const total = this.extra?.reduce((sum, label) => sum + Entry.objects.filter({ label }).count(), 0);
    return [total, super.refreshFromDb()];
  }
}
