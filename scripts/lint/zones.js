import { importZones } from './importZones.js'

const clock = [
  {
    message: 'The domain does not know the time: take `now` as an argument.',
    selector: "MemberExpression[object.name='Date'][property.name='now']",
  },
  {
    message: 'The domain does not know the time: take `now` as an argument.',
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  },
  {
    message: 'The domain does not throw dice: take the number or the id as an argument.',
    selector:
      'CallExpression[callee.property.name=/^(?:random|randomUUID|randomBytes)$/], CallExpression[callee.name=/^random(?:UUID|Bytes)$/]',
  },
]

const globalsRefused = (names, message) => ['error', ...names.map((name) => ({ name, message }))]

/** The rules of the rooms as flat configuration; `eslint.config.js` spreads it, and its spec lints with it. */
export const zones = [
  {
    name: 'crm/import zones',
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { crm: { rules: { 'import-zones': importZones } } },
    rules: { 'crm/import-zones': 'error' },
  },
  {
    name: 'crm/domain',
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': globalsRefused(
        ['process', 'fetch', 'performance', 'setTimeout', 'setInterval', 'window', 'document'],
        'The domain decides and touches nothing outside its arguments.',
      ),
      'no-restricted-syntax': ['error', ...clock],
    },
  },
  {
    name: 'crm/operations',
    files: ['src/collections/*/operations/**/*.ts'],
    rules: {
      'no-restricted-globals': globalsRefused(
        ['Response', 'Request', 'fetch'],
        'An operation knows no HTTP: return a value, throw a CRMError.',
      ),
    },
  },
  {
    name: 'crm/hooks',
    files: ['src/hooks/**/*.ts'],
    rules: {
      'no-restricted-globals': globalsRefused(
        ['fetch', 'WebSocket', 'EventSource'],
        'A hook runs inside the transaction and makes no network call: queue a job.',
      ),
    },
  },
  {
    name: 'crm/exports',
    files: ['src/exports/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          message: 'A file of exports/ only re-exports.',
          selector:
            'Program > :not(ExportNamedDeclaration[source], ExportAllDeclaration, ExpressionStatement[directive])',
        },
      ],
    },
  },
]
