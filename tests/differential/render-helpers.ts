import { END } from './grammar/build.ts';
import { exportPrefix, functionBody } from './render-methods.ts';
import { fileScope } from './scope.ts';
import type { HelperSpec } from './program-spec.ts';
import { argumentsFor, type HelperModel, parametersOf } from './models.ts';
import type { World } from './world.ts';

/** A helper function, or a member of the object-literal module `tools`. */
export function renderHelper(spec: HelperSpec, model: HelperModel, next: string, world: World): string {
  const { text, setup } = parametersOf(spec.shape, world.style);
  const scope = { ...fileScope(world, model.file), numbers: ['n'], canReturn: true };
  const body = `${setup}${recursion(spec, model, next)}${functionBody(spec, scope)}`;
  const name = model.name.replace('tools.', '');
  if (spec.form === 'member') return `${name}(${text}) {\n${body}\n},`;
  const decoy = spec.hasDecoy ? `${renderDecoy(name, world)}\n\n` : '';
  const exported = `${decoy}${exportPrefix(world, model.file, name)}`;
  if (spec.form === 'arrow') return `${exported}const ${name} = (${text}) => {\n${body}\n}${END}`;
  if (spec.form === 'expression') return `${exported}const ${name} = function (${text}) {\n${body}\n}${END}`;
  return `${exported}function ${name}(${text}) {\n${body}\n}`;
}

/** Calls itself, or the next helper, a few times. */
function recursion({ form, shape, recursion: kind }: HelperSpec, { name }: HelperModel, next: string): string {
  if (kind === 'none' || (kind === 'next' && next === '')) return '';
  if (kind === 'next') return `if (n > 3) ${next}${END}\n`;
  const own = kind === 'this' && form === 'member' ? name.replace('tools.', 'this.') : name;
  return `if (n > 0 && n < 4) ${own}(${argumentsFor(shape, 'n - 1')})${END}\n`;
}

/** No mirror may call it: it only has the name of an async variant. */
function renderDecoy(name: string, world: World): string {
  world.marks.add('decoy');
  return `async function a${name}() {\nthrow new RangeError('a decoy')${END}\n}`;
}
