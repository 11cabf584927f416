import { readSettings } from './settings.js'

const root = '/srv/crm'

describe('readSettings', () => {
  it('serves the sales data on port 3000 from .crm when nothing is set', () => {
    expect(readSettings({ env: {}, root })).toStrictEqual({
      data: 'sales',
      databaseURL: null,
      dataFolder: '/srv/crm/.crm',
      host: '127.0.0.1',
      port: 3000,
      serverURL: 'http://localhost:3000',
      visibility: 'team',
    })
  })

  it('takes an empty variable as unset', () => {
    expect(readSettings({ env: { DATABASE_URL: '', PORT: ' ' }, root }).port).toBe(3000)
  })

  it('honours every variable', () => {
    const env = {
      CRM_DATA_DIR: '/var/crm',
      CRM_HOST: '0.0.0.0',
      CRM_VISIBILITY: 'own',
      DATABASE_URL: 'postgres://localhost/crm',
      DEMO_DATA: 'none',
      PORT: '8080',
      SERVER_URL: 'https://crm.example.com/',
    }
    expect(readSettings({ env, root })).toStrictEqual({
      data: 'none',
      databaseURL: 'postgres://localhost/crm',
      dataFolder: '/var/crm',
      host: '0.0.0.0',
      port: 8080,
      serverURL: 'https://crm.example.com',
      visibility: 'own',
    })
  })

  it('does not take the HOST of a shell for its own', () => {
    const env = { HOST: 'x86_64-conda-linux-gnu', PORT: '8080' }
    expect(readSettings({ env, root })).toMatchObject({
      host: '127.0.0.1',
      serverURL: 'http://localhost:8080',
    })
  })

  it.each(['crm.example.com', 'ftp://crm', 'http://', 'https://crm.example.com/app'])(
    'refuses the address %s',
    (SERVER_URL) => {
      expect(() => readSettings({ env: { SERVER_URL }, root })).toThrow(
        'SERVER_URL must be an address without a path',
      )
    },
  )

  it.each(['abc', '0', '70000', '30.5', '-1'])('refuses the port %s', (PORT) => {
    expect(() => readSettings({ env: { PORT }, root })).toThrow(
      `PORT must be a number from 1 to 65535, not "${PORT}".`,
    )
  })

  it('refuses demo data it does not know', () => {
    expect(() => readSettings({ env: { DEMO_DATA: 'all' }, root })).toThrow(
      'DEMO_DATA must be "sales" or "none", not "all".',
    )
  })

  it('refuses a visibility it does not know', () => {
    expect(() => readSettings({ env: { CRM_VISIBILITY: 'all' }, root })).toThrow(
      'CRM_VISIBILITY must be "team" or "own", not "all".',
    )
  })

  it('refuses a database that is not Postgres', () => {
    expect(() => readSettings({ env: { DATABASE_URL: 'mysql://x' }, root })).toThrow(
      'DATABASE_URL must start with postgres://',
    )
  })
})
