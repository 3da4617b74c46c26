// Puts each query of the JSON list in SETTINGS through Salesforce's own SOQL parser and prints a list of true and false.
import { createRequire } from 'node:module';

const require = createRequire(process.env.CLIENTS + '/');
const { SOQLParser } = require('@salesforce/soql-common/lib/soql-parser');
const parser = SOQLParser({ isApex: false, isMultiCurrencyEnabled: true, apiVersion: 55.0 });
console.log(JSON.stringify(JSON.parse(process.env.SETTINGS).map(query => parser.parseQuery(query).getSuccess())));
