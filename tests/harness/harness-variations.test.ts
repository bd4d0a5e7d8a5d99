import { describe, expect, test } from 'vitest';
import { differences } from './compare.ts';
import type { Program } from './execute.ts';
import type { ScenarioModule } from './scenario.ts';

function program(text: string): Program {
  return { files: new Map([['view.js', text]]), main: 'view.js', profile: 'default' };
}

describe('code that is async already', () => {
  const VIEW = `import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';
export class Book extends Model {}
export async function view(request) {
  BODY
}
`;
  const body = 'return await Book.objects.filter({ id: request.id }).acount();';
  const view: ScenarioModule = {
    compare: 'as-is',
    default: ({ module }) => module['view']!({ id: 1 }),
  };
  const before = program(VIEW.replace('BODY', body));

  test('passes inside newConnection()', async () => {
    const after = program(VIEW.replace('BODY', `return newConnection(async () => { ${body} });`));
    expect(await differences(before, after, view)).toEqual([]);
  });

  test('is detected outside of it', async () => {
    expect((await differences(before, before, view)).join('\n')).toContain('ran outside newConnection()');
  });

  test('is detected when its result is lost', async () => {
    const after = program(VIEW.replace('BODY', `await newConnection(async () => { ${body} });`));
    expect((await differences(before, after, view)).join('\n')).toContain('outcome differ');
  });
});

describe('the Meteor profile', () => {
  const POSTS = `import { Mongo } from 'meteor/mongo';
class PostsCollection extends Mongo.Collection {
  insert(doc) {
    doc.slug = doc.title.toLowerCase();
    const id = super.insert(doc);
    this.find({ slug: doc.slug }).forEach((post) => { this.update(post._id, { $inc: { seen: 1 } }); });
    return id;
  }
MIRROR
}
export const Posts = new PostsCollection('posts');
`;
  const mirror = `  async insertAsync(doc) {
    doc.slug = doc.title.toLowerCase();
    const id = await super.insertAsync(doc);
    await this.find({ slug: doc.slug }).forEachAsync(async (post) => {
      await this.updateAsync(post._id, { $inc: { seen: 1 } });
    });
    return id;
  }`;
  const posts = (text: string): Program => {
    return { files: new Map([['posts.js', POSTS.replace('MIRROR', text)]]), main: 'posts.js', profile: 'meteor' };
  };
  const insertTwice: ScenarioModule = {
    default: async ({ module, call }) => [
      await call(module['Posts'], 'insert', { title: 'Emma' }),
      await call(module['Posts'], 'insert', { title: 'Emma' }),
    ],
  };

  test('has its own names', async () => {
    expect(await differences(posts(''), posts(mirror), insertTwice)).toEqual([]);
  });

  test.each([
    ['lost override', ''],
    ['missing await in a callback', mirror.replace('await this.updateAsync', 'void this.updateAsync')],
    ['missing await before super', mirror.replace('await super', 'super')],
  ])('%s is detected', async (_name, text) => {
    expect(await differences(posts(''), posts(text), insertTwice)).not.toEqual([]);
  });
});
