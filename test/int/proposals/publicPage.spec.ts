import type { Office } from './offers.js'

import { tokenOf } from '../../support/offers.js'
import { createOffice } from './offers.js'

let office: Office

beforeAll(async () => {
  office = await createOffice()
})

afterAll(() => office.stop())

const accept = (token: string, name = 'Ann Client') =>
  office.browse({ form: { name }, path: `${token}/accept` })

const decline = (token: string, note = '') =>
  office.browse({ form: { name: 'Ann Client', note }, path: `${token}/decline` })

const page = async (token: string, headers: Record<string, string> = {}) => {
  const response = await office.browse({ headers, path: token })
  return { headers: response.headers, status: response.status, text: await response.text() }
}

const pool = () =>
  (
    office.payload.db as unknown as {
      pool: { query: (text: string, values?: unknown[]) => Promise<{ rows: object[] }> }
    }
  ).pool

describe('the page of an offer', () => {
  it('shows what is offered, by whom, to whom and until when', async () => {
    await office.payload.updateGlobal({
      slug: 'crm-settings',
      data: {
        proposalTerms: 'Payable within 30 days.',
        sellerAddress: '1 Main Street\nSpringfield',
        sellerLogoURL: 'https://cdn.example.com/logo.svg',
        sellerName: 'The Daily',
      },
    })
    const { token } = await office.sent({
      endDate: '2026-06-30',
      expiresAt: '2099-12-31',
      startDate: '2026-04-01',
    })
    const { headers, status, text } = await page(token)
    expect(status).toBe(200)
    for (const part of [
      'Spring',
      'The Daily',
      '1 Main Street\nSpringfield',
      'src="https://cdn.example.com/logo.svg"',
      'Payable within 30 days.',
      'Ann Client, Acme',
      '250',
      '× 1,000 impressions',
      '$12.50',
      '$3,125.00',
      '$5,125.00',
      'December 31, 2099',
      'April 1, 2026 to June 30, 2026',
      `action="${token}/accept"`,
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toMatch(/<script|javascript:|\son\w+=/i)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('set-cookie')).toBeNull()
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain('img-src data: https://cdn.example.com;')
    expect(policy).toMatch(/style-src 'sha256-[\w+/=]{44}';/)
  })

  it('stays as it went out, whatever becomes of the settings', async () => {
    const settings = (proposalTerms: string, sellerName: string) =>
      office.payload.updateGlobal({ slug: 'crm-settings', data: { proposalTerms, sellerName } })
    await settings('Payable within 30 days.', 'The Daily')
    const { token } = await office.sent({ lines: [{ label: 'Page', price: 1 }] })
    await settings('Payable at once.', 'The Weekly')
    const { text } = await page(token)
    expect(text).toContain('Payable within 30 days.')
    expect(text).toContain('The Daily')
    expect(text).not.toMatch(/Payable at once|The Weekly/)
  })

  it('names the unit of every way to bill', async () => {
    const models = ['CPM', 'CPC', 'CPA', 'flat']
    const { token } = await office.sent({
      lines: models.map((pricingModel) => ({ label: pricingModel, price: 1, pricingModel })),
    })
    const { text } = await page(token)
    expect(text).toContain('flat rate')
    expect(text).not.toContain('crm:')
  })

  it('speaks the reader’s language', async () => {
    const { token } = await office.sent()
    const { text } = await page(token, { 'Accept-Language': 'de-AT,de;q=0.9,en;q=0.5' })
    expect(text).toContain('lang="de"')
    expect(text).toContain('Angebot annehmen')
    expect(text).toContain('5.125,00')
    expect((await page(token, { 'Accept-Language': 'fr' })).text).toContain('Accept this proposal')
  })

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `' onmouseover='alert(1)`,
    '</title><svg/onload=alert(1)>',
    '{{name}} ${7*7} </textarea><b>',
  ])('shows %s as text, wherever it comes from', async (nasty) => {
    const lead = await office.create('crm-leads', {
      companyName: nasty,
      contactName: nasty,
      owner: office.team.rep.user.id,
    })
    await office.payload.updateGlobal({
      slug: 'crm-settings',
      data: { proposalTerms: nasty, sellerAddress: nasty, sellerName: nasty },
    })
    const { id, token } = await office.sent({
      name: nasty,
      lead: lead.id,
      lines: [{ label: nasty, price: 1 }],
    })
    const open = await page(token)
    await accept(token, nasty)
    const accepted = await page(token)
    for (const { text } of [open, accepted]) {
      const bare = text.replace(/<\/?(?:html|head|meta|title|style|body|main|header|div|p|h1|h2|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td|small|section|form|label|input|button|details|summary|textarea|strong|img|link)(?:\s+[\w-]+(?:="[^"<>]*")?)*\s*\/?>|<!doctype html>/g, '') // prettier-ignore
      expect(bare).not.toMatch(/[<>]/)
    }
    expect(await office.read(id)).toMatchObject({ answeredBy: nasty.trim() })
  })
})

describe('viewing', () => {
  it('is recorded once, by the first person who is not one of ours', async () => {
    const { id, token } = await office.sent()
    const people: [string, Parameters<Office['browse']>[0]][] = [
      ['a rep', { as: office.team.rep, path: token }],
      ['a preview', { headers: { 'User-Agent': 'Slackbot-LinkExpanding 1.0' }, path: token }],
      ['a prefetch', { headers: { 'Sec-Purpose': 'prefetch' }, path: token }],
    ]
    for (const [, request] of people) {
      expect((await office.browse(request)).status).toBe(200)
    }
    expect(await office.read(id)).toMatchObject({ status: 'sent', viewedAt: null })
    await Promise.all(Array.from({ length: 6 }, () => page(token)))
    const viewed = await office.read(id)
    expect(viewed).toMatchObject({ status: 'viewed', viewedAt: expect.any(String) as string })
    expect((viewed.history as { to: string }[]).map(({ to }) => to)).toEqual([
      'draft',
      'sent',
      'viewed',
    ])
  })
})

describe('answering', () => {
  it('takes a yes with the name and the time, and shows it from then on', async () => {
    const { id, token } = await office.sent()
    const response = await accept(token, '  Ann Client ')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`../${token}`)
    expect(await office.read(id)).toMatchObject({
      answeredAt: expect.any(String) as string,
      answeredBy: 'Ann Client',
      history: [{}, {}, { name: 'Ann Client', by: null, from: 'sent', to: 'accepted' }],
      status: 'accepted',
    })
    const { text } = await page(token)
    expect(text).toContain('Accepted by Ann Client')
    expect(text).not.toContain('<form')
  })

  it('takes a no with words, which ours can read', async () => {
    const { id, token } = await office.sent()
    expect((await decline(token, 'Too dear')).status).toBe(303)
    expect(await office.read(id)).toMatchObject({ answerNote: 'Too dear', status: 'rejected' })
    expect((await page(token)).text).toContain('Declined by Ann Client')
  })

  it('takes one answer, however often and however fast it is sent', async () => {
    const { id, token } = await office.sent()
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => accept(token)),
      ...Array.from({ length: 5 }, () => decline(token)),
    ])
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303))
    expect((await office.read(id)).history).toHaveLength(3)
  })

  it('asks for a name', async () => {
    const { id, token } = await office.sent()
    for (const name of ['', '   ', '\u0000']) {
      const response = await accept(token, name)
      expect(response.headers.get('location')).toBe(`../${token}?problem=name`)
    }
    expect((await page(`${token}?problem=name`)).text).toContain('Please type your name.')
    expect(await office.read(id)).toMatchObject({ status: 'viewed' })
  })

  it.each(['%E2%82%AC', 'a%0D%0ASet-Cookie:%20a=b', '..%2F..%2F%2Fexample.com', '%3Fa%23b'])(
    'asks for a name at %s, and nowhere else',
    async (path) => {
      const response = await office.browse({ form: { name: '' }, path: `${path}/accept` })
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toMatch(/^\.\.\/[\w.%:=-]+\?problem=name$/)
      expect(response.headers.get('set-cookie')).toBeNull()
    },
  )

  it.each([
    ['a name that is too long', { name: 'x'.repeat(121) }, 400],
    ['no field at all', {}, 400],
    ['a form that is too large', { name: 'x', note: 'x'.repeat(70_000) }, 413],
  ])('refuses %s with a page', async (_, form, status) => {
    const { token } = await office.sent()
    const response = await office.browse({ form: form as never, path: `${token}/decline` })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('text/html')
  })

  it('takes no JSON', async () => {
    const { token } = await office.sent()
    const response = await office.browse({
      body: { name: 'Ann' },
      method: 'POST',
      path: `${token}/accept`,
    })
    expect(response.status).toBe(400)
  })
})

describe('a link that leads nowhere', () => {
  const both = async (token: string) => [(await page(token)).status, (await accept(token)).status]

  it('was never made', async () => {
    const { token } = await office.sent()
    for (const text of [
      `${token.slice(0, 24)}${token.slice(24).split('').reverse().join('')}`,
      'x',
      '0'.repeat(88),
      '%00',
      '..%2f..',
    ]) {
      expect(await both(text)).toEqual([404, 404])
    }
    expect((await page('x')).text).toContain('There is no proposal behind this link')
  })

  it('was revoked, and comes back as another', async () => {
    const { id, token } = await office.sent()
    const { body: revoked } = await office.call(`/crm/proposals/${id}/revoke-link`)
    expect(revoked.doc).toMatchObject({ linkRevokedAt: expect.any(String) as string })
    expect(await both(token)).toEqual([404, 404])
    expect((await office.call(`/crm/proposals/${id}/link`, { method: 'GET' })).status).toBe(409)
    const { body } = await office.call(`/crm/proposals/${id}/renew-link`)
    expect(body.doc).toMatchObject({ linkRevokedAt: null })
    expect(body.url.endsWith(await tokenOf({ id, payload: office.payload }))).toBe(true)
    expect(await both(token)).toEqual([404, 404])
    expect((await page(body.url.split('/').at(-1)!)).status).toBe(200)
  })

  it('is that of a draft: there is none', async () => {
    const { id } = await office.draft()
    for (const [method, action] of [
      ['GET', 'link'],
      ['POST', 'renew-link'],
    ] as const) {
      // prettier-ignore
      expect((await office.call(`/crm/proposals/${id}/${action}`, { method })).status).toBe(409)
    }
  })

  it('is in the trash', async () => {
    const { id, token } = await office.sent()
    const data = { deletedAt: new Date().toISOString() }
    await office.payload.update({ id, collection: 'crm-proposals', data })
    expect(await both(token)).toEqual([404, 404])
  })

  it('has expired', async () => {
    const { id, token } = await office.sent({ expiresAt: '2099-01-01' })
    await pool().query(`update crm_proposals set expires_at = '2020-01-31T12:00Z' where id = $1`, [
      id,
    ])
    expect(await both(token)).toEqual([410, 410])
    expect((await page(token)).text).toContain('January 31, 2020')
    expect(await office.read(id)).toMatchObject({ status: 'sent' })
  })

  it('was replaced', async () => {
    const { id, token } = await office.sent()
    const { body } = await office.call(`/crm/proposals/${id}/revise`)
    await office.call(`/crm/proposals/${body.doc.id}/send`, { body: {} })
    expect(await both(token)).toEqual([410, 410])
    expect((await page(token)).text).toContain('A newer version has replaced this proposal')
  })
})

describe('what is stored of a link', () => {
  it('is half of it, and shown to nobody', async () => {
    const { id, token } = await office.sent()
    const { rows } = await pool().query('select * from crm_proposals where id = $1', [id])
    expect(JSON.stringify(rows)).toContain(token.slice(0, 24))
    expect(JSON.stringify(rows)).not.toContain(token.slice(24))
    const { body } = await office.call(`/crm-proposals/${id}`, {
      as: office.team.admin,
      method: 'GET',
    })
    expect(JSON.stringify(body)).not.toContain(token.slice(0, 24))
    const renewed = await office.call(`/crm/proposals/${id}/renew-link`)
    expect(renewed.body.doc).not.toHaveProperty('linkKey')
    const found = await office.call(`/crm-proposals?where[linkKey][exists]=true`, { method: 'GET' })
    expect(found.status).toBe(400)
  })
})
