/** The packages that fixtures import: the real ones, and imitations of those that need a service to run. */
import { imitations } from './imitations.ts';
import type { Exports, Files } from './modules.ts';

type Load = () => Promise<unknown>;

/** Installed, and able to run without a network; as `require` gives them. */
const REAL: Readonly<Record<string, Load>> = {
  express: async () => (await import('express')).default,
  fastify: async () => (await import('fastify')).default,
  koa: async () => (await import('koa')).default,
  '@koa/router': async () => (await import('@koa/router')).default,
  hono: () => import('hono'),
  'hono/streaming': () => import('hono/streaming'),
  '@nestjs/common': async () => {
    // Its decorators write metadata, which this makes possible; the server stands in a package of its own.
    await Promise.all([import('reflect-metadata'), import('@nestjs/platform-express'), import('rxjs')]);
    return import('@nestjs/common');
  },
  '@nestjs/core': () => import('@nestjs/core'),
  '@trpc/server': () => import('@trpc/server'),
  'node-cron': () => import('node-cron'),
  cron: () => import('cron'),
  yargs: async () => (await import('yargs')).default,
};

/** Those that some file names, by the name it imports them under: loading all of them takes a while. */
export async function frameworksOf(files: Files): Promise<ReadonlyMap<string, Exports>> {
  const texts = [...files.values()];
  const isNamed = (name: string): boolean => texts.some((text) => text.includes(`'${name}'`));
  const found = new Map<string, Exports>();
  for (const [name, load] of Object.entries(REAL)) if (isNamed(name)) found.set(name, asModule(await load()));
  for (const [name, create] of imitations) if (isNamed(name)) found.set(name, create());
  return found;
}

/** The namespace of an ES module, for code that was compiled to CommonJS. */
function asModule(loaded: unknown): Exports {
  return typeof loaded === 'function' ? (loaded as unknown as Exports) : { ...(loaded as Exports), __esModule: true };
}
