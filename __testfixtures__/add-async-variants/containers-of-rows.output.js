import { Model } from 'orm';
import { collect, forEachSequential } from 'orm-migrate-runtime';

export class Copy extends Model {}

/** Maps and records of rows, filled and read in one method. */
export class Shelf extends Model {
  save(...args) {
    const bySku = new Map();
    for (const copy of Copy.objects.filter({ shelf: this.name })) bySku.set(copy.sku, copy);
    const first = bySku.get('a');
    if (first) {
      first.seen = true;
      first.save();
    }
    for (const [sku, copy] of bySku) {
      copy.label = `${this.name}/${sku}`;
      copy.save();
    }
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const bySku = new Map();
    for await (const copy of Copy.objects.filter({ shelf: this.name })) bySku.set(copy.sku, copy);
    const first = bySku.get('a');
    if (first) {
      first.seen = true;
      await first.asave();
    }
    for (const [sku, copy] of bySku) {
      copy.label = `${this.name}/${sku}`;
      await copy.asave();
    }
    return await super.asave(...args);
  }

  delete(...args) {
    const copies = {};
    for (const copy of Copy.objects.filter({ shelf: this.name })) copies[copy.sku] = copy;
    copies.a?.delete();
    for (const copy of Object.values(copies)) copy.refreshFromDb();
    return super.delete(...args);
  }

  /** Async variant of {@link delete}. */
  async adelete(...args) {
    const copies = {};
    for await (const copy of Copy.objects.filter({ shelf: this.name })) copies[copy.sku] = copy;
    await copies.a?.adelete();
    for (const copy of Object.values(copies)) await copy.arefreshFromDb();
    return await super.adelete(...args);
  }
}

/** Rows in groups: containers in containers. */
export class Stocktaking extends Model {
  save(...args) {
    const byShelf = new Map();
    for (const copy of Copy.objects.orderBy('id')) {
      if (!byShelf.has(copy.shelf)) byShelf.set(copy.shelf, []);
      byShelf.get(copy.shelf).push(copy);
    }
    for (const [shelf, copies] of byShelf) {
      this.summary = `${this.summary ?? ''}${shelf}:${copies.length};`;
      for (const copy of copies) copy.save();
    }
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const byShelf = new Map();
    for await (const copy of Copy.objects.orderBy('id')) {
      if (!byShelf.has(copy.shelf)) byShelf.set(copy.shelf, []);
      byShelf.get(copy.shelf).push(copy);
    }
    for (const [shelf, copies] of byShelf) {
      this.summary = `${this.summary ?? ''}${shelf}:${copies.length};`;
      for (const copy of copies) await copy.asave();
    }
    return await super.asave(...args);
  }

  delete(...args) {
    const byShelf = {};
    for (const copy of Copy.objects.orderBy('id')) (byShelf[copy.shelf] ??= []).push(copy);
    Object.entries(byShelf).forEach(([shelf, copies]) => {
      copies.forEach((copy, at) => {
        copy.place = `${shelf} ${at}`;
        copy.save();
      });
    });
    return super.delete(...args);
  }

  /** Async variant of {@link delete}. */
  async adelete(...args) {
    const byShelf = {};
    for await (const copy of Copy.objects.orderBy('id')) (byShelf[copy.shelf] ??= []).push(copy);
    await forEachSequential(Object.entries(byShelf), async ([shelf, copies]) => {
      await forEachSequential(copies, async (copy, at) => {
        copy.place = `${shelf} ${at}`;
        await copy.asave();
      });
    });
    return await super.adelete(...args);
  }

  refreshFromDb() {
    const rows = [...Copy.objects.orderBy('id')];
    const byId = new Map(rows.map((row) => [row.id, row]));
    const bySku = rows.reduce((found, row) => found.set(row.sku, row), new Map());
    const byShelf = rows.reduce((found, row) => {
      const group = found[row.shelf] ?? [];
      group.push(row);
      found[row.shelf] = group;
      return found;
    }, {});
    for (const row of byId.values()) row.refreshFromDb();
    bySku.get('a')?.refreshFromDb();
    for (const group of Object.values(byShelf)) group.at(-1).refreshFromDb();
    super.refreshFromDb();
  }

  /** Async variant of {@link refreshFromDb}. */
  async arefreshFromDb() {
    const rows = [...(await collect(Copy.objects.orderBy('id')))];
    const byId = new Map(rows.map((row) => [row.id, row]));
    const bySku = rows.reduce((found, row) => found.set(row.sku, row), new Map());
    const byShelf = rows.reduce((found, row) => {
      const group = found[row.shelf] ?? [];
      group.push(row);
      found[row.shelf] = group;
      return found;
    }, {});
    for (const row of byId.values()) await row.arefreshFromDb();
    await bySku.get('a')?.arefreshFromDb();
    for (const group of Object.values(byShelf)) await group.at(-1).arefreshFromDb();
    await super.arefreshFromDb();
  }
}

/** Lists that are put together. */
export class Parcel extends Model {
  save(...args) {
    const rest = [];
    const buckets = [[], []];
    for (const copy of Copy.objects.orderBy('id')) buckets[copy.id % 2].push(copy);
    const [even, odd] = buckets;
    rest.push(...odd, ...even.slice(1));
    rest.splice(0, 0, new Copy({ sku: 'z', shelf: this.name }));
    for (const copy of rest.concat(even).flat()) copy.save();
    return super.save(...args);
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const rest = [];
    const buckets = [[], []];
    for await (const copy of Copy.objects.orderBy('id')) buckets[copy.id % 2].push(copy);
    const [even, odd] = buckets;
    rest.push(...odd, ...even.slice(1));
    rest.splice(0, 0, new Copy({ sku: 'z', shelf: this.name }));
    for (const copy of rest.concat(even).flat()) await copy.asave();
    return await super.asave(...args);
  }
}
