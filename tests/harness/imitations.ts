/** Stand-ins for packages that need a service to run or are not installed: each calls what it is given as the real one does. */
import { EventEmitter } from 'node:events';
import type { Exports } from './modules.ts';

type Callable = (...args: unknown[]) => unknown;

/** BullMQ calls the processor on the worker, with the job and a token, and tells listeners afterwards. */
class Worker extends EventEmitter {
  readonly name: string;
  readonly processFn: Callable;

  constructor(name: string, processFn: Callable) {
    super();
    this.name = name;
    this.processFn = processFn;
  }

  /** Works on one job, as if it had come from Redis. */
  async take(job: unknown): Promise<unknown> {
    try {
      const result: unknown = await this.processFn(job, 'token');
      this.emit('completed', job, result, 'active');
      return result;
    } catch (error) {
      this.emit('failed', job, error, 'active');
      throw error;
    }
  }
}

/** Bull and Agenda take a processor with a second parameter for one that calls back. */
async function runCallingBack(processor: Callable, self: unknown, job: unknown): Promise<unknown> {
  if (processor.length < 2) return await Reflect.apply(processor, self, [job]);
  return await new Promise((resolve, reject) => {
    const done = (error: unknown, result: unknown): void => {
      if (error) reject(error as Error);
      else resolve(result);
    };
    Reflect.apply(processor, self, [job, done]);
  });
}

/** Named processors, each given last: `process(name?, concurrency?, processor)`, `define(name, options?, processor)`. */
class Jobs extends EventEmitter {
  readonly #processors = new Map<unknown, Callable>();

  process(...args: unknown[]): void {
    this.define(typeof args[0] === 'string' ? args[0] : '__default__', args.at(-1));
  }

  define(name: unknown, ...rest: unknown[]): void {
    this.#processors.set(name, rest.at(-1) as Callable);
  }

  async take(name: string, job: unknown): Promise<unknown> {
    const processor = this.#processors.get(name);
    if (!processor) throw new Error(`no processor for ${name}`);
    return await runCallingBack(processor, this, job);
  }

  /** pg-boss hands over jobs in batches. */
  work(name: string, ...rest: unknown[]): Promise<string> {
    this.define(name, rest.at(-1));
    return Promise.resolve('worker');
  }
}

/** Socket.IO runs middleware one after the other, then tells of the connection; each socket is given its events. */
class SocketServer extends EventEmitter {
  readonly #middleware: Callable[] = [];

  use(middleware: Callable): this {
    this.#middleware.push(middleware);
    return this;
  }

  async connect(handshake: unknown): Promise<EventEmitter> {
    const socket = Object.assign(new EventEmitter(), { handshake, data: {} });
    for (const middleware of this.#middleware) {
      await new Promise<void>((resolve, reject) => {
        middleware(socket, (error?: Error) => {
          if (error) reject(error);
          else resolve();
        });
      });
    }
    this.emit('connection', socket);
    return socket;
  }
}

/** Commander calls an action on its command, with the arguments, the options and the command. */
class Command {
  readonly #commands = new Map<string, Command>();
  readonly name: string;
  #action: Callable | null = null;

  constructor(name = '') {
    this.name = name;
  }

  command(usage: string): Command {
    const [name = ''] = usage.split(' ');
    const command = new Command(name);
    this.#commands.set(name, command);
    return command;
  }

  description(): this {
    return this;
  }

  action(action: Callable): this {
    this.#action = action;
    return this;
  }

  async parseAsync([name, ...args]: readonly string[]): Promise<this> {
    const command = this.#commands.get(name ?? '');
    if (!command) throw new Error(`no command ${String(name)}`);
    await command.#run(args);
    return this;
  }

  async #run(args: readonly string[]): Promise<void> {
    if (this.#action) await Reflect.apply(this.#action, this, [...args, {}, this]);
  }
}

type Resolvers = Readonly<Record<string, Readonly<Record<string, Callable>>>>;

/** GraphQL calls a resolver on the object that holds it, with parent, arguments, context and info. */
class Schema {
  readonly #resolvers: Resolvers;

  constructor({ resolvers }: { readonly resolvers: Resolvers }) {
    this.#resolvers = resolvers;
  }

  async resolve(type: string, field: string, parent: unknown, args: unknown): Promise<unknown> {
    return await this.#resolvers[type]?.[field]?.(parent, args, {}, { fieldName: field });
  }
}

/** A consumer of KafkaJS is told by `run()` what to call, and waits for that; amqplib calls back and waits for nothing. */
class Consumers extends EventEmitter {
  #consume: Callable | null = null;

  consumer(): this {
    return this;
  }

  run({ eachMessage }: { readonly eachMessage: Callable }): Promise<void> {
    this.#consume = eachMessage;
    return Promise.resolve();
  }

  createChannel(): Promise<this> {
    return Promise.resolve(this);
  }

  consume(_queue: string, consumer: Callable): Promise<object> {
    this.#consume = consumer;
    return Promise.resolve({ consumerTag: 'tag' });
  }

  /** A message comes in. */
  take(message: unknown): unknown {
    return this.#consume?.(message);
  }
}

/** sqs-consumer takes its handler among the options. */
class SqsConsumer extends EventEmitter {
  readonly #handle: Callable;

  constructor({ handleMessage }: { readonly handleMessage: Callable }) {
    super();
    this.#handle = handleMessage;
  }

  static create(options: { readonly handleMessage: Callable }): SqsConsumer {
    return new SqsConsumer(options);
  }

  start(): void {
    this.emit('started');
  }

  async take(message: unknown): Promise<unknown> {
    const result: unknown = await this.#handle(message);
    this.emit('message_processed', message);
    return result;
  }
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: Callable;
}

/** hapi calls a handler with the request and a toolkit, after its extensions. */
class HapiServer {
  readonly #routes = new Map<string, Callable>();
  readonly #extensions: Callable[] = [];

  route({ method, path, handler }: Route): void {
    this.#routes.set(`${method} ${path}`, handler);
  }

  ext(_event: string, extension: Callable): void {
    this.#extensions.push(extension);
  }

  async inject({ method, url }: { readonly method: string; readonly url: string }): Promise<unknown> {
    const toolkit = { continue: Symbol('continue') };
    for (const each of this.#extensions) await each({ path: url }, toolkit);
    return await this.#routes.get(`${method} ${url}`)?.({ path: url }, toolkit);
  }
}

/** Nest's decorators for other transports than HTTP write metadata, which nobody reads here. */
function decorators(exports: Exports = {}): Exports {
  const decorate = () => () => undefined;
  return new Proxy(exports, { get: (target, name) => (Reflect.get(target, name) as unknown) ?? decorate });
}

/** By the name under which a fixture imports them; made anew for every run. */
export const imitations: ReadonlyMap<string, () => Exports> = new Map<string, () => Exports>([
  ['bullmq', () => ({ Worker, Queue: EventEmitter })],
  ['bull', () => ({ __esModule: true, default: Jobs })],
  ['agenda', () => ({ Agenda: Jobs })],
  ['pg-boss', () => ({ __esModule: true, default: Jobs })],
  ['@nestjs/bullmq', () => decorators({ WorkerHost: class WorkerHost {} })],
  ['@nestjs/graphql', decorators],
  ['@nestjs/microservices', decorators],
  ['@nestjs/schedule', decorators],
  ['@nestjs/websockets', decorators],
  ['socket.io', () => ({ Server: SocketServer })],
  ['kafkajs', () => ({ Kafka: Consumers })],
  ['amqplib', () => ({ __esModule: true, default: { connect: () => Promise.resolve(new Consumers()) } })],
  ['sqs-consumer', () => ({ Consumer: SqsConsumer })],
  ['@hapi/hapi', () => ({ __esModule: true, default: { server: () => new HapiServer() } })],
  ['commander', () => ({ Command, program: new Command() })],
  [
    '@graphql-tools/schema',
    () => ({ makeExecutableSchema: (options: { resolvers: Resolvers }) => new Schema(options) }),
  ],
]);
