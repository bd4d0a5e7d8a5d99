/** The bookshop's own ORM: its sync and its async variants do the same on SQLite and on PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newConnection } from '../../runtime/src/index.ts';
import { startPostgres } from '../databases/postgres.ts';

// The app imports the package by its name; here that is its source.
vi.mock('orm-migrate-runtime', () => import('../../runtime/src/index.ts'));

const ORM = join(import.meta.dirname, '../../examples/bookshop/orm');
// Plain JavaScript, without declarations.
/* eslint-disable @typescript-eslint/no-explicit-any */
const orm: any = await import(join(ORM, 'index.js'));
const connections: any = await import(join(ORM, 'connections.js'));
/* eslint-enable @typescript-eslint/no-explicit-any */
const { connect, createTables, datetime, disconnect, integer, json, Model, text, transaction } = orm;

class Thing extends Model {
  static table = 'things';
  static fields = { ...super.fields, name: text({ unique: true }), rank: integer(), made: datetime(), tags: json() };
}

const folder = mkdtempSync(join(tmpdir(), 'bookshop-orm-'));
const postgres = await startPostgres();
const urls: Record<string, string | undefined> = {
  SQLite: join(folder, 'test.db'),
  PostgreSQL:
    postgres && `postgres://${postgres.user}:${postgres.password}@127.0.0.1:${postgres.port}/${postgres.database}`,
};
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const namesOf = (things: Iterable<{ name: string }>): string[] => [...things].map(({ name }) => name);

for (const [name, url] of Object.entries(urls)) {
  describe.skipIf(url === undefined)(`the bookshop's ORM on ${name}`, () => {
    const made = new Date('2024-03-04T09:00:00.123Z');

    beforeAll(() => {
      connect(url, { lockTimeout: 300 });
      createTables([Thing]);
      Thing['objects'].create({ name: 'ranked', rank: 1, made, tags: ['a', { b: null }] });
      Thing['objects'].create({ name: 'unranked' });
    });
    afterAll(() => disconnect());

    it('gives back what it was given, through both variants', async () => {
      const expected = { name: 'ranked', rank: 1, made, tags: ['a', { b: null }] };
      expect({ ...Thing['objects'].get({ rank: 1 }) }).toMatchObject(expected);
      expect({ ...(await newConnection(() => Thing['objects'].aget({ rank: 1 }))) }).toMatchObject(expected);
    });

    it('takes null for a value when it compares', () => {
      expect(namesOf(Thing['objects'].filter({ rank: null }))).toEqual(['unranked']);
      expect(namesOf(Thing['objects'].exclude({ rank: null }))).toEqual(['ranked']);
      expect(namesOf(Thing['objects'].exclude({ rank: 1 }))).toEqual(['unranked']);
    });

    it('puts null before every other value', () => {
      expect(namesOf(Thing['objects'].all().orderBy('rank'))).toEqual(['unranked', 'ranked']);
      expect(namesOf(Thing['objects'].all().orderBy('-rank'))).toEqual(['ranked', 'unranked']);
    });

    it('says how many rows there are, and how many were changed, in numbers', async () => {
      expect(Thing['objects'].count()).toBe(2);
      expect(Thing['objects'].filter({ rank: 1 }).update({ rank: 1 })).toBe(1);
      await newConnection(async () => {
        expect(await Thing['objects'].acount()).toBe(2);
        expect(await Thing['objects'].all().filter({ rank: 7 }).aupdate({ rank: 7 })).toBe(0);
      });
    });

    it('says which value is taken already', async () => {
      const error = { name: 'IntegrityError', message: 'things.name is taken already' };
      expect(() => Thing['objects'].create({ name: 'ranked' })).toThrow(expect.objectContaining(error));
      await expect(newConnection(() => Thing['objects'].acreate({ name: 'ranked' }))).rejects.toMatchObject(error);
    });

    it('undoes a block that fails inside another one, and nothing else', async () => {
      transaction.atomic(() => {
        Thing['objects'].create({ name: 'outer' });
        expect(() => transaction.atomic(() => Thing['objects'].create({ name: 'ranked' }))).toThrow('is taken');
        Thing['objects'].filter({ name: 'outer' }).update({ name: 'kept' });
      });
      await newConnection(() =>
        transaction.aatomic(async () => {
          const inner = transaction.aatomic(() => Thing['objects'].acreate({ name: 'ranked' }));
          await expect(inner).rejects.toThrow('is taken');
          await Thing['objects'].filter({ name: 'kept' }).adelete();
        }),
      );
      expect(namesOf(Thing['objects'].all())).toEqual(['ranked', 'unranked']);
    });

    it('undoes all of a transaction that fails', async () => {
      const fail = new Error('enough');
      const failing = transaction.aatomic.bind(transaction, async () => {
        await Thing['objects'].acreate({ name: 'gone' });
        throw fail;
      });
      await expect(newConnection(failing)).rejects.toBe(fail);
      expect(Thing['objects'].filter({ name: 'gone' }).exists()).toBe(false);
    });

    if (name === 'SQLite') return;

    describe('and there alone', () => {
      it('does not take the silent rollback of a failed transaction for a commit', async () => {
        const careless = (create: () => unknown) => async (): Promise<void> => {
          await Thing['objects'].acreate({ name: 'lost' });
          await Promise.resolve(create()).catch(() => undefined);
        };
        const work = careless(() => Thing['objects'].acreate({ name: 'ranked' }));
        await expect(newConnection(() => transaction.aatomic(work))).rejects.toThrow('was rolled back');
        expect(Thing['objects'].filter({ name: 'lost' }).exists()).toBe(false);
      });

      it('keeps work that outlives its context away from the connection', async () => {
        const connection = await newConnection(() => connections.asyncConnection());
        expect(() => connection.all('SELECT 1', [])).toThrow('has ended and its connection is closed');
      });

      it('fails, in time, when a sync call waits for a row that its own process has locked', async () => {
        await newConnection(() =>
          transaction.aatomic(async () => {
            await Thing['objects'].filter({ name: 'ranked' }).aupdate({ rank: 2 });
            const thing = await Thing['objects'].aget({ name: 'ranked' });
            expect(() => thing.save()).toThrow('waited 300 ms for a row that another connection has locked');
          }),
        );
        const thing = Thing['objects'].get({ name: 'ranked' });
        expect(thing.rank).toBe(2);
        thing.save();
      });
    });
  });
}
