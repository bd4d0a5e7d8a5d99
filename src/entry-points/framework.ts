/** What a web framework looks like, as data: how an app comes about, and how it is told what to call. */
export interface Framework {
  readonly name: string;
  /** Packages it is imported from; `hono` stands for `hono/tiny`, too. */
  readonly packages: readonly string[];
  /** Names whose call or `new` gives an app or router; `default` for the default export and for the module itself. */
  readonly factories: readonly string[];
  /** Names of the types of apps and routers, in annotations. */
  readonly types: readonly string[];
  /** Methods of apps and routers that register the functions they are given. */
  readonly methods: readonly string[];
  /** Keys of an options object that hold functions to register. */
  readonly options: readonly string[];
  /** Decorators on the methods that requests lead to. */
  readonly decorators: readonly string[];
  /** Files whose exports the framework calls. */
  readonly conventions: readonly Convention[];
  /** Names of the types of requests and contexts, in annotations. */
  readonly requestTypes: readonly string[];
}

/** A file with a meaning by its place, or by a directive. */
export type Convention =
  | { readonly path: RegExp; readonly exports: readonly string[] }
  /** On a file: every function it exports; inside a function: the function. */
  | { readonly directive: string };

/** To spread into a framework that leaves some of it out. */
export const NOTHING = {
  packages: [],
  factories: [],
  types: [],
  methods: [],
  options: [],
  decorators: [],
  conventions: [],
  requestTypes: [],
} as const satisfies Omit<Framework, 'name'>;

/** HTTP methods, as most routers name their own. */
export const VERBS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'all'] as const;
