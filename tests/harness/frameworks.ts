import type { Exports } from './modules.ts';

/** Registers handlers as the web frameworks do, so that a scenario can call them without a server. */
class Routes {
  readonly #handlers = new Map<string, readonly unknown[]>();

  readonly get = this.#register('get');
  readonly post = this.#register('post');
  readonly put = this.#register('put');
  readonly delete = this.#register('delete');
  readonly use = this.#register('use');

  /** Runs the handlers of a route as a framework would, each after the one before it. */
  async dispatch(method: string, path: string, ...args: readonly unknown[]): Promise<unknown> {
    let result: unknown;
    for (const handler of this.#handlers.get(`${method} ${path}`) ?? []) {
      if (typeof handler === 'function') result = await Reflect.apply(handler, undefined, args);
    }
    return result;
  }

  #register(method: string) {
    return (path: string, ...handlers: readonly unknown[]): this => {
      this.#handlers.set(`${method} ${path}`, handlers);
      return this;
    };
  }
}

function createRoutes(): Routes {
  return new Routes();
}

/** Web frameworks by the name under which a fixture imports them. */
export const frameworks: ReadonlyMap<string, Exports> = new Map(
  Object.entries<Exports>({
    express: { __esModule: true, default: Object.assign(createRoutes, { Router: createRoutes }), Router: createRoutes },
    fastify: { __esModule: true, default: createRoutes },
    hono: { Hono: Routes },
    '@koa/router': { __esModule: true, default: Routes },
  }),
);
