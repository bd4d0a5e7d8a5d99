import type { Files } from '../harness/modules.ts';
import { ormSource } from './orm-source.ts';
import type { World } from './world.ts';

/** Where the ORM is while a program is migrated. When the program runs, the traced ORM takes its place. */
export interface OrmPresence {
  /** The manifest, and the ORM itself where it can be read. */
  readonly files: Files;
  /** What imports call it. */
  readonly specifiers: readonly string[];
}

export function ormPresence(world: World, program: Files): OrmPresence {
  const { presence, orm } = world;
  const isPackage = presence !== 'known' && presence !== 'local';
  const manifest = { type: 'module', ...(isPackage ? { dependencies: { [orm]: '^4.0.0' } } : {}) };
  const files = new Map([
    ['package.json', JSON.stringify(manifest)],
    ...ormFiles(world, [...program.values()].join('\n')),
  ]);
  const name = orm.replace(/\.ts$/, '.js');
  return { files, specifiers: presence === 'local' ? [`./${name}`, `../${name}`] : [orm] };
}

function ormFiles({ presence, orm, isCommonJs, style }: World, used: string): readonly (readonly [string, string])[] {
  const form = isCommonJs ? 'commonjs' : 'module';
  if (presence === 'known' || presence === 'declared') return [];
  if (presence === 'local') return [[orm, ormSource(style.language === 'ts' ? 'typescript' : form, used)]];
  const folder = `node_modules/${orm}`;
  const isTyped = presence === 'typed';
  const manifest = {
    name: orm,
    version: '4.0.0',
    type: form,
    main: 'index.js',
    ...(isTyped && { types: 'index.d.ts' }),
  };
  return [
    [`${folder}/package.json`, JSON.stringify(manifest)],
    [`${folder}/index.js`, ormSource(form, used)],
    ...(isTyped ? [[`${folder}/index.d.ts`, ormSource('declarations', used)] as const] : []),
  ];
}
