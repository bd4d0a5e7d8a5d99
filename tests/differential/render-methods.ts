import { END, parentName, spend } from './grammar/build.ts';
import { fileScope, type Scope, type Self, type SourceFile } from './scope.ts';
import type { HelperSpec, MethodSpec } from './specs.ts';
import { argumentsFor, type HelperModel, HELPER_METHODS, parametersOf, type TypeModel, type World } from './world.ts';

const PARAMETERS = { rest: '...args', options: 'options', none: '' };
const TYPED = { rest: '...args: unknown[]', options: 'options?: unknown', none: '' };

export interface Place {
  readonly world: World;
  readonly file: SourceFile;
  readonly type: TypeModel | null;
  readonly kind: Self['kind'];
  /** What is assigned to: `Book.prototype`. */
  readonly owner: string;
}

/** Methods that are no overrides of the ORM's. */
function isHelper({ name }: MethodSpec): boolean {
  return name in HELPER_METHODS || name === '#p0' || name === 's0';
}

/** A method in its form; those that are assigned to a prototype stand behind the class. */
export function renderMethod(spec: MethodSpec, place: Place): { readonly member: string; readonly after: string } {
  const form = formOf(spec, place);
  const { parameters, body } = isHelper(spec) ? helperBody(spec, form, place) : overrideBody(spec, form, place);
  const prefix = spec.name === 's0' ? 'static ' : '';
  const block = `(${parameters}) {\n${body}\n}`;
  switch (form) {
    case 'literal':
      return { member: `${prefix}['${spec.name}']${block}`, after: '' };
    case 'field':
      return { member: `${spec.name} = (${parameters}) => {\n${body}\n};`, after: '' };
    case 'prototype':
      return { member: '', after: `${place.owner}.prototype.${spec.name} = function ${block}${END}` };
    default:
      return { member: `${prefix}${spec.name}${block}`, after: '' };
  }
}

/** Private and static methods have one form; a mixin's class has no name to assign to. */
function formOf({ name, form }: MethodSpec, { type, kind }: Place): MethodSpec['form'] {
  if (name.startsWith('#')) return 'method';
  if (kind !== 'instance' && form !== 'literal') return 'method';
  return form === 'prototype' && type?.isMixin === true ? 'method' : form;
}

function scopeOf(spec: MethodSpec, form: MethodSpec['form'], place: Place, forward: string): Scope {
  const hasSuper = form !== 'prototype';
  const self: Self = {
    ...{ kind: place.kind, type: place.type, method: spec.name, forward, hasSuper, isInside: hasSuper },
    hasArguments: form !== 'field',
  };
  return { ...fileScope(place.world, place.file), self, canReturn: true };
}

function overrideBody(spec: MethodSpec, form: MethodSpec['form'], place: Place): { parameters: string; body: string } {
  const isTyped = place.world.style.language === 'ts';
  const isManager = place.kind === 'manager';
  // What a manager is asked to create or find has to be passed on.
  const chosen = isManager && spec.parameters === 'none' ? 'rest' : spec.parameters;
  const scope = scopeOf(spec, form, place, PARAMETERS[chosen]);
  const canCallBase = scope.self?.hasSuper === true || parentName(scope) !== null;
  const parts = [...spec.statements, ...(canCallBase ? [spec.ending] : [])].map((piece) => piece(scope));
  return {
    parameters: (isTyped ? TYPED : PARAMETERS)[chosen],
    body: [`${spend(scope)}${END}`, ...parts.filter((part) => part !== '')].join('\n'),
  };
}

function helperBody(spec: MethodSpec, form: MethodSpec['form'], place: Place): { parameters: string; body: string } {
  const { text, setup } = parametersOf(HELPER_METHODS[spec.name] ?? 'plain', place.world.style);
  const scope = { ...scopeOf(spec, form, place, 'n'), numbers: ['n'] };
  return { parameters: text, body: `${setup}${functionBody(spec, scope)}` };
}

function functionBody({ statements, result }: Pick<MethodSpec, 'statements' | 'result'>, scope: Scope): string {
  const lines = statements.map((piece) => piece(scope));
  return [`${spend(scope)}${END}`, ...lines, `return ${result(scope)}${END}`].join('\n');
}

/** A helper function, or a member of the object-literal module `tools`. */
export function renderHelper(spec: HelperSpec, model: HelperModel, next: string, world: World): string {
  const { text, setup } = parametersOf(spec.shape, world.style);
  const scope = { ...fileScope(world, model.file), numbers: ['n'], canReturn: true };
  const isMember = spec.form === 'member';
  const own = `${model.name}(${argumentsFor(spec.shape, 'n - 1')})`;
  const again = {
    none: '',
    self: `if (n > 0 && n < 4) ${own}${END}\n`,
    next: next === '' ? '' : `if (n > 3) ${next}${END}\n`,
  };
  const body = `${setup}${again[spec.recursion]}${functionBody(spec, scope)}`;
  const name = model.name.replace('tools.', '');
  if (isMember) return `${name}(${text}) {\n${body}\n},`;
  const exported = exportPrefix(world, model.file, name);
  if (spec.form === 'arrow') return `${exported}const ${name} = (${text}) => {\n${body}\n}${END}`;
  if (spec.form === 'expression') return `${exported}const ${name} = function (${text}) {\n${body}\n}${END}`;
  return `${exported}function ${name}(${text}) {\n${body}\n}`;
}

/** `export `, unless the module says at its end what it exports. */
export function exportPrefix(world: World, file: SourceFile, name: string): string {
  if (world.layout !== 'commonjs') return 'export ';
  file.exports.push(name);
  return '';
}
