/** What a web framework, queue or scheduler looks like, as data: how an app comes about, and how it is told what to call. */
export interface Framework {
  readonly name: string;
  /** Packages it is imported from; `hono` stands for `hono/tiny`, too. */
  readonly packages: readonly string[];
  /** Names of it that need no import. */
  readonly globals: readonly string[];
  /** Names whose call or `new` gives an app or router; `default` for the default export and for the module itself. */
  readonly factories: readonly string[];
  /** Names that are an app themselves: `program` of commander. */
  readonly instances: readonly string[];
  /** Names of the types of apps and routers, in annotations. */
  readonly types: readonly string[];
  /** Names of the types of functions that are given an app as their first argument, in annotations. */
  readonly pluginTypes: readonly string[];
  /** Members of apps that are apps again: `t.procedure` of tRPC. */
  readonly members: readonly string[];
  /** Names of parameters that are apps where nothing else is known of them. */
  readonly parameters: readonly string[];
  /** Methods of apps and routers that register the functions they are given. */
  readonly methods: readonly string[];
  /** Methods of apps that hand another app to the function they are given, as its first argument. */
  readonly plugins: readonly string[];
  /** Names whose call or `new` registers the functions it is given: `Worker`, `cron.schedule` as `schedule`. */
  readonly functions: readonly string[];
  /** Keys of an options object that hold functions to register. */
  readonly options: readonly string[];
  /** Keys of an options object that hold functions to register by name, and objects of such: `resolvers`. */
  readonly maps: readonly string[];
  /** Decorators on the methods that requests lead to. */
  readonly decorators: readonly string[];
  /** Classes whose subclasses' methods are called: `{ WorkerHost: ['process'] }`. */
  readonly bases: Readonly<Record<string, readonly string[]>>;
  /** Functions that are called for where they stand, or what they are called. */
  readonly conventions: readonly Convention[];
  /** Names of the types of requests and contexts, in annotations. */
  readonly requestTypes: readonly string[];
  /** Whether what middleware calls to go on is fulfilled when the handlers behind it are done, or returns at once. */
  readonly next: 'waits' | 'returns' | null;
}

export type Convention =
  /** Exports of certain files. `parameters`: only with one of these as the first one's name, and only if nobody else calls it. */
  | { readonly path: RegExp; readonly exports: readonly string[]; readonly parameters?: readonly string[] }
  /** Async functions of certain files by name, unless somebody else calls them: components. */
  | { readonly path: RegExp; readonly functions: RegExp }
  /** On a file: every function it exports; inside a function: the function. */
  | { readonly directive: string };

/** To spread into a framework that leaves some of it out. */
export const NOTHING = {
  packages: [],
  globals: [],
  factories: [],
  instances: [],
  types: [],
  pluginTypes: [],
  members: [],
  parameters: [],
  methods: [],
  plugins: [],
  functions: [],
  options: [],
  maps: [],
  decorators: [],
  bases: {},
  conventions: [],
  requestTypes: [],
  next: null,
} as const satisfies Omit<Framework, 'name'>;

/** HTTP methods, as most routers name their own. */
export const VERBS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'all'] as const;

/** How objects that emit events are told what to call. */
export const LISTENING = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'] as const;
