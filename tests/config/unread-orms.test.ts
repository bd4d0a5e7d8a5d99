/** Configurations as users write them for an ORM whose package is not installed: what is sensible works, all else says so. */
import { expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { migrate } from '../../src/index.ts';
import { temporaryFolder } from '../git/temp.ts';

async function overridesOf(config: Config, text: string): Promise<readonly string[]> {
  const dependencies = { docbase: '1.0.0' };
  const cwd = temporaryFolder({ 'package.json': JSON.stringify({ dependencies }), 'a.js': text });
  const { result } = await migrate({ cwd, config });
  return result.files
    .flatMap(({ changes }) => changes)
    .map(({ symbol, outcome, pair }) => `${symbol} ${outcome} ${pair?.async ?? ''}`)
    .sort();
}

function extending(base: string, name: string, imported = `import { ${base} } from 'docbase';`): string {
  return `${imported}\nexport class Own extends ${base} {\n  ${name}(x) {\n    this.n = 1;\n    return super.${name.replace('static ', '')}(x);\n  }\n}\n`;
}

const SUFFIX = { suffix: 'Async' };

test.each<[string, Config, string, string]>([
  [
    'a collection with the suffix Async',
    { models: ['Collection'], variants: SUFFIX, pairs: { model: ['insert'] } },
    extending('Collection', 'insert'),
    'Own.insert mirror insertAsync',
  ],
  [
    'the same with the profile of Meteor, and a method that it does not know',
    { profile: 'meteor', models: ['Collection'], pairs: { model: ['archive'] } },
    extending('Collection', 'archive'),
    'Own.archive mirror archiveAsync',
  ],
  [
    'what the profile knows, of a class of another package',
    { profile: 'meteor', models: ['Collection'] },
    extending('Collection', 'insert'),
    'Own.insert mirror insertAsync',
  ],
  [
    'naming rules for models, in the profile of Meteor',
    { profile: 'meteor', models: ['Store'], pairs: { model: ['put'] }, variants: { model: { prefix: 'a' } } },
    extending('Store', 'put'),
    'Own.put mirror aput',
  ],
  [
    'pairs by the name of the base class',
    { models: ['Document'], variants: SUFFIX, pairs: { Document: ['persist'] } },
    extending('Document', 'persist'),
    'Own.persist mirror persistAsync',
  ],
  [
    'a profile of its own',
    { profile: { variants: SUFFIX, types: { repository: { names: ['Repository'], pairs: { store: 'scalar' } } } } },
    extending('Repository', 'store'),
    'Own.store mirror storeAsync',
  ],
  [
    'a profile with nothing but models',
    { profile: { types: { model: {} } }, models: ['Entity'], pairs: { model: ['persist'] } },
    extending('Entity', 'persist'),
    'Own.persist mirror apersist',
  ],
  [
    'a static method',
    { models: ['Table'], pairs: { model: ['insert', 'create'] } },
    extending('Table', 'static create'),
    'Own.create mirror acreate',
  ],
  [
    'a class that is exported by default',
    { models: ['Store'], pairs: { model: ['put'] } },
    extending('Store', 'put', "import Store from 'docbase';"),
    'Own.put mirror aput',
  ],
  [
    'a member of an object',
    { models: ['db.Collection'], variants: SUFFIX, pairs: { model: ['insert'] } },
    extending('db.Collection', 'insert', "import { db } from 'docbase';"),
    'Own.insert mirror insertAsync',
  ],
  [
    'a namespace',
    { models: ['Entity'], pairs: { model: ['persist'] } },
    extending('docbase.Entity', 'persist', "import * as docbase from 'docbase';"),
    'Own.persist mirror apersist',
  ],
  [
    'a prefix in camel case',
    { models: ['Entity'], variants: { prefix: 'async', camelCase: true }, pairs: { model: ['persist'] } },
    extending('Entity', 'persist'),
    'Own.persist mirror asyncPersist',
  ],
  [
    'CommonJS',
    { models: ['Collection'], variants: SUFFIX, pairs: { model: ['insert'] } },
    extending('Collection', 'insert', "const { Collection } = require('docbase');").replace('export ', ''),
    'Own.insert mirror insertAsync',
  ],
  [
    'described classes',
    { package: 'docbase', variants: SUFFIX, types: { Collection: { pairs: ['insert'], lazy: ['name'] } } },
    extending('Collection', 'insert'),
    'Own.insert mirror insertAsync',
  ],
  [
    'a described class, as a member of the namespace',
    { package: 'docbase', types: { Collection: { pairs: { insert: 'plain' } } } },
    extending('docbase.Collection', 'insert', "import * as docbase from 'docbase';"),
    'Own.insert mirror ainsert',
  ],
  [
    'a described class that is exported by default, from a module in the package',
    { package: ['docbase'], types: { Collection: { pairs: { insert: { gives: 'plain', takes: ['plain'] } } } } },
    extending('Collection', 'insert', "import Collection from 'docbase/collection';"),
    'Own.insert mirror ainsert',
  ],
  [
    'a described class in CommonJS, and its static side alone',
    { package: 'docbase', types: { Collection: { pairs: { 'static open': 'self' }, lazy: { open: 'plain' } } } },
    extending('Collection', 'static open', "const { Collection } = require('docbase');").replace('export ', ''),
    'Own.open mirror aopen',
  ],
  [
    'an object of the package that is data',
    { package: 'docbase', types: { Collection: { pairs: ['insert'] } }, exports: { members: { log: 'plain' } } },
    extending('Collection', 'insert', "import { Collection, log } from 'docbase';").replace(
      'return',
      'log.push(x);\n    return',
    ),
    'Own.insert mirror ainsert',
  ],
  [
    'what is added to a type of a profile',
    { profile: 'default', package: 'docbase', types: { Model: { pairs: { archive: 'plain' } } } },
    extending('Model', 'archive'),
    'Own.archive mirror aarchive',
  ],
])('%s', async (_name, config, text, expected) => {
  expect(await overridesOf(config, text)).toEqual([expected]);
});

test('an iterator', async () => {
  const config: Config = { models: ['Collection'], variants: SUFFIX, pairs: { model: { stream: 'iterator' } } };
  const text = `import { Collection } from 'docbase';\nexport class Own extends Collection {\n  *stream() {\n    for (const row of super.stream()) yield row;\n  }\n}\n`;
  const cwd = temporaryFolder({ 'package.json': '{}', 'a.js': text });
  const { outputs } = await migrate({ cwd, config });
  expect(outputs.find(({ path }) => path.endsWith('a.js'))?.after).toContain('async *streamAsync()');
});

test.each<[string, object, string]>([
  ['a name alone', { models: 'Collection' }, "models: expected a list, found 'Collection'"],
  [
    'pairs without a type',
    { pairs: ['insert'] },
    "pairs: expected methods by type of the profile, such as { model: ['insert'] }, found a list",
  ],
  [
    'the name of the variant in pairs',
    { pairs: { model: { insert: 'insertAsync' } } },
    "pairs.model.insert: expected what it returns ('instance', 'instances', 'iterator', 'scalar', 'self', 'unknown', { type: name } or { tuple: [...] }; names of variants go into variants), found 'insertAsync'",
  ],
  [
    'a rule as text',
    { variants: 'Async' },
    "variants: expected a rule such as { prefix: 'a' } or { suffix: 'Async' }, or rules by kind of class, found 'Async'",
  ],
  [
    'a described class without its package',
    { types: { Row: {} } },
    'package: expected the name of the package that types describes, found nothing',
  ],
  [
    'a type that nothing describes',
    { package: 'docbase', types: { Row: { lazy: { query: 'Relatoin' } }, Relation: {} } },
    "types.Row.lazy.query: there is no type 'Relatoin'; did you mean 'Relation'?",
  ],
  [
    'a word that is none',
    { package: 'docbase', types: { Row: { lazy: { query: 'promise' } } } },
    "types.Row.lazy.query: there is no type 'promise'; choose one of Row, plain, instance, self, given, result, iterator, unknown",
  ],
  [
    'a method that is a pair and none',
    { package: 'docbase', types: { Row: { pairs: ['save'], lazy: ['save'] } } },
    'types.Row.lazy.save: it is in pairs as well',
  ],
  [
    'the async variant of a pair',
    { package: 'docbase', variants: SUFFIX, types: { Row: { pairs: ['save', 'saveAsync'] } } },
    'types.Row.pairs.saveAsync: it is the async variant of save, which is a pair',
  ],
  [
    'models beside types',
    { package: 'docbase', models: ['Row'], types: { Row: {} } },
    'models: expected nothing beside types, whose keys are the names of the base classes',
  ],
  [
    'a statement of another shape',
    { package: 'docbase', types: { Row: { pairs: { save: 1 } } } },
    "types.Row.pairs.save: expected what it gives ('plain', 'instance', 'self', the name of a type, …), or { gives, takes, calls, runs }, found 1",
  ],
  [
    'a type that is none',
    { pairs: { document: ['persist'] } },
    "pairs.document: the profile 'default' has no type 'document'",
  ],
  [
    'a kind that is none',
    { models: ['Store'], variants: { document: { suffix: 'Async' } } },
    "variants.document: the profile 'default' has no type 'document'",
  ],
])('%s is told in one line', async (_name, config, message) => {
  const cwd = temporaryFolder({ 'a.js': '' });
  const error = await migrate({ cwd, config }).catch((reason: unknown) => String(reason));
  expect(error).toContain(message);
  expect(String(error).split('\n')).toHaveLength(1);
});
