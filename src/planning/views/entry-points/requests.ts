/** Signs of a view: what its parameters are called or typed, and what its module is called. */
import { frameworks } from '../../../frameworks/index.ts';
import type { ParameterFact, TypeFact, Value } from '../../../model/facts.ts';
import { isPackage } from '../../../graph/project/exports.ts';
import type { FileNode, FunctionNode } from '../../../graph/project/nodes.ts';

const REQUESTS = new Set(['request', 'req']);
const CONTEXTS = new Set([...REQUESTS, 'context', 'ctx']);
/** As above, and the short name that handlers use. */
const HANDLED = new Set([...CONTEXTS, 'c']);
const ANSWERED = new Set(['res', 'response', 'reply', 'next']);
/** The platform's own types of requests; those of frameworks have to be imported from them. */
const TYPES = new Set(['Request', 'IncomingMessage']);
const VIEW_MODULES = new Set(['views', 'controllers', 'handlers', 'routes']);
/** `books.controller.ts`, `books.routes.ts` */
const VIEW_SUFFIXES = new Set([...VIEW_MODULES, 'view', 'controller', 'handler', 'route']);

/** Code that calls everything and is called by no one: it says nothing about how the project itself runs. */
const TESTS = /(^|\/)(__tests__|__mocks__|tests?|specs?|e2e|cypress|stories)\/|\.(test|spec|stories|story|cy)\.[^/]*$/;

/** What stands there has an address by its place, which may well be called `e2e`. */
const PAGES = /(^|\/)app\/(.+\/)?(route|page)\.[cm]?[jt]sx?$/;

/** The first parameter is a request, by name or type. */
export function takesRequestFirst({ fact, file }: FunctionNode): boolean {
  const [first] = fact.parameters.filter(({ name }) => name !== 'this');
  return first !== undefined && (isNamed(first, REQUESTS) || isRequestType(first.type, file));
}

/** Its parameters are what routers hand to handlers: a request or a context first, or a response behind it. */
export function hasHandlerParameters(node: FunctionNode): boolean {
  const [first, second] = node.fact.parameters.filter(({ name }) => name !== 'this');
  if (takesRequestFirst(node)) return true;
  const isGiven = (name: string | null | undefined, names: ReadonlySet<string>): boolean =>
    name !== null && name !== undefined && names.has(name.replace(/^_/, ''));
  return isGiven(first?.name, HANDLED) || isGiven(second?.name, ANSWERED);
}

/** The first parameter has a written type, and that is no request's. */
export function takesSomethingElse({ fact, file }: FunctionNode): boolean {
  const [first] = fact.parameters.filter(({ name }) => name !== 'this');
  if (!first || first.type === null) return false;
  const isLoose = first.type.kind === 'other' && first.type.loose === true;
  return !isLoose && !isRequestType(first.type, file);
}

/** Some parameter is a request or a context. */
export function hasRequest({ fact, file }: FunctionNode): boolean {
  return fact.parameters.some((each) => isNamed(each, CONTEXTS) || isRequestType(each.type, file));
}

function isNamed({ name }: ParameterFact, names: ReadonlySet<string>): boolean {
  return name !== null && names.has(name);
}

function isRequestType(type: TypeFact | null, file: FileNode): boolean {
  if (type?.kind === 'union') return type.types.some((each) => isRequestType(each, file));
  if (type?.kind !== 'reference') return false;
  if (TYPES.has(type.name)) return true;
  const specifier = importedFrom(type.target, file);
  return frameworks.some(
    ({ requestTypes, packages }) =>
      requestTypes.includes(type.name) && packages.some((each) => isPackage(specifier, each)),
  );
}

/** The module that a name, or the object it is a member of, is imported from; empty if none. */
export function importedFrom(value: Value, file: FileNode): string {
  if (value.kind === 'member') return importedFrom(value.object, file);
  if (value.kind === 'module') return value.specifier;
  return value.kind === 'binding' ? (file.facts.bindings[value.binding]?.import?.specifier ?? '') : '';
}

/** @param path relative to the working directory */
export function isViewModule(path: string): boolean {
  const folders = path.split('/');
  const [name = '', ...suffixes] = (folders.pop() ?? '').split('.');
  return [...folders, name].some((each) => VIEW_MODULES.has(each)) || suffixes.some((each) => VIEW_SUFFIXES.has(each));
}

/** @param path relative to the working directory */
export function isTest(path: string): boolean {
  return TESTS.test(path.replace(PAGES, '$1'));
}
