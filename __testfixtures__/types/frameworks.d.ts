/** Types of the web frameworks that the fixtures import, as far as they are used. */
declare module 'hono' {
  export class Hono {
    get(path: string, handler: (c: any) => Promise<unknown>): this;
  }
}

declare module 'fastify' {
  export interface FastifyRequest {
    readonly url: string;
    readonly params: Readonly<Record<string, string>>;
  }
  export interface FastifyReply {
    send(body: unknown): this;
  }
  export interface FastifyInstance {
    get(path: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>): this;
    post(path: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>): this;
  }
  export type FastifyPluginAsync = (app: FastifyInstance) => Promise<void>;
}

declare namespace JSX {
  interface IntrinsicElements {
    readonly pre: object;
  }
}
