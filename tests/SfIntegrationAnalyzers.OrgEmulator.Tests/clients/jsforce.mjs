// Goes through what jsforce and nforce can do with an org, and prints one line of JSON for each step: its name, then what came of it.
// Settings arrive as JSON in the environment variable SETTINGS.
import { createRequire } from 'node:module';
import { createSign } from 'node:crypto';

const require = createRequire(process.env.CLIENTS + '/');
const jsforce = require('jsforce');
const nforce = require('nforce');
const settings = JSON.parse(process.env.SETTINGS);
const { url, token, deadToken, refreshToken, username, clientId, clientSecret, privateKey, password, only } = settings;
const version = '65.0';

async function step(name, run) {
  if (only && !only.includes(name)) return;
  let outcome;
  try {
    outcome = await run();
  } catch (e) {
    outcome = { error: e.errorCode ?? e.name, message: (e.message ?? '').split('\n').pop() };
  }
  console.log(JSON.stringify([name, outcome]));
}

const connect = (more = {}) => new jsforce.Connection({ instanceUrl: url, accessToken: token, version, ...more });
const oauth = () => new jsforce.OAuth2({ loginUrl: url, clientId, clientSecret });
const base64url = value => Buffer.from(value).toString('base64url');

function assertion(claims, key = privateKey) {
  const now = Math.floor(Date.now() / 1000);
  const head = base64url(JSON.stringify({ alg: 'RS256', typ: 'JWT' }));
  const body = base64url(JSON.stringify({ iss: clientId, sub: username, aud: url, exp: now + 180, ...claims }));
  return `${head}.${body}.${createSign('RSA-SHA256').update(`${head}.${body}`).sign(key, 'base64url')}`;
}

async function logInWithJwt(claims) {
  const connection = new jsforce.Connection({ oauth2: oauth(), loginUrl: url, version });
  await connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(claims) });
  return (await connection.identity()).username;
}

await step('jwt', () => logInWithJwt({}));
await step('jwt in milliseconds', () => logInWithJwt({ exp: Date.now() + 300 }));
await step('jwt expired', () => logInWithJwt({ exp: Math.floor(Date.now() / 1000) - 60 }));
await step('jwt audience', () => logInWithJwt({ aud: 'https://elsewhere.example' }));
await step('jwt unknown app', () => logInWithJwt({ iss: 'nobody' }));
await step('jwt unknown user', () => logInWithJwt({ sub: 'nobody@probe.example' }));
await step('client credentials', async () => {
  const connection = new jsforce.Connection({ oauth2: oauth(), loginUrl: url, version });
  await connection.authorize({ grant_type: 'client_credentials' });
  return (await connection.identity()).username;
});
await step('wrong client secret', async () => {
  const connection = new jsforce.Connection({ oauth2: new jsforce.OAuth2({ loginUrl: url, clientId, clientSecret: 'wrong' }), loginUrl: url, version });
  return connection.authorize({ grant_type: 'client_credentials' });
});
await step('soap login', async () => {
  const connection = new jsforce.Connection({ loginUrl: url });
  return (await connection.login(username, password)).organizationId;
});
await step('soap login without api', async () => {
  const connection = new jsforce.Connection({ loginUrl: url });
  return connection.login(settings.powerless, password);
});
await step('soap login, wrong password', async () => new jsforce.Connection({ loginUrl: url }).login(username, 'wrong'));

await step('identity', async () => (await connect().identity()).organization_id);
await step('limits', async () => {
  const connection = connect();
  const { DailyApiRequests } = await connection.limits();
  return { max: DailyApiRequests.Max, limit: connection.limitInfo.apiUsage.limit };
});
await step('describe global', async () => (await connect().describeGlobal()).sobjects.filter(s => s.name.startsWith('PermissionSet')).map(s => s.name));
await step('describe', async () => (await connect().describe('PermissionSet')).childRelationships.map(c => c.relationshipName));
await step('query', async () => connect().query("SELECT Id, Username, Profile.Name FROM User WHERE Username = '" + username + "'"));
await step('query with children', async () =>
  (await connect().query("SELECT Username, (SELECT PermissionSet.Type FROM PermissionSetAssignments ORDER BY PermissionSet.Type) FROM User WHERE Username = '" + username + "'"))
    .records[0].PermissionSetAssignments.records.map(a => a.PermissionSet.Type));
await step('pages', async () => {
  const result = await connect().query('SELECT Id FROM User', { autoFetch: true, maxFetch: 1000 });
  return { total: result.totalSize, distinct: new Set(result.records.map(r => r.Id)).size, done: result.done };
});
await step('dead locator', async () => connect().queryMore('/services/data/v65.0/query/0r8000000000000AAA-5'));
await step('count', async () => connect().query('SELECT COUNT() FROM User'));
await step('group', async () => (await connect().query('SELECT COUNT(Id) n, IsActive FROM User GROUP BY IsActive')).records.map(r => [r.IsActive, r.n]).sort());
await step('find', async () => (await connect().sobject('PermissionSet').find({ IsOwnedByProfile: false }, 'Id,Name').sort('Name').execute()).map(s => s.Name));
await step('retrieve', async () => (await connect().sobject('User').retrieve(settings.userId)).Username);
await step('retrieve missing', async () => connect().sobject('User').retrieve('005000000000000AAA'));
await step('composite', async () =>
  (await connect().request({
    method: 'POST',
    url: '/services/data/v65.0/composite',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      compositeRequest: [
        { method: 'GET', referenceId: 'users', url: '/services/data/v65.0/query?q=SELECT+COUNT()+FROM+User' },
        { method: 'GET', referenceId: 'wrong', url: '/services/data/v65.0/query?q=SELECT+Nope+FROM+User' },
      ],
    }),
  })).compositeResponse.map(r => [r.referenceId, r.httpStatusCode, r.body.totalSize ?? r.body[0].errorCode]));
await step('composite batch', async () =>
  (await connect().request({
    method: 'POST',
    url: '/services/data/v65.0/composite/batch',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ batchRequests: [{ method: 'GET', url: 'v65.0/query?q=SELECT+COUNT()+FROM+User' }] }),
  })).results.map(r => [r.statusCode, r.result.totalSize]));
await step('unknown field', async () => connect().query('SELECT Bad FROM User'));
await step('unknown type', async () => connect().query('SELECT Id FROM Nope'));
await step('malformed', async () => connect().query('SELECT Id FRUM User WHERE'));
await step('old version', async () => connect({ version: '30.0' }).query('SELECT Id FROM User'));
await step('future version', async () => connect({ version: '99.0' }).query('SELECT Id FROM User'));
await step('dead session', async () => connect({ accessToken: deadToken }).query('SELECT Id FROM User'));
await step('refresh', async () =>
  (await connect({ accessToken: deadToken, refreshToken, oauth2: oauth() }).query('SELECT COUNT() FROM User')).totalSize);
await step('user without api', async () => connect({ accessToken: settings.powerlessToken }).query('SELECT Id FROM User'));
await step('user without view setup', async () => connect({ accessToken: settings.blindToken }).query('SELECT Id FROM PermissionSet'));

const org = nforce.createConnection({ clientId, clientSecret, redirectUri: url, apiVersion: 'v65.0', mode: 'multi', loginUri: url + '/services/oauth2/token' });
const oauthOfNforce = { access_token: token, instance_url: url, id: `${url}/id/${settings.organizationId}/${settings.userId}` };
await step('nforce query', async () => {
  const result = await org.query({ query: "SELECT Username, Profile.Name FROM User WHERE Username = '" + username + "'", oauth: oauthOfNforce });
  return [result.totalSize, result.done, result.records[0].get('username'), result.records[0].get('profile').Name];
});
await step('nforce pages', async () => (await org.query({ query: 'SELECT Id FROM User', oauth: oauthOfNforce, fetchAll: true })).records.length);
await step('nforce unknown field', async () => org.query({ query: 'SELECT Nope FROM User', oauth: oauthOfNforce }));
await step('nforce identity', async () => (await org.getIdentity({ oauth: oauthOfNforce })).username);
await step('nforce limits', async () => (await org.getLimits({ oauth: oauthOfNforce })).DailyApiRequests.Max);
