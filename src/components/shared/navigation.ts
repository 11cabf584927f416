'use client'
/** The one place where client components meet Next's router. */
export { usePathname, useRouter, useSearchParams } from 'next/navigation.js'
