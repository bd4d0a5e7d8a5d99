/**
 * Nest: methods of controllers, gateways, resolvers and message handlers, by their decorators (https://docs.nestjs.com/controllers,
 * …/websockets/gateways, …/microservices/basics, …/graphql/resolvers, …/techniques/task-scheduling, …/techniques/events,
 * …/techniques/queues).
 */
import { type Framework, NOTHING } from './framework.ts';

export const nest: Framework = {
  ...NOTHING,
  name: 'nest',
  packages: [
    '@nestjs/common',
    '@nestjs/websockets',
    '@nestjs/microservices',
    '@nestjs/graphql',
    '@nestjs/schedule',
    '@nestjs/event-emitter',
    '@nestjs/bull',
    '@nestjs/bullmq',
  ],
  decorators: [
    ...['Get', 'Head', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'All', 'Search', 'Sse'],
    ...['SubscribeMessage', 'MessagePattern', 'EventPattern', 'GrpcMethod'],
    ...['Query', 'Mutation', 'Subscription', 'ResolveField', 'ResolveProperty', 'ResolveReference'],
    ...['Cron', 'Interval', 'Timeout', 'OnEvent'],
    ...[
      'Process',
      'OnQueueActive',
      'OnQueueCompleted',
      'OnQueueFailed',
      'OnQueueError',
      'OnWorkerEvent',
      'OnQueueEvent',
    ],
  ],
  bases: { WorkerHost: ['process'] },
};
