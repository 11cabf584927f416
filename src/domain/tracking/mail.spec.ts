import { findMailLinks, trackMail } from './mail.js'

const MAIL = `<html><body>
<p><a href="https://example.com/a?x=1&amp;y=2">One</a> <A class='b' HREF='http://example.com/b'>Two</A></p>
<a href="https://example.com/a?x=1&amp;y=2">One again</a>
<a href="mailto:us@example.com">Mail</a> <a href="#top">Up</a> <a href="javascript:alert(1)">No</a>
<a data-no-track href="https://example.com/unsubscribe">Unsubscribe</a>
<link href="https://example.com/style.css">
</body></html>`

const tracking = {
  links: [
    { tracked: 'https://crm.example.com/c/1?a&b', url: 'https://example.com/a?x=1&y=2' },
    { tracked: 'https://crm.example.com/c/2', url: 'http://example.com/b' },
  ],
  pixel: 'https://crm.example.com/o/1',
}

it('finds the links of a mail, each once, as addresses', () => {
  expect(findMailLinks(MAIL)).toEqual(['https://example.com/a?x=1&y=2', 'http://example.com/b'])
})

it('puts tracked addresses in their places, and leaves everything else', () => {
  const sent = trackMail({ mail: MAIL, tracking })
  expect(sent.match(/https:\/\/crm\.example\.com\/c\/1\?a&amp;b"/g)).toHaveLength(2)
  expect(sent).toContain(`<A class='b' HREF="https://crm.example.com/c/2">`)
  expect(sent).not.toContain('https://example.com/a?x')
  for (const kept of ['mailto:us@example.com', '#top', 'example.com/unsubscribe', 'style.css']) {
    expect(sent).toContain(kept)
  }
})

it('puts the image at the end of the body, else at the end', () => {
  const image = '<img src="https://crm.example.com/o/1"'
  expect(trackMail({ mail: MAIL, tracking })).toMatch(/<img [^>]+><\/body><\/html>$/)
  expect(trackMail({ mail: '<p>Hello</p>', tracking })).toContain(`<p>Hello</p>${image}`)
})

it('is done with a mail of a megabyte in no time', () => {
  const long = `${'<a '.repeat(200_000)}${'x'.repeat(400_000)}`
  expect(findMailLinks(long)).toEqual([])
})
