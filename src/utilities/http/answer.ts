/** What a route answers, as it goes over the wire. */
export class Answer {
  /** The body, JSON. */
  readonly text: string

  constructor(
    readonly status: number,
    body: unknown,
    readonly headers: Record<string, string> = {},
  ) {
    this.text = typeof body === 'string' ? body : JSON.stringify(body)
  }

  toResponse(): Response {
    return new Response(this.text, {
      headers: { 'Content-Type': 'application/json', ...this.headers },
      status: this.status,
    })
  }
}

/** An answer that is no text. */
export class BytesAnswer extends Answer {
  constructor(
    private readonly bytes: Uint8Array<ArrayBuffer>,
    headers: Record<string, string>,
  ) {
    super(200, '', headers)
  }

  override toResponse(): Response {
    return new Response(this.bytes, { headers: this.headers, status: this.status })
  }
}

/** An answer that is sent while it is made, as fast as it is taken. */
export class StreamAnswer extends Answer {
  constructor(
    private readonly parts: AsyncGenerator<string, void, undefined>,
    headers: Record<string, string>,
  ) {
    super(200, '', headers)
  }

  override toResponse(): Response {
    const { parts } = this
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      cancel: async () => {
        await parts.return()
      },
      pull: async (controller) => {
        const { done, value } = await parts.next()
        if (done) {
          controller.close()
        } else {
          controller.enqueue(encoder.encode(value))
        }
      },
    })
    return new Response(body, { headers: this.headers, status: this.status })
  }
}
