// Logs in as each user of several orgs and asks for something that every caller may have. Prints, for each org, what each user was told.
// Settings arrive as JSON in the environment variable SETTINGS: a list of { url, clientId, privateKey, users }.
import { createRequire } from 'node:module';
import { createSign } from 'node:crypto';

const require = createRequire(process.env.CLIENTS + '/');
const jsforce = require('jsforce');
const base64url = value => Buffer.from(value).toString('base64url');

function assertion({ url, clientId, privateKey }, username) {
  const head = base64url(JSON.stringify({ alg: 'RS256', typ: 'JWT' }));
  const body = base64url(JSON.stringify({ iss: clientId, sub: username, aud: url, exp: Math.floor(Date.now() / 1000) + 180 }));
  return `${head}.${body}.${createSign('RSA-SHA256').update(`${head}.${body}`).sign(privateKey, 'base64url')}`;
}

async function told(org, username) {
  const connection = new jsforce.Connection({ oauth2: new jsforce.OAuth2({ loginUrl: org.url, clientId: org.clientId }), loginUrl: org.url, version: '65.0' });
  try {
    await connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(org, username) });
    const { totalSize } = await connection.query('SELECT Id FROM Organization');
    return totalSize === 1 ? 'ok' : 'rows: ' + totalSize;
  } catch (e) {
    return e.errorCode ?? e.name;
  }
}

const answers = [];
for (const org of JSON.parse(process.env.SETTINGS)) {
  const ofOrg = {};
  for (const username of org.users) ofOrg[username] = await told(org, username);
  answers.push(ofOrg);
}
console.log(JSON.stringify(answers));
