'use strict';

const { Model } = require('orm');

/** Called once for each model; anybody could call it. */
function installTimestamps(Type) {
  var original = Type.prototype.save;
  Type.prototype.save = function () {
    this.touched = true;
    return original.apply(this, arguments);
  };
}

class Device extends Model {}
installTimestamps(Device);
exports.installers = [installTimestamps];

// What a compiler makes of `class Alarm extends Model { delete() {…} }`.
function _defineProperties(target, properties) {
  for (var at = 0; at < properties.length; at++) {
    var descriptor = properties[at];
    descriptor.configurable = true;
    Object.defineProperty(target, descriptor.key, descriptor);
  }
}
function _createClass(Constructor, properties) {
  _defineProperties(Constructor.prototype, properties);
  return Constructor;
}
function _inherits(Class, Parent) {
  Class.prototype = Object.create(Parent.prototype, { constructor: { value: Class } });
  Object.setPrototypeOf(Class, Parent);
}

var Alarm = (function (_Model) {
  _inherits(Alarm, _Model);
  function Alarm(fields) {
    Object.assign(this, fields);
  }
  _createClass(Alarm, [
    {
      key: 'delete',
      value: function _delete() {
        this.gone = true;
        return _Model.prototype.delete.call(this);
      },
    },
  ]);
  return Alarm;
})(Model);

exports.Device = Device;
exports.Alarm = Alarm;
