// Loaded before a client: whatever it wants from another machine is refused, as on one without a network. The CLI, for instance, takes an
// assertion that one host refused to Salesforce's real login hosts.
const { Socket } = require('node:net');

const isHere = host => host === undefined || host === 'localhost' || host === '::1' || host.startsWith('127.');
const connect = Socket.prototype.connect;

Socket.prototype.connect = function (...given) {
  const [first, second] = Array.isArray(given[0]) ? given[0] : given;
  const host = typeof first === 'object' ? first.host : second;
  if (isHere(host)) return connect.apply(this, given);
  setImmediate(() => this.destroy(Object.assign(new Error(`connect ECONNREFUSED ${host}`), { code: 'ECONNREFUSED' })));
  return this;
};
