/** The frameworks that are known. To add one: a file beside this one, and its name here. */
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import type { Framework } from './framework.ts';
import { hono } from './hono.ts';
import { koa } from './koa.ts';
import { nest } from './nest.ts';
import { next } from './next.ts';

export const frameworks: readonly Framework[] = [express, fastify, hono, koa, nest, next];
