import type { FieldShape } from './fieldShapes.js'

import { isSameValue } from './isSameValue.js'

export type Doc = Record<string, unknown>

/**
 * The fields of a write that would change the document, by name. Fields that are not in the
 * document are left out: whoever read it may not see them.
 */
export const differingFields = ({
  current,
  shapes,
  written,
}: {
  current: Doc
  shapes: FieldShape[]
  written: Doc
}): string[] =>
  shapes
    .filter(
      (shape) =>
        shape.name in written &&
        shape.name in current &&
        !isSameValue({ a: written[shape.name], b: current[shape.name], shape }),
    )
    .map(({ name }) => name)
