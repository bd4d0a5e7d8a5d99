import { END, parentName, spend } from './grammar/build.ts';
import { fileScope, type Scope, type Self, type SourceFile } from './scope.ts';
import type { MethodSpec } from './program-spec.ts';
import { HELPER_METHODS, lineage, parametersOf, type TypeModel } from './models.ts';
import type { World } from './world.ts';

const PARAMETERS = {
  rest: '...args',
  options: 'options',
  none: '',
  destructured: '{ n: given, ...others } = {}',
  throwing: 'options = fail()',
};
const TYPED = {
  rest: '...args: unknown[]',
  options: 'options?: unknown',
  none: '',
  destructured: '{ n: given, ...others }: any = {}',
  throwing: 'options: unknown = fail()',
};
/** How each passes on what it is given. */
const FORWARDED = { ...PARAMETERS, destructured: '{ n: given, ...others }', throwing: 'options' };

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
    case 'assigned':
      return { member: '', after: `Object.assign(${place.owner}.prototype, {\n${spec.name}${block},\n})${END}` };
    default:
      return { member: typed(spec, `${prefix}${spec.name}`, block, place), after: '' };
  }
}

/** A method with what TypeScript, or a comment in JavaScript, says of its types. */
function typed({ name, typing }: MethodSpec, head: string, block: string, { world, kind }: Place): string {
  const isPublic = kind !== 'static' && !name.startsWith('#');
  if (typing === 'none' || !isPublic) return `${head}${block}`;
  if (world.style.language === 'js') return `/**\n* Does what ${name} does.\n* @returns {any}\n*/\n${head}${block}`;
  const result = `${head}${block.replace(') {', '): any {')}`;
  if (typing === 'modifier') return `public ${head}${block}`;
  return typing === 'result' ? result : `${head}(...args: any[]): any;\n${result}`;
}

/** Private and static methods have one form; a mixin's class has no name to assign to. */
function formOf({ name, form }: MethodSpec, { type, kind }: Place): MethodSpec['form'] {
  if (name.startsWith('#')) return 'method';
  if (kind !== 'instance' && form !== 'literal') return 'method';
  return isOutside(form) && type?.isMixin === true ? 'method' : form;
}

/** The method stands behind the class. */
function isOutside(form: MethodSpec['form']): boolean {
  return form === 'prototype' || form === 'assigned';
}

function scopeOf(spec: MethodSpec, form: MethodSpec['form'], place: Place, forward: string): Scope {
  const hasSuper = !isOutside(form);
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
  const givesInstances = isManager && (spec.name === 'create' || spec.name === 'get');
  const scope = { ...scopeOf(spec, form, place, FORWARDED[chosen]), canReturn: !givesInstances };
  const canCallBase = scope.self?.hasSuper === true || parentName(scope) !== null;
  const pieces = [...spec.statements, ...(canCallBase ? [spec.ending] : [])];
  const parents = place.type === null ? [] : lineage(place.type);
  const parts = place.world.writeOverride(`${place.file.path} ${place.owner}.${spec.name}`, () => {
    if (place.type?.isMixin === true) place.world.note('in a mixin');
    else if (parents.some(({ isMixin }) => isMixin)) place.world.note('over a mixin');
    return pieces.map((piece) => piece(scope));
  });
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

export function functionBody({ statements, result }: Pick<MethodSpec, 'statements' | 'result'>, scope: Scope): string {
  const lines = statements.map((piece) => piece(scope));
  return [`${spend(scope)}${END}`, ...lines, `return ${result(scope)}${END}`].join('\n');
}

/** `export `, unless the module says at its end what it exports. */
export function exportPrefix(world: World, file: SourceFile, name: string): string {
  if (!world.isCommonJs) return 'export ';
  file.exports.push(name);
  return '';
}
