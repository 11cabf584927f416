'use client'
import { useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

import { useCRMRequest } from '../../shared/api/useCRMRequest.js'

type Product = {
  minimumQuantity?: null | number
  name: string
  pricingModel: string
  unitPrice: number
}

const idOf = (value: unknown): null | number | string => {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

/** Fills a line from the rate card whenever another product is picked for it. */
export const useRateCard = ({
  productsSlug,
  rowPath,
}: {
  productsSlug: string
  /** Such as `lines.0`. */
  rowPath: string
}): void => {
  const product = idOf(useFormFields(([fields]) => fields[`${rowPath}.product`]?.value))
  const request = useCRMRequest()
  const { dispatchFields, getField, setModified } = useForm()
  const known = useRef(product)
  const filled = useRef<string | undefined>(undefined)

  useEffect(() => {
    if (product === known.current) {
      return undefined
    }
    known.current = product
    if (product === null) {
      return undefined
    }
    const controller = new AbortController()
    const fill = ({ name, minimumQuantity, pricingModel, unitPrice }: Product): void => {
      const label = getField(`${rowPath}.label`)?.value
      const quantity = getField(`${rowPath}.quantity`)?.value
      const values = {
        label: label && label !== filled.current ? label : name,
        price: unitPrice,
        pricingModel,
        quantity: Math.max(Number(quantity) || 1, minimumQuantity ?? 0),
      }
      for (const [key, value] of Object.entries(values)) {
        const path = `${rowPath}.${key}`
        if (getField(path)) {
          dispatchFields({ type: 'UPDATE', path, value })
        }
      }
      filled.current = name
      setModified(true)
    }
    void request<Product>({
      path: `/${productsSlug}/${product}?depth=0`,
      signal: controller.signal,
    }).then((answer) => {
      if (answer.ok && !controller.signal.aborted) {
        fill(answer.value)
      }
    })
    return () => controller.abort()
  }, [dispatchFields, getField, product, productsSlug, request, rowPath, setModified])
}
