import type { CollectionConfig, Config } from 'payload'

import { crmPlugin } from 'payload-crm'

import type { CRMAccess } from '../../../src/options.js'

import { bootPayload } from '../../support/bootPayload.js'
import { createUser } from '../../support/createUser.js'
import { rest } from '../../support/rest.js'

const users: CollectionConfig = { slug: 'users', auth: true, fields: [] }

const hostConfig = (extra: Partial<Config> = {}): Config =>
  ({
    admin: { user: 'users' },
    collections: [users],
    db: { allowIDOnCreate: false, defaultIDType: 'text', init: () => ({}) },
    ...extra,
  }) as unknown as Config

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}

const adminsAreUsers: CRMAccess['roleOf'] = ({ user }) =>
  user?.collection === 'users' ? 'admin' : null

const install = (config: Config, options?: Parameters<typeof crmPlugin>[0]) =>
  crmPlugin(options)(config) as Config

describe('installing the plugin', () => {
  it('adds to the host’s config without changing it', () => {
    const host = deepFreeze(
      hostConfig({
        admin: { components: { beforeNavLinks: ['/Mine'] }, user: 'users' },
        endpoints: [{ handler: () => new Response(), method: 'get', path: '/mine' }],
        i18n: {
          translations: { en: { crm: { page: { title: 'Sales desk' } }, own: 'x' } },
        } as never,
      }),
    )
    const config = install(host)
    expect(config.collections?.map(({ slug }) => slug)).toEqual([
      'users',
      'crm-leads',
      'crm-contacts',
      'crm-companies',
      'crm-proposals',
      'crm-orders',
      'crm-performance',
      'crm-advertiser-prompts',
      'crm-imports',
      'crm-activities',
      'crm-products',
      'crm-sales-goals',
      'crm-pipelines',
      'crm-ai-insights',
      'crm-ai-runs',
      'crm-engagement-events',
      'crm-work',
    ])
    expect(config.admin?.components?.beforeNavLinks).toEqual([
      '/Mine',
      'payload-crm/rsc#CRMNavLink',
    ])
    expect(config.endpoints?.[0]?.path).toBe('/mine')
    expect(config.i18n?.translations).toMatchObject({
      de: { crm: { fields: { owner: 'Zuständig' } } },
      en: { crm: { fields: { owner: 'Owner' }, page: { title: 'Sales desk' } }, own: 'x' },
    })
  })

  it('keeps the schema and drops routes and screens when it is disabled', () => {
    const config = install(hostConfig(), { disabled: true })
    expect(config.collections).toHaveLength(17)
    expect(config.endpoints).toEqual([])
    expect(config.admin?.components?.views).toEqual({})
    expect(config.admin?.components?.beforeNavLinks).toEqual([])
  })

  it('adds its task to the jobs queue of the host, which stays as it is', () => {
    const run = (): boolean => true
    const own = { slug: 'own', handler: () => ({ output: {} }) }
    const host = deepFreeze(hostConfig({ jobs: { access: { run }, depth: 1, tasks: [own] } }))
    const { jobs } = install(host)
    expect(jobs?.tasks?.map(({ slug }) => slug)).toEqual(['own', 'crmWork'])
    expect(jobs?.access?.run).toBe(run)
    expect(jobs?.depth).toBe(1)
  })

  it('keeps its task when it is disabled, and refuses another of its name', () => {
    expect(install(hostConfig(), { disabled: true }).jobs?.tasks).toHaveLength(1)
    const taken = { slug: 'crmWork', handler: () => ({ output: {} }) }
    expect(() => install(hostConfig({ jobs: { tasks: [taken] } }))).toThrow(/crmWork/)
  })

  it('adds its widgets to the home page, and puts them there for people with a role alone', () => {
    const { dashboard } = install(hostConfig(), { access: { roleOf: adminsAreUsers } }).admin!
    const layoutFor = (user: unknown): string[] => {
      const { defaultLayout } = dashboard!
      const layout = (defaultLayout as (args: unknown) => { widgetSlug: string }[])({
        req: { user },
      })
      return layout.map(({ widgetSlug }) => widgetSlug)
    }
    const ours = ['crm-revenue', 'crm-pipeline', 'crm-forecast']
    expect(dashboard?.widgets.map(({ slug }) => slug)).toEqual(ours)
    expect(layoutFor({ collection: 'users' })).toEqual([...ours, 'collections'])
    expect(layoutFor({ collection: 'readers' })).toEqual(['collections'])
  })

  it('leaves the layout of a home page that the host has laid out', () => {
    const widget = { slug: 'own', Component: '/Own' }
    const defaultLayout = [{ widgetSlug: 'own', width: 'full' }]
    const host = deepFreeze(
      hostConfig({
        admin: { dashboard: { defaultLayout, widgets: [widget] }, user: 'users' } as never,
      }),
    )
    const { dashboard } = install(host).admin!
    expect(dashboard?.defaultLayout).toEqual(defaultLayout)
    expect(dashboard?.widgets.map(({ slug }) => slug)).toEqual([
      'own',
      'crm-revenue',
      'crm-pipeline',
      'crm-forecast',
    ])
    expect(install(hostConfig(), { disabled: true }).admin?.dashboard).toBeUndefined()
  })

  it('speaks English where it lacks the language of the host', () => {
    const config = install(
      hostConfig({ i18n: { supportedLanguages: { de: {}, fr: {} } } as never }),
    )
    expect(config.i18n?.translations).toMatchObject({
      de: { crm: { fields: { owner: 'Zuständig' } } },
      fr: { crm: { fields: { owner: 'Owner' } } },
    })
  })

  it('uses other slugs throughout', () => {
    const config = install(hostConfig(), { slugs: { leads: 'opportunities' } })
    const proposals = config.collections?.find(({ slug }) => slug === 'crm-proposals')
    expect(config.collections?.some(({ slug }) => slug === 'opportunities')).toBe(true)
    expect(proposals?.fields).toContainEqual(
      expect.objectContaining({ name: 'lead', relationTo: 'opportunities' }),
    )
  })

  it.each<[string, Partial<Config>, RegExp]>([
    ['a slug is taken', { collections: [users, { slug: 'crm-leads', fields: [] }] }, /"crm-leads"/],
    [
      'a collection would hide the routes',
      { collections: [users, { slug: 'crm', fields: [] }] },
      /crm/,
    ],
    ['the users are missing', { collections: [] }, /no collection "users"/],
    ['there is no database', { db: undefined as never }, /set `db`/],
  ])('stops with a sentence when %s', (_, extra, message) => {
    expect(() => install(hostConfig(extra))).toThrow(message)
  })
})

describe('an installation', () => {
  it('starts with two pipelines, and makes its first user an administrator', async () => {
    const { payload, stop } = await bootPayload()
    const { docs } = await payload.find({ collection: 'crm-pipelines', sort: 'createdAt' })
    expect(docs.map(({ key, stages }) => [key, (stages as unknown[]).length])).toEqual([
      ['new_logo', 6],
      ['existing_client', 6],
    ])
    const add = (email: string) =>
      payload.create({ collection: 'users', data: { name: 'x', email, password: 'long enough' } })
    expect(await add('first@example.com')).toMatchObject({ crmRole: 'admin' })
    expect(await add('second@example.com')).toMatchObject({ crmRole: null })
    await stop()
  })

  it('lets a user name the first administrator where there is none, and nobody after that', async () => {
    const { payload, stop } = await bootPayload()
    const old = await createUser({ payload, role: 'admin' })
    const other = await createUser({ payload, role: null })
    await payload.update({ id: old.user.id, collection: 'users', data: { crmRole: null } })
    const claim = (as: typeof old) =>
      rest<{ doc: { crmRole: string } }>({
        as,
        body: { crmRole: 'admin' },
        method: 'PATCH',
        path: `/users/${as.user.id}`,
        payload,
      })
    expect((await claim(old)).body.doc.crmRole).toBe('admin')
    expect((await claim(other)).body.doc.crmRole).toBeNull()
    await stop()
  })

  it('works with slugs of the host’s own, indexes and all', async () => {
    const slugs = { leads: 'salesLeads', performance: 'CRMDelivery', pipelines: 'boards' }
    const { payload, stop } = await bootPayload({ plugin: { slugs }, schema: 'push' })
    const as = await createUser({ payload, role: 'admin' })
    const send = (method: 'GET' | 'PATCH' | 'POST', path: string, body?: unknown) =>
      rest<{ doc: { id: string }; stages: { count: number }[] }>({
        as,
        body,
        method,
        path: `/crm${path}`,
        payload,
      })
    const { body } = await send('POST', '/leads', { companyName: 'Acme', tags: ['x'] })
    const moved = await send('PATCH', `/leads/${body.doc.id}`, { stage: 'qualified' })
    expect(moved.status).toBe(200)
    expect((await send('GET', '/board/new_logo')).body.stages[1]?.count).toBe(1)
    const { drizzle } = payload.db as unknown as {
      drizzle: { execute: (query: string) => Promise<{ rows: { indexname: string }[] }> }
    }
    const { rows } = await drizzle.execute(
      `select indexname from pg_indexes where indexname ~ '^crm_(leads_board|leads_texts_lead|performance_period)'`,
    )
    expect(rows).toHaveLength(3)
    await stop()
  })

  it('keeps people of another collection apart, and names owners without e-mail by their id', async () => {
    const staff: CollectionConfig = {
      slug: 'staff',
      auth: { disableLocalStrategy: true, strategies: [] },
      fields: [{ name: 'age', type: 'number' }],
    }
    const { payload, stop } = await bootPayload({
      collections: [staff],
      plugin: {
        access: { roleOf: adminsAreUsers },
        usersSlug: 'staff',
      },
      schema: 'push',
    })
    const person = await payload.create({ collection: 'staff', data: { age: 40 } })
    expect(person.crmRole).toBeNull()
    const as = await createUser({ payload, role: null })
    await payload.create({
      collection: 'crm-leads',
      data: { companyName: 'Acme', owner: person.id },
    })
    const { body } = await rest<{ stages: { cards: { owner: unknown }[] }[] }>({
      as,
      path: '/crm/board/new_logo',
      payload,
    })
    expect(body.stages[0]?.cards[0]?.owner).toEqual({ id: person.id, name: person.id })
    await stop()
  })

  it.each(['serial', 'uuidv7'] as const)('works with ids of the kind %s', async (idType) => {
    const { payload, stop } = await bootPayload({ idType, schema: 'push' })
    const as = await createUser({ payload, role: 'admin' })
    const send = (method: 'GET' | 'PATCH' | 'POST', path: string, body?: unknown) =>
      rest<{ doc: { boardOrder: string; id: string; stage: string }; stages: { count: number }[] }>(
        {
          as,
          body,
          method,
          path: `/crm${path}`,
          payload,
        },
      )
    const made = await send('POST', '/leads', { companyName: 'Acme', pipeline: 'new_logo' })
    expect(made.status).toBe(201)
    const moved = await send('PATCH', `/leads/${made.body.doc.id}`, { stage: 'qualified' })
    expect(moved).toMatchObject({ body: { doc: { stage: 'qualified' } }, status: 200 })
    const { totalDocs } = await payload.count({
      collection: 'crm-activities',
      where: { lead: { equals: made.body.doc.id } },
    })
    expect(totalDocs).toBe(1)
    expect((await send('GET', '/board/new_logo')).body.stages[1]?.count).toBe(1)
    await stop()
  })
})
