import { Model } from 'orm';
import { filterSequential, findLastIndexSequential, findLastSequential, forEachSequential, fromSequential, mapSequential, reduceRightSequential, reduceSequential, whenPresent } from 'orm-migrate-runtime';

export class Entry extends Model {
  label = '';
}

function note(label: string): unknown {
  return Entry.objects.create({ label }).id;
}

/** Async variant of {@link note}. */
async function anote(label: string): Promise<unknown> {
  return (await Entry.objects.acreate({ label })).id;
}

const isNoted = (label: string): boolean => Entry.objects.filter({ label }).exists();

/** Async variant of {@link isNoted}. */
const aisNoted = async (label: string): Promise<boolean> => await Entry.objects.filter({ label }).aexists();

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

  /** Async variant of {@link touch}. */
  protected async atouch(label: string, index: number): Promise<string> {
    this.seen.push(index);
    return `${label}${String(await Entry.objects.filter({ label }).acount())}`;
  }

  override save(options?: object): unknown {
    this.tags.forEach(note);
    this.seen.push(this.tags.map(shout), this.tags.filter(isNoted), this.tags.map(this.touch, this));
    return super.save(options);
  }

  /** Async variant of {@link save}. */
  override async asave(options?: object): Promise<unknown> {
    await forEachSequential(this.tags, anote);
    this.seen.push(this.tags.map(shout), await filterSequential(this.tags, aisNoted), await mapSequential(this.tags, this.atouch, this));
    return await super.asave(options);
  }

  override delete(): unknown {
    this.seen.push(
      this.tags.findLast(isNoted),
      this.tags.findLastIndex((label) => !Entry.objects.filter({ label }).exists()),
      this.tags.reduceRight((sum, label) => sum + Entry.objects.filter({ label }).count(), 0),
    );
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  override async adelete(): Promise<unknown> {
    this.seen.push(
      await findLastSequential(this.tags, aisNoted),
      await findLastIndexSequential(this.tags, async (label) => !(await Entry.objects.filter({ label }).aexists())),
      await reduceRightSequential(this.tags, async (sum, label) => sum + (await Entry.objects.filter({ label }).acount()), 0),
    );
    return await super.adelete();
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

  /** Async variant of {@link refreshFromDb}. */
  override async arefreshFromDb(): Promise<unknown> {
    this.seen.push(
      await fromSequential({ length: 3 }, async (_, index) => (await Entry.objects.acount()) + index),
      await fromSequential(new Set(this.tags), anote),
      Array.from(this.tags, (label) => label.length),
    );
    await whenPresent(this.extra, (list) => forEachSequential(list, async (label) => await anote(label)));
    this.seen.push((await whenPresent(this.extra, (list) => mapSequential(list, async (label) => await anote(label)))) ?? 'none', await whenPresent(this.nested?.list, (list) => mapSequential(list, anote)));
    const total = await whenPresent(this.extra, (list) => reduceSequential(list, async (sum, label) => sum + (await Entry.objects.filter({ label }).acount()), 0));
    return [total, await super.arefreshFromDb()];
  }
}
