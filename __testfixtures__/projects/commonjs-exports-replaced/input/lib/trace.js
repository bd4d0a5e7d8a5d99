const audit = require('./audit');
const posting = require('./posting');

const { record } = audit;
audit.record = (what) => record(`traced ${what}`);

function trace(target, name) {
  const method = target[name];
  target[name] = (...given) => `traced ${method(...given)}`;
}

trace(posting, 'post');
