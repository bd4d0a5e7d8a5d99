export const FORMATS = Object.freeze({
  plain: (label) => label.text,
  loud: (label) => label.text.toUpperCase(),
});

const rules = new Map([
  ['short', (text) => text.length < 10],
  ['filled', (text) => text.trim() !== ''],
]);

export function rule(name) {
  return rules.get(name);
}

export const steps = [(label) => label.text.trim(), (label) => label.text.toLowerCase()];

export const open = {};
export function register(name, work) {
  open[name] = work;
}
