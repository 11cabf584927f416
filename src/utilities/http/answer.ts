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
