import { html } from './html.js'

describe('html', () => {
  it('escapes what is put into it, in text and in attributes', () => {
    const nasty = `<script>alert("1")</script>' onload='x & y`
    expect(html`<a title="${nasty}">${nasty}</a>`.html).toBe(
      '<a title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=&#39;x &amp; y">' +
        '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onload=&#39;x &amp; y</a>',
    )
  })

  it('keeps its own pieces, alone and in lists, and shows nothing for nothing', () => {
    const rows = ['<', 2].map((cell) => html`<i>${cell}</i>`)
    expect(html`<p>${rows}${null}${undefined}${html`<b></b>`}</p>`.html).toBe(
      '<p><i>&lt;</i><i>2</i><b></b></p>',
    )
  })

  it('takes an object that only looks like a piece for text', () => {
    expect(html`${{ html: '<script>' }}`.html).toBe('[object Object]')
  })
})
