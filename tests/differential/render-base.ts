import { END, ormName } from './grammar/build.ts';
import { fileScope } from './scope.ts';
import type { BaseForm } from './program-spec.ts';
import type { TypeModel } from './models.ts';
import type { World } from './world.ts';
import { exportPrefix } from './render-methods.ts';

/** Ends programs that would not end; the scenario fills it up before each call. */
export function renderFuel(world: World): string {
  const file = world.file('fuel');
  const exported = (name: string): string => exportPrefix(world, file, name);
  const typed = world.style.language === 'ts' ? 'callback: (n: number) => unknown' : 'callback';
  return `let fuel = 40${END}

${exported('spend')}function spend() {
if (fuel <= 0) throw new RangeError('out of fuel')${END}
fuel -= 1${END}
return true${END}
}

${exported('refuel')}function refuel() {
fuel = 40${END}
}

${exported('twice')}function twice(${typed}) {
callback(1)${END}
return callback(2)${END}
}`;
}

const DELEGATING = [
  'return this.save(...args)',
  'return await Promise.resolve(this.save(...args))',
  "return delegate(this, 'save', args)",
];

/** The program's own base class, whose async variants are written by hand. */
export function renderBase(form: BaseForm, type: TypeModel, world: World, variation: number): string {
  const scope = fileScope(world, type.file);
  const model = ormName(scope, 'Model');
  const exported = exportPrefix(world, type.file, 'Base');
  const args = world.style.language === 'ts' ? '...args: unknown[]' : '...args';
  const counted = `this.based = (this.based ?? 0) + 1${END}`;
  const isAbstract = form === 'abstract';
  const delegates = form === 'delegating' || form === 'bridged';
  world.overrides.push(`${type.file.path} save`);
  const step = isAbstract ? `this.m = this.h0(1)${END}\n` : '';
  const save = `save(${args}) {\n${counted}\n${step}return super.save(...args)${END}\n}`;
  const native = `async asave(${args}) {\n${counted}\nreturn await super.asave(...args)${END}\n}`;
  const delegating = `async asave(${args}) {\n${DELEGATING[variation % 3] ?? ''}${END}\n}`;
  const touch = `touch(${args}) {\nthis.touched = args.length${END}\nreturn this.save()${END}\n}`;
  const nativeTouch = `async atouch(${args}) {\nthis.touched = args.length${END}\nreturn await this.asave()${END}\n}`;
  const delegatingTouch = `async atouch(${args}) {\nreturn this.touch(...args)${END}\n}`;
  const declared =
    world.style.language === 'ts' ? ['declare based: number;', 'declare touched: number;', 'declare m: number;'] : [];
  const members = isAbstract
    ? [...declared, 'abstract h0(n: number): number;', save]
    : [...declared, save, delegates ? delegating : native, touch, delegates ? delegatingTouch : nativeTouch];
  const bridge = world.reference(type.file, 'orm-migrate-runtime', 'bridgeDelegatingVariants');
  const helper =
    delegates && variation % 3 === 2
      ? `\n\nfunction delegate(self, name, args) {\nreturn self[name](...args)${END}\n}`
      : '';
  const bridged = form === 'bridged' ? `\n\n${bridge}(Base, { save: 'asave', touch: 'atouch' })${END}` : '';
  if (form !== 'bridged') type.file.imports.delete('orm-migrate-runtime');
  const declaration = `${exported}${isAbstract ? 'abstract ' : ''}class Base extends ${model}`;
  return `${declaration} {\n${members.join('\n\n')}\n}${helper}${bridged}`;
}
