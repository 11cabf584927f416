import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const nextConfig = {
  redirects: async () => [{ destination: '/admin/crm', permanent: false, source: '/' }],
  // Types are checked by `npm run types`, once, for the whole repository.
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(nextConfig, { devBundleServerPackages: false })
