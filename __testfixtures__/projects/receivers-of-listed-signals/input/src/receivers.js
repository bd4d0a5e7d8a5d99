const { Model } = require('orm');
const signals = require('./signals');

class Balance extends Model {}

const welcomed = [];

signals.hired.connect((employee) => {
  welcomed.push(employee.id);
});

signals.leaveTaken.connect(function deduct(leave) {
  Balance.objects.create({ employee: leave.employee });
});

module.exports = { welcomed };
