const { Entry } = require('../models/base');
const notices = require('./notices');

Object.assign(notices, { send: (what) => Entry.objects.create({ series: 'notices', what }).what });
