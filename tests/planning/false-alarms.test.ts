import { describe, expect, test } from 'vitest';
import { wrapViews } from './views-project.ts';

const ORM = "import { Model } from 'orm';\nexport class Shelf extends Model {}\n";

async function problems(code: string, models = ''): Promise<readonly string[]> {
  return (await wrapViews({ 'models.js': models, 'app.js': code })).problems.map((each) => each.split(' ')[0] ?? '');
}

describe('nothing is unknown where nothing rests on an ORM', () => {
  test.each([
    ['a base of a package', "import { Thing } from 'things';\nexport class A extends Thing { save() {} delete() {} }"],
    ['a mixin', 'export const Saved = (Base) => class extends Base { save() { super.save(); } };'],
    ['a global', 'class Scene extends Phaser.Scene { create() {} update() {} }'],
    [
      'methods under computed names',
      "class View { update() {} }\nfor (const name of ['x']) View.prototype[name] = () => 1;\nexport class Page extends View { update() {} }",
    ],
  ])('%s', async (_name, code) => {
    expect(await problems(code)).toEqual([]);
  });
});

describe('components are no models, in a project with an ORM either', () => {
  test.each([
    ['lit', "import { LitElement } from 'lit';\nexport class A extends LitElement { update(x) { super.update(x); } }"],
    ['phaser', "import Phaser from 'phaser';\nexport class A extends Phaser.Scene { create() {} update() {} }"],
    ['ember', "import Component from '@ember/component';\nexport class A extends Component { remove() {} }"],
    ['the DOM', 'export class A extends HTMLElement { remove() { super.remove(); } }'],
    ['the DOM, of SVG', 'export class A extends SVGGraphicsElement { remove() { super.remove(); } }'],
    [
      'methods under computed names',
      'class View { render() {} }\nfor (const name of names) View.prototype[name] = () => 1;\nexport class Page extends View { render() {} }',
    ],
  ])('%s', async (_name, code) => {
    expect(await problems(code, ORM)).toEqual([]);
  });
});

describe('but what may be a model is told', () => {
  test.each([
    [
      'an import that leads nowhere',
      "import { Base } from './gone.js';\nexport class A extends Base { save() {} }",
      '',
    ],
    ['a package beside an ORM', "import { Base } from 'models-plus';\nexport class A extends Base { save() {} }", ORM],
  ])('%s', async (_name, code, models) => {
    expect(await problems(code, models)).toEqual(['unknown-base']);
  });

  test.each([
    ['where an ORM is', 'View', 'name', 'save', ORM],
    ['where the base is called as a model', 'Model', 'name', 'save', ''],
    ['where the key makes an async name', 'Store', "'a' + name", 'persist', ''],
    ['where a template makes one', 'Store', '`a${name}`', 'persist', ''],
  ])('methods under computed names, %s', async (_name, base, key, method, models) => {
    const code = `class ${base} { ${method}() {} }\nfor (const name of names) ${base}.prototype[${key}] = () => 1;\nexport class Page extends ${base} { ${method}() {} }`;
    expect(await problems(code, models)).toEqual(['computed-member']);
  });
});

describe('an emitter runs its listeners and nothing else', () => {
  const EMITTER = "import { EventEmitter } from 'node:events';\nconst events = new EventEmitter();\n";
  const VIEW =
    "import express from 'express';\nexpress().get('/x', async (req, res) => { await Shelf.objects.acount(); events.emit('x'); });\n";

  test.each([
    ["app.delete('/books/:id', async ({ params }) => { await Shelf.objects.acount(); });", 'wrap'],
    ["app.on('x', async (request) => { await Shelf.objects.acount(); });", 'skipped'],
  ])('%s', async (route, outcome) => {
    const code = `import { Shelf } from './models.js';\n${EMITTER}${VIEW}export default function (app) { ${route} }\n`;
    const { views } = await wrapViews({ 'models.js': ORM, 'app.js': code });
    const { 'GET /x': _view, ...others } = views;
    expect(Object.values(others)).toEqual([outcome]);
  });
});
