/** The frameworks that are known. To add one: a file beside this one, and its name here. */
import { agenda } from './agenda.ts';
import { amqplib } from './amqplib.ts';
import { bull } from './bull.ts';
import { bullmq } from './bullmq.ts';
import { commander } from './commander.ts';
import { cron } from './cron.ts';
import { events } from './events.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import type { Framework } from './framework.ts';
import { graphql } from './graphql.ts';
import { hapi } from './hapi.ts';
import { hono } from './hono.ts';
import { kafkajs } from './kafkajs.ts';
import { koa } from './koa.ts';
import { lambda } from './lambda.ts';
import { nest } from './nest.ts';
import { next } from './next.ts';
import { node } from './node.ts';
import { pgBoss } from './pg-boss.ts';
import { remix } from './remix.ts';
import { socketIo } from './socket-io.ts';
import { sqsConsumer } from './sqs-consumer.ts';
import { trpc } from './trpc.ts';
import { yargs } from './yargs.ts';

export const frameworks: readonly Framework[] = [
  ...[agenda, amqplib, bull, bullmq, commander, cron, events, express, fastify, graphql, hapi, hono, kafkajs, koa],
  ...[lambda, nest, next, node, pgBoss, remix, socketIo, sqsConsumer, trpc, yargs],
];
