import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as runtime from '../../runtime/src/index.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { loadConfig } from '../../src/config/load.ts';
import { resolveOptions } from '../../src/config/resolve-options.ts';
import * as api from '../../src/index.ts';
import { TRANSFORMS } from '../../src/model/result.ts';
import { profiles } from '../../src/profiles/index.ts';
import { put, temporaryFolder } from '../git/temp.ts';
import { codeIn, example, page, ROOT } from './markdown.ts';

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/blockers.md',
  'docs/findings.md',
  'runtime/README.md',
  'examples/bookshop/README.md',
];

/** Flags of other programs. */
const FOREIGN_FLAGS = [
  'workspace',
  'extensions',
  'save-dev',
  'run-in-band',
  'requests',
  'parallel',
  'pool',
  'sabotage',
  'seconds',
  'every',
  'keep',
  'all-kinds',
  'prettier',
];

const readme = page('README.md');

describe('README', () => {
  test.each(TRANSFORMS)('%s: before and after', async (transform) => {
    const { note, blocks } = example(readme, transform);
    const file = note === '' ? 'models.js' : note;
    const [before = '', after] = blocks;
    const cwd = temporaryFolder({ 'package.json': '{ "type": "module" }', [file]: before });
    const { outputs } = await api.migrate({ cwd, only: [transform], config: false });
    expect(blocks).toHaveLength(2);
    expect(outputs.map((each) => each.after)).toEqual([after]);
  });

  test('the configuration loads and makes sense', async () => {
    const cwd = temporaryFolder();
    const [text = ''] = example(readme, 'configuration').blocks;
    put(cwd, { 'orm-migrate.config.ts': text });
    const loaded = await loadConfig(cwd, null);
    const settings = { cwd, paths: ['.'], mode: 'dry', only: [], skip: [], ignorePatterns: [] } as const;
    const options = resolveOptions({ ...settings, respectIgnoreFiles: true }, loaded, profiles);
    expect(options).toMatchObject({ runtime: '@acme/orm', asyncBase: 'native', asyncSafeDecorators: ['logged'] });
    expect(options.profile.types['model']?.names).toContain('BaseModel');
    expect(options.profile.types['model']?.pairs).toHaveProperty('archive');
    expect(options.views.functions).toEqual(['onMessage']);
  });

  test('the configuration for an ORM that cannot be read writes mirrors', async () => {
    const cwd = temporaryFolder();
    const [text = ''] = example(readme, 'unread-orm').blocks;
    put(cwd, {
      'orm-migrate.config.ts': text,
      'package.json': '{ "dependencies": { "docbase": "1.0.0" } }',
      'orders.js': DESCRIBED_ORDERS,
    });
    const { result } = await api.migrate({ cwd });
    expect(result.totals).toMatchObject({ overrides: 4, mirrored: 4 });
  });

  test.each([
    ['runtime', runtime],
    ['api', api],
  ] as const)('what the %s example imports is exported', (name, module) => {
    const [text = ''] = example(readme, name).blocks;
    const imported =
      /import \{([^}]+)\}/
        .exec(text)?.[1]
        ?.split(',')
        .map((each) => each.trim()) ?? [];
    expect(imported.length).toBeGreaterThan(0);
    expect(Object.keys(module)).toEqual(expect.arrayContaining(imported));
  });
});

describe.each(PAGES)('%s', (name) => {
  const text = page(name);

  test('links lead somewhere', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? '');
    expect(targets.filter((target) => !existsSync(join(ROOT, dirname(name), target)))).toEqual([]);
  });

  test('npm scripts exist', () => {
    const { scripts } = JSON.parse(page('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  test('flags exist', () => {
    const aliases = Object.values(FLAGS).flatMap((flag) => ('alias' in flag ? [...flag.alias] : []));
    const known = new Set<string>([...Object.keys(FLAGS), ...aliases, ...FOREIGN_FLAGS]);
    const named = [...codeIn(text).matchAll(/(?<![\w<!-])--([a-z][a-z-]*)/g)].map((match) => match[1] ?? '');
    expect(named.filter((flag) => !known.has(flag))).toEqual([]);
  });
});

/** Uses all that the example says. */
const DESCRIBED_ORDERS = `import { Document, field, ping, session } from 'docbase';

export class Customer extends Document {}

export class Order extends Document {
  save() {
    ping();
    if (this.validate().length > 0) return this;
    for (const other of Order.where({ customer: field('id') }).sort('day')) this.last = other.number;
    return super.save();
  }

  validate() {
    const customer = this.session.documents(Customer).limit(1).first();
    return customer.name.trim() === '' ? ['no name'] : super.validate();
  }

  afterSave(session) {
    session.of(Customer).save();
    session.flush();
  }

  static find(id) {
    const found = Order.transaction((within) => within.documents(Order).all().find((each) => each.id === id));
    return found ?? super.find(session.documents(Order).first().id);
  }
}
`;
